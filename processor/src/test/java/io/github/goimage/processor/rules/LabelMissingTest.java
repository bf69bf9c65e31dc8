package io.github.goimage.processor.rules;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LabelMissingTest {
    @TempDir
    Path directory;

    @Test
    void eachMissingLabelIsAnError() {
        tester("labels.required = com.acme.owner, org.opencontainers.image.source")
                .compile("labels = \"com.acme.owner=payments\"")
                .hasError(1, 19, """
                        [LabelMissing] com.acme.localcache @GoImage(labels): there is no label \
                        org.opencontainers.image.source, which labels.required asks for
                        fix: labels = "org.opencontainers.image.source=…"
                        https://github.com/goimage/goimage/blob/main/docs/rules/LabelMissing.md""");
    }

    @Test
    void allAreThere() {
        tester("labels.required = com.acme.owner").accepts("labels = {\"a=b\", \"com.acme.owner=payments\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "…"})
    void aLabelWithoutAValueIsNone(String value) {
        tester("labels.required = com.acme.owner")
                .compile("labels = {\"a=b\", \"com.acme.owner=" + value + "\"}")
                .hasError(1, 27, """
                        [LabelMissing] com.acme.localcache @GoImage(labels[1]): the label com.acme.owner, which \
                        labels.required asks for, has no value
                        fix: a value behind com.acme.owner=
                        https://github.com/goimage/goimage/blob/main/docs/rules/LabelMissing.md""");
    }

    @Test
    void aLongerKeyIsAnother() {
        tester("labels.required = owner").compile("labels = \"owners=x\"").hasError(1, 19, """
                [LabelMissing] com.acme.localcache @GoImage(labels): there is no label owner, which labels.required asks for
                fix: labels = "owner=…"
                https://github.com/goimage/goimage/blob/main/docs/rules/LabelMissing.md""");
    }

    private RuleTester tester(String properties) {
        return RuleTester.of(LabelMissing.class, directory).file("goimage.properties", properties);
    }
}
