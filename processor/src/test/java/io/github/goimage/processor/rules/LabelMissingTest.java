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
                .hasError(
                        "labels",
                        1,
                        19,
                        "there is no label org.opencontainers.image.source, which labels.required lists",
                        "labels = \"org.opencontainers.image.source=…\"");
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
                .hasError(
                        "labels[1]",
                        1,
                        27,
                        "the label com.acme.owner, which labels.required lists, has no value",
                        "add a value after com.acme.owner=");
    }

    @Test
    void aLongerKeyIsAnother() {
        tester("labels.required = owner")
                .compile("labels = \"owners=x\"")
                .hasError(
                        "labels",
                        1,
                        19,
                        "there is no label owner, which labels.required lists",
                        "labels = \"owner=…\"");
    }

    /** goimage adds it, unless the annotation writes it. */
    @Test
    void theVersionThatTheBuildToolPassesIsALabel() {
        RuleTester tester =
                tester("labels.required = org.opencontainers.image.version").option("-Agoimage.version=1.4.0");

        tester.compile("labels = \"org.opencontainers.image.version=…\"")
                .hasError(
                        "labels",
                        1,
                        19,
                        "the label org.opencontainers.image.version, which labels.required lists, has no value",
                        "add a value after org.opencontainers.image.version=");
        tester.accepts("");
    }

    private RuleTester tester(String properties) {
        return RuleTester.of(LabelMissing.class, directory).file("goimage.properties", properties);
    }
}
