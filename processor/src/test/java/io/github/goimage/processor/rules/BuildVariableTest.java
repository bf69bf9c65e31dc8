package io.github.goimage.processor.rules;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BuildVariableTest {
    @TempDir
    Path directory;

    private RuleTester tester;

    @BeforeEach
    void setUp() {
        tester = RuleTester.of(BuildVariable.class, directory)
                .file("go.mod", GoService.mod())
                .file("main.go", "package main\n\nfunc main() {}\n");
    }

    @Test
    void warnsOfTheFipsModule() {
        tester.compile("env = {\"A=1\", \"GOFIPS140=latest\"}")
                .hasWarning(
                        "env[1]",
                        1,
                        24,
                        "GOFIPS140 is read by the go command when it builds, not by the service",
                        "GODEBUG=fips140=on in env, which turns FIPS mode on; to select the module:"
                                + " build = @Build(flags = \"GOFIPS140=latest\")");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CGO_ENABLED=1", "GOAMD64=v3", "GOFLAGS=-race", "GOEXPERIMENT=jsonv2"})
    void warnsOfOthers(String line) {
        tester.compile("env = \"" + line + "\"").warns("is read by the go command when it builds");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GODEBUG=fips140=on", "GOMAXPROCS=2", "GOPROXY=direct", "X=GOFIPS140=1"})
    void acceptsWhatAServiceMayRead(String line) {
        tester.accepts("env = \"" + line + "\"");
    }

    @Test
    void acceptsWhatAGoCommandInTheImageReads() {
        tester.accepts(
                "base = ALPINE, from = \"golang:1.26-alpine\", env = {\"GOFLAGS=-mod=mod\", \"GOEXPERIMENT=jsonv2\"}");
    }
}
