package io.github.goimage.processor.rules;

import io.github.goimage.processor.rule.Shown;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LabelFormatTest {
    @TempDir
    Path directory;

    private RuleTester tester;

    @BeforeEach
    void setUp() {
        tester = RuleTester.of(LabelFormat.class, directory);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            source        | git@github.com:acme/api.git | an absolute URL            | https://github.com/acme/api
            source        | github.com/acme/orders      | an absolute URL            | https://github.com/acme/orders
            documentation | see the wiki                | an absolute URL            | https://github.com/acme/api
            url           | https://                    | an absolute URL            | https://github.com/acme/api
            created       | 2026-11-30                  | an RFC 3339 time           | 2026-11-30T12:00:00Z
            created       | 2026-13-30T12:00:00Z        | an RFC 3339 time           | 2026-11-30T12:00:00Z
            created       | 2026-11-30 12:00:00         | an RFC 3339 time           | 2026-11-30T12:00:00Z
            licenses      | Apache 2.0                  | an SPDX license expression | Apache-2.0
            licenses      | MIT License                 | an SPDX license expression | MIT
            licenses      | proprietary                 | an SPDX license expression | Apache-2.0
            base.digest   | sha256:0123                 | a digest                   | sha256:…
            base.name     | alpine 3                    | an image reference         | docker.io/library/alpine:3.24
            """)
    void warnsOfAnotherForm(String name, String value, String form, String mended) {
        String key = "org.opencontainers.image." + name;
        tester.compile("labels = \"" + key + "=" + value + "\"")
                .hasWarning(
                        "labels",
                        1,
                        19,
                        "\"%s\" is not %s, which %s requires".formatted(value, form, key),
                        "labels = \"%s=%s\"".formatted(key, mended));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            version  | 1.4  | a semantic version | 1.4.0
            version  | 1.4.0-01 | a semantic version | 1.4.0
            version  | main | a semantic version | 1.4.0
            revision | r1234 | a Git commit | 4f2c1d09b7a6e5f8c3b2a1908f7e6d5c4b3a2910
            """)
    void advisesWhereTheSpecificationAllowsMore(String name, String value, String form, String mended) {
        String key = "org.opencontainers.image." + name;
        tester.compile("labels = \"" + key + "=" + value + "\"")
                .hasAdvice(
                        "labels",
                        "\"%s\" is not %s, which %s requires".formatted(value, form, key),
                        "labels = \"%s=%s\"".formatted(key, mended));
    }

    @Test
    void warnsOfAnEmptyLabel() {
        tester.compile("labels = {\"com.acme.flag=\", \"org.opencontainers.image.title=\"}")
                .hasWarning(
                        "labels[1]",
                        1,
                        38,
                        "the label org.opencontainers.image.title is empty",
                        "remove it, or give it a value: \"org.opencontainers.image.title=…\"");
    }

    @Test
    void warnsOfALabelThatOciDoesNotKnow() {
        tester.compile("labels = \"org.opencontainers.image.license=MIT\"")
                .hasWarning(
                        "labels",
                        1,
                        19,
                        "\"org.opencontainers.image.license\" is not a label that OCI defines; OCI reserves"
                                + " org.opencontainers.image. for itself",
                        "labels = \"org.opencontainers.image.licenses=…\"");
    }

    @Test
    void namesALabelOfOnesOwnWhereNoneIsNear() {
        tester.compile("labels = \"org.opencontainers.image.team=orders\"")
                .hasWarning(
                        "labels",
                        1,
                        19,
                        "\"org.opencontainers.image.team\" is not a label that OCI defines; OCI reserves"
                                + " org.opencontainers.image. for itself",
                        "use a name below your own domain, such as labels = \"com.acme.key=…\"");
    }

    @Test
    void aVersionOfManyPartsIsReadToItsEnd() {
        String version = "1.0.0-a" + ".1a".repeat(10_000) + "+b" + ".b".repeat(10_000);
        tester.accepts("labels = \"org.opencontainers.image.version=" + version + "\"");
        tester.compile("labels = \"org.opencontainers.image.version=" + version + ".\"")
                .hasAdvice("labels", "");
    }

    @Test
    void anAddressOfManyPartsIsReadToItsEnd() {
        String host = "a" + ".a".repeat(20_000);
        tester.compile("labels = \"org.opencontainers.image.url=" + host + "/x\"")
                .hasWarning(
                        "labels",
                        1,
                        19,
                        Shown.of(host + "/x") + " is not an absolute URL, which org.opencontainers.image.url requires",
                        "labels = \"org.opencontainers.image.url=https://" + host + "/x\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "url=https://acme.example",
                "source=ssh://git@acme.example/api.git",
                "documentation=https://acme.example/docs?x=1#y",
                "created=2026-11-30T12:00:00.123+01:00",
                "licenses=MIT OR (GPL-2.0-only WITH Classpath-exception-2.0 AND LicenseRef-acme)",
                "licenses=apache-2.0",
                "version=1.4.0-rc.1+build.5",
                "version=v1.4.0",
                "version=1.4.0-0.1a.10.-",
                "revision=4f2c1d0",
                "revision=4f2c1d09b7a6e5f8c3b2a1908f7e6d5c4b3a2910",
                "base.name=docker.io/library/alpine:3.24",
                "base.digest=sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
                "authors=The orders team",
                "vendor=Acme",
                "title=orders",
                "description=Takes orders.",
                "ref.name=1.4",
            })
    void acceptsTheRightForm(String label) {
        tester.accepts("labels = \"org.opencontainers.image." + label + "\"");
    }

    @Test
    void leavesOtherLabelsAlone() {
        tester.accepts("labels = {\"com.acme.created=yesterday\", \"version=main\", \"com.acme.flag=\"}");
    }
}
