package io.github.goimage.processor.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AmbiguousModuleTest {
    @TempDir
    Path directory;

    private RuleTester tester;

    @BeforeEach
    void setUp() {
        tester = RuleTester.of(AmbiguousModule.class, directory);
        module("src/cart");
        module("src/web-shop");
    }

    private void module(String module) {
        tester.file(module + "/go.mod", GoService.mod()).file(module + "/main.go", "package main\n\nfunc main() {}\n");
    }

    @Test
    void refusesToChoose() {
        tester.compile("port = 8000")
                .hasError(
                        "module",
                        1,
                        1,
                        "the project has several Go modules: src/cart, src/web-shop",
                        "module = \"src/cart\", or one of src/web-shop");
    }

    @Test
    void writesAnAnnotationForEach() {
        tester.file("src/tools/go.mod", GoService.mod())
                .file("src/tools/a/main.go", "package main\n\nfunc main() {}\n")
                .file("src/tools/b/main.go", "package main\n\nfunc main() {}\n");
        String fix = tester.compilePackage("@GoImage").fixes().get(0);
        assertEquals(
                "module = \"src/cart\", or one of src/tools, src/web-shop; for an image of each: "
                        + "@GoImage(name = \"cart\", module = \"src/cart\") "
                        + "@GoImage(name = \"tools\", module = \"src/tools\", main = \"./a\") "
                        + "@GoImage(name = \"web-shop\", module = \"src/web-shop\")",
                fix);
        tester.compilePackage(fix.substring(fix.indexOf("@GoImage"))).isWritten();
    }

    @Test
    void acceptsTheOnlyOneWithAProgram() {
        tester.file("src/web-shop/main.go", "package shop\n").accepts("port = 8000");
    }

    @Test
    void acceptsANamedOne() {
        tester.accepts("module = \"src/web-shop\"");
    }

    @Test
    void imagesHaveNamesOfTheirOwn() {
        assertEquals(
                List.of("api", "b-api", "ap-i2", "service", "x"),
                ImageNames.ofDirectories(List.of("a/api", "b/api", "ap-i", ".", "X")));
    }
}
