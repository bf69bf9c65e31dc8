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
                        "module = \"src/cart\", or src/web-shop");
    }

    @Test
    void writesAnAnnotationForEach() {
        tester.file("src/tools/go.mod", GoService.mod())
                .file("src/tools/a/main.go", "package main\n\nfunc main() {}\n")
                .file("src/tools/b/main.go", "package main\n\nfunc main() {}\n");
        String fix = tester.compilePackage("@GoImage").fixes().get(0);
        assertEquals(
                "module = \"src/cart\", or one of src/web-shop, src/tools; for an image of each: "
                        + "@GoImage(name = \"cart\", module = \"src/cart\") "
                        + "@GoImage(name = \"web-shop\", module = \"src/web-shop\") "
                        + "@GoImage(name = \"tools\", module = \"src/tools\", main = \"./a\")",
                fix);
        tester.compilePackage(fix.substring(fix.indexOf("@GoImage"))).isWritten();
    }

    @Test
    void theFixIsNotTheNextError() {
        tester.file("localcache/go.mod", GoService.mod())
                .file("localcache/a/main.go", "package main\n\nfunc main() {}\n")
                .file("localcache/b/main.go", "package main\n\nfunc main() {}\n");
        assertEquals(
                "module = \"localcache\", main = \"./a\", or one of src/cart, src/web-shop",
                tester.compile("port = 8000").fixes().get(0));
        tester.accepts("module = \"localcache\", main = \"./a\"");
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
