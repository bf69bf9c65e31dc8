package io.github.goimage.processor.rule;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UnresolvedImportTest {
    @TempDir
    Path directory;

    private RuleTester tester;

    @BeforeEach
    void setUp() {
        tester = RuleTester.of(UnresolvedImport.class, directory).file("go.mod", "module example.com/api\n\ngo 1.26\n");
    }

    @Test
    void refusesAPackageOfTheModuleThatIsNotThere() {
        tester.file("main.go", main("example.com/api/internal/gen"));
        tester.compile("port = 8000").hasError(1, 1, """
                [UnresolvedImport] com.acme.localcache @GoImage(main): main.go:3: no required module holds \
                "example.com/api/internal/gen"
                fix: run go mod tidy in the module, or write the package; where it is generated, generate it before javac \
                runs
                https://github.com/goimage/goimage/blob/main/docs/rules/UnresolvedImport.md""");
    }

    @Test
    void refusesAModuleThatIsNotRequired() {
        tester.file("main.go", main("github.com/acme/other"));
        tester.compile("port = 8000").hasError(1, 1, """
                [UnresolvedImport] com.acme.localcache @GoImage(main): main.go:3: no required module holds \
                "github.com/acme/other"
                fix: run go mod tidy in the module, or write the package; where it is generated, generate it before javac \
                runs
                https://github.com/goimage/goimage/blob/main/docs/rules/UnresolvedImport.md""");
    }

    @Test
    void acceptsWhatIsThereAndWhatTheProgramDoesNotReach() {
        tester.file("main.go", main("example.com/api/internal/gen"))
                .file("internal/gen/gen.go", "package gen\n")
                .file("unused/unused.go", "package unused\n\nimport _ \"github.com/acme/other\"\n");
        tester.accepts("port = 8000");
    }

    private static String main(String path) {
        return "package main\n\nimport _ \"" + path + "\"\n\nfunc main() {}\n";
    }
}
