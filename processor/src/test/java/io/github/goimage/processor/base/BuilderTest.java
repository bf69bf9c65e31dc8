package io.github.goimage.processor.base;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.goimage.processor.base.Builder.Linkage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BuilderTest {
    private static final String DIGEST = "@sha256:" + "a".repeat(64);

    @ParameterizedTest
    @CsvSource({
        "golang:1.26, 1.26, false",
        "golang:1.26-alpine, 1.26, false",
        "golang:alpine, 1.26, false",
        "docker.io/library/golang, 1.26, false",
        "example.com/mirror/golang:1.26-alpine, 1.26, false",
        "golang:1.26.3, 1.26.3, false",
        "golang:1.27rc1, 1.27rc1, false",
        "golang:1.26-alpine@, 1.26, true",
        "golang:1.26.3@, 1.26.3, false",
        "example.com/go:7, 1.26, true",
        "example.com/go, 1.26, true",
        "example.com/go:7, 1.26.3, false",
        "example.com/go:7@, 1.26, true"
    })
    void aPatchIsHiddenByADigestAndByATagOfACompany(String reference, String go, boolean hidden) {
        String locked = reference.replace("@", DIGEST);
        assertEquals(hidden, new Builder(reference, go, Linkage.NO_C, false).hidesPatch(locked));
    }

    @ParameterizedTest
    @CsvSource({
        "golang:1.26, 1.26",
        "golang:1.26-alpine3.22, 1.26",
        "golang:1.26.3-trixie, 1.26.3",
        "golang:1.27rc1-alpine, 1.27rc1",
        "golang:1.27rc-odd, 1.27",
        "golang:alpine, ''",
        "example.com/golang:1.26, ''"
    })
    void theTagOfTheOfficialImageNamesTheRelease(String reference, String release) {
        assertEquals(release, Builder.releaseOf(reference));
    }
}
