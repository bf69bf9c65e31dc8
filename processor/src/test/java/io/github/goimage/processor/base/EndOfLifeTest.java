package io.github.goimage.processor.base;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.goimage.processor.golang.version.GoVersion;
import io.github.goimage.processor.table.Table;
import io.github.goimage.rule.Base;
import io.github.goimage.rule.BuildSpec;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EndOfLifeTest {
    @ParameterizedTest
    @CsvSource({
        "alpine:3.21, Alpine 3.21, 2026-11-01",
        "alpine:3.21.6, Alpine 3.21, 2026-11-01",
        "alpine:3.0, Alpine 3.0, 2016-05-01",
        "docker.io/library/alpine:3.15, Alpine 3.15, 2023-11-01",
        "debian:bullseye-slim, Debian 11, 2026-08-31",
        "debian:bullseye-20240101-slim, Debian 11, 2026-08-31",
        "debian:11, Debian 11, 2026-08-31",
        "debian:11.7-slim, Debian 11, 2026-08-31",
        "debian:10, Debian 10, 2024-06-30",
        "ubuntu:20.04, Ubuntu 20.04, 2025-05-31",
        "ubuntu:focal-20230101, Ubuntu 20.04, 2025-05-31",
        "buildpack-deps:buster-curl, Debian 10, 2024-06-30",
        "nginx:1.29-alpine3.19-slim, Alpine 3.19, 2025-11-01",
        "golang:1.25-trixie, Go 1.25, Go 1.27 was released",
        "golang:1.20.4, Go 1.20, Go 1.22 was released",
        "golang:1.26-bullseye, Debian 11, 2026-08-31",
        "alpine:2.7, Alpine 2.7, 2015-11-01",
        "debian:6.0.10, Debian 6, 2016-02-29",
        "centos:7, CentOS 7, 2024-06-30",
        "centos:centos7.9.2009, CentOS 7, 2024-06-30",
        "fedora:39, Fedora 39, 2024-11-26",
        "amazonlinux:2018.03.0.20231218.0, Amazon Linux 2018.03, 2023-12-31",
        "oraclelinux:6-slim, Oracle Linux 6, 2021-03-31",
        "gcr.io/distroless/static-debian12:nonroot, distroless of Debian 12, 2026-09-01",
        "gcr.io/distroless/base-nossl-debian11, distroless of Debian 11, 2024-06-10",
    })
    void knowsWhatIsOutOfSupport(String image, String release, String since) {
        EndOfLife end = EndOfLife.of(ImageReference.parse(image).orElseThrow()).orElseThrow();

        assertEquals(release, end.release());
        assertEquals(since, end.since());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alpine:3.22",
                "alpine:3.24.1",
                "alpine:3.100",
                "alpine:edge",
                "alpine",
                "debian:bookworm-slim",
                "debian:12",
                "debian:stable-slim",
                "debian:testing",
                "ubuntu:22.04",
                "ubuntu:26.04",
                "golang:1.26-alpine",
                "golang:1-alpine",
                "golang:1.27rc1",
                "golang:2.0",
                "nginx:3.20",
                "busybox:1.36.1",
                "registry.acme.example/alpine:3.10",
                "acme/debian:11",
                "gcr.io/distroless/static-debian13:nonroot",
                "gcr.io/distroless/static:nonroot",
                "gcr.io/distroless/cc",
                "fedora:44",
                "amazonlinux:2023",
                "oraclelinux:9-slim",
                "rockylinux:9",
                "cgr.dev/chainguard/static:1.1",
            })
    void knowsNothingOfOthers(String image) {
        assertEquals(Optional.empty(), EndOfLife.of(ImageReference.parse(image).orElseThrow()));
    }

    /** Each branch of Alpine up to the newest in the table, so that none is forgotten between two others. */
    @Test
    void knowsEveryBranchOfAlpine() {
        List<Integer> branches = Table.read("ends-of-life.tsv").stream()
                .filter(row -> row.get(0).equals("alpine") && row.get(1).startsWith("3."))
                .map(row -> Integer.valueOf(row.get(1).substring(2)))
                .sorted()
                .toList();

        assertEquals(IntStream.range(0, branches.size()).boxed().toList(), branches);
    }

    @ParameterizedTest
    @EnumSource
    void noBaseOfOursIsOutOfSupport(Base base) {
        assertEquals(
                Optional.empty(),
                EndOfLife.of(
                        ImageReference.parse(BaseImage.of(base).reference()).orElseThrow()));
    }

    @ParameterizedTest
    @EnumSource
    void noBuilderOfOursIsOutOfSupport(Base base) {
        for (boolean cgo : new boolean[] {true, false}) {
            Builder builder = Builder.of(
                    new BuildSpec("", "", cgo, List.of(), List.of(), List.of(), List.of(), List.of(), ""),
                    GoVersion.parse("1.18"),
                    Optional.empty(),
                    false,
                    BaseImage.of(base));
            assertEquals(
                    Optional.empty(),
                    EndOfLife.of(ImageReference.parse(builder.reference()).orElseThrow()));
        }
    }
}
