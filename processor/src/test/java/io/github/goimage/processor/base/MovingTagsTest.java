package io.github.goimage.processor.base;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MovingTagsTest {
    @ParameterizedTest
    @CsvSource({
        "debian:oldoldstable, oldoldstable",
        "debian:stable-slim, stable",
        "debian:sid, sid",
        "debian:unstable-slim, unstable",
        "debian:testing-backports, testing",
        "debian:experimental, experimental",
        "debian:rc-buggy, rc-buggy",
        "docker.io/library/debian:sid, sid",
        "debian:forky-slim, forky",
        "alpine:edge, edge",
        "ubuntu:devel, devel",
        "ubuntu:rolling, rolling",
        "golang:tip-alpine, tip",
        "golang:alpine, alpine",
        "golang:alpine3.24, alpine3.24",
        "golang:trixie, trixie",
        "golang:bookworm, bookworm",
        "golang:1, 1",
        "golang:1-alpine3.24, 1",
        "golang:nanoserver-ltsc2025, nanoserver",
        "fedora:rawhide, rawhide",
        "archlinux:base-devel, base-devel",
        "busybox:musl, musl",
        "cgr.dev/chainguard/static:latest, latest",
        "cgr.dev/chainguard/static:latest-glibc, latest",
    })
    void findsTheMovingPart(String image, String part) {
        assertEquals(
                Optional.of(part), MovingTags.in(ImageReference.parse(image).orElseThrow()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "debian:trixie-slim",
                "debian:sid-20260202-slim",
                "debian",
                "alpine:3.24",
                "alpine:20260127",
                "ubuntu:noble",
                "golang:1.26-alpine",
                "golang:1.26",
                "golang:1.27rc1-trixie",
                "golang:tip-20260102-alpine",
                "golang",
                "acme/golang:trixie",
                "archlinux:base-20260101.0.478123",
                "busybox:1.37-musl",
                "acme/debian:sid",
                "registry.acme.example/alpine:edge",
                "nginx:edge",
                "gcr.io/distroless/static-debian13:nonroot",
            })
    void leavesTheRestAlone(String image) {
        assertEquals(Optional.empty(), MovingTags.in(ImageReference.parse(image).orElseThrow()));
    }
}
