package io.github.goimage.processor.rules;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TagsOfReleaseTest {
    private static final String QUIC = "builds with with_quic, with_utls, and this image without";

    @TempDir
    Path directory;

    private RuleTester tester;

    @BeforeEach
    void setUp() {
        tester = RuleTester.of(TagsOfRelease.class, directory)
                .file("go.mod", GoService.mod())
                .file("main.go", "package main\n\nfunc main() {}\n");
    }

    @Test
    void namesTheTagsOfAMakefile() {
        tester.file("Makefile", "build:\n\tCGO_ENABLED=0 go build -tags=with_quic,netgo,with_utls .\n")
                .compile("")
                .hasAdvice("build.tags", "Makefile:2 " + QUIC, "build = @Build(tags = {\"with_quic\", \"with_utls\"})");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TAGS ?= with_quic with_utls\nbuild:\n\tgo build -tags \"$(TAGS)\" .\n",
                "TAGS = $(shell cat release/TAGS)\nP := -v -tags \"$(TAGS)\"\nb:\n\texport A=b && go build $(P) .\n",
                "GO ?= go\nb:\n\t@$(GO) install \\\n\t  -tags='with_quic with_utls' ./cmd/a\n",
            })
    void readsVariablesAndFiles(String makefile) {
        tester.file("Makefile", makefile)
                .file("release/TAGS", "with_quic,with_utls\n")
                .compile("build = @Build(cgo = false)")
                .advises(QUIC, "fix: tags = {\"with_quic\", \"with_utls\"} in @Build");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "builds:\n  - id: a\n    tags:\n      - netgo\n      - with_quic\n      - with_utls\n    goos: [linux]\n",
                "builds:\n  - flags:\n      - -trimpath\n      - -tags=with_quic,with_utls\n",
                "builds:\n  - main: .\n    tags: [with_quic, with_utls]\n",
                "builds:\n- tags:\n  - with_quic\n  - with_utls\n  goos:\n  - linux\n",
            })
    void namesTheTagsOfGoreleaser(String file) {
        tester.file(".goreleaser.yaml", file).compile("").advises(QUIC);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "test:\n\tgo test -tags integration ./...\n",
                "build:\n\tgo build -tags netgo,osusergo .\n",
                "build:\n\tgo build -tags \"$(UNKNOWN)\" .\n",
                "A = $(B)\nB = $(A)\nbuild:\n\tgo build -tags \"$(A)\" .\n",
                "# go build -tags commented\nbuild:\n\tgo build .\n",
                "build:\n\tdocker build -tags x .\n",
            })
    void saysNothingOfOtherTags(String makefile) {
        tester.file("Makefile", makefile).accepts("");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "builds:\n  - main: .\nchocolateys:\n  - tags: \"go build devops\"\n",
                "kos:\n  - tags:\n    - latest\n    - '{{.Tag}}'\n",
                "builds:\n  - tags:\n      - '{{ .Env.TAG }}'\n"
            })
    void saysNothingOfTheTagsOfPackages(String file) {
        tester.file(".goreleaser.yml", file).accepts("");
    }

    @Test
    void saysNothingIfTheAnnotationDecides() {
        tester.file("Makefile", "build:\n\tgo build -tags with_quic .\n");
        tester.accepts("build = @Build(tags = \"other\")");
        tester.accepts("build = @Build(tags = {})");
    }

    @Test
    void saysNothingOfATagThatOnlyOtherSystemsKnow() {
        tester.file("Makefile", "build:\n\tgo build -tags kqueue .\ndebug:\n\tgo build -tags dev .\n")
                .accepts("");
        tester.file("Makefile", "build:\n\tgo build -tags kqueue,with_quic .\n")
                .compile("")
                .advises("builds with kqueue, with_quic");
    }
}
