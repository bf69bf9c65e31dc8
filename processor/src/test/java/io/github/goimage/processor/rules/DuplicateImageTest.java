package io.github.goimage.processor.rules;

import static io.github.goimage.processor.rules.RuleTester.error;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.goimage.processor.TestCompiler;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DuplicateImageTest {
    @TempDir
    Path directory;

    private RuleTester tester;

    @BeforeEach
    void setUp() {
        tester = RuleTester.of(DuplicateImage.class, directory);
    }

    @Test
    void refusesBothImagesOfOneName() {
        tester.compilePackage("""
                @GoImage(name = "api")
                @GoImage(name = "api", port = 8000)""")
                .hasErrors(
                        error(
                                "[0](name)",
                                1,
                                17,
                                "\"api\" is also the name of an image of package com.acme.localcache",
                                "rename one of the two"),
                        error(
                                "[1](name)",
                                2,
                                17,
                                "\"api\" is also the name of an image of package com.acme.localcache",
                                "name = \"api-2\", or any name that no other image has"));
    }

    @Test
    void refusesTwoNamesOfOneClass() {
        tester.compilePackage("""
                @GoImage(name = "order-api")
                @GoImage(name = "order.api")""")
                .hasErrors(
                        error(
                                "[0](name)",
                                1,
                                17,
                                "\"order-api\" and \"order.api\" both produce the class"
                                        + " com.acme.localcache.OrderApiImage",
                                "rename one of the two"),
                        error(
                                "[1](name)",
                                2,
                                17,
                                "\"order.api\" and \"order-api\" both produce the class"
                                        + " com.acme.localcache.OrderApiImage",
                                "name = \"order.api-2\", or any name that no other image has"));
    }

    @Test
    void refusesTwoNamesOfOneFileWhereCaseDoesNotCount() {
        tester.compilePackage("""
                @GoImage(name = "c-d")
                @GoImage(name = "cd")""")
                .hasErrors(
                        error(
                                "[0](name)",
                                1,
                                17,
                                "\"c-d\" and \"cd\" produce the classes com.acme.localcache.CDImage and"
                                        + " com.acme.localcache.CdImage,"
                                        + " which differ only in case",
                                "rename one of the two"),
                        error(
                                "[1](name)",
                                2,
                                17,
                                "\"cd\" and \"c-d\" produce the classes com.acme.localcache.CdImage and"
                                        + " com.acme.localcache.CDImage,"
                                        + " which differ only in case",
                                "name = \"cd-2\", or any name that no other image has"));
    }

    @Test
    void proposesADifferentNameForTheImageOfEachPackage() {
        List<String> texts = TestCompiler.in(directory)
                .source("orders/package-info.java", source("com.acme.orders"))
                .source("billing/package-info.java", source("com.acme.billing"))
                .javac()
                .findingTexts();

        assertEquals(
                List.of(
                        "fix: name = \"billing-api\", or any name that no other image has",
                        "fix: name = \"orders-api\", or any name that no other image has"),
                texts.stream()
                        .map(text -> text.lines().toList().get(1))
                        .sorted()
                        .toList());
    }

    private static String source(String name) {
        return "@GoImage(name = \"api\")\npackage " + name + ";\n\nimport io.github.goimage.GoImage;\n";
    }

    @Test
    void acceptsOtherNames() {
        tester.compilePackage("""
                @GoImage(name = "api")
                @GoImage(name = "apis")""").isWritten();
    }
}
