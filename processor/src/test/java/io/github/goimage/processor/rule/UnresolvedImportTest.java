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

    @Test
    void refusesWhatIsNotInVendor() {
        vendored("# github.com/acme/errors v1.0.0\n## explicit\ngithub.com/acme/errors\n")
                .file("main.go", main("github.com/acme/errors"));
        notInVendor("github.com/acme/errors");
        tester.file("main.go", main("github.com/acme/errors/stack"))
                .file("vendor/github.com/acme/errors/errors.go", "package errors\n");
        notInVendor("github.com/acme/errors/stack");
        tester.file("main.go", main("github.com/acme/errors"));
        tester.accepts("port = 8000");
    }

    private void notInVendor(String path) {
        tester.compile("port = 8000").hasError(1, 1, """
                [UnresolvedImport] com.acme.localcache @GoImage(main): main.go:3: vendor does not hold "%s"
                fix: run go mod vendor in .
                https://github.com/goimage/goimage/blob/main/docs/rules/UnresolvedImport.md""".formatted(path));
    }

    @Test
    void leavesAVendorDirectoryOfAnotherGoModToInconsistentVendor() {
        vendored("# github.com/acme/errors v0.9.0\n## explicit\ngithub.com/acme/errors\n")
                .file("main.go", main("github.com/acme/errors"));
        tester.compile("port = 8000").hasError(1, 1, """
                [InconsistentVendor] com.acme.localcache @GoImage(module): go.mod:5: github.com/acme/errors@v1.0.0 is \
                explicitly required in go.mod, but not marked as explicit in vendor/modules.txt; and 1 other
                fix: run go mod vendor in .
                https://github.com/goimage/goimage/blob/main/docs/rules/InconsistentVendor.md""");
    }

    private RuleTester vendored(String list) {
        return tester.file("go.mod", "module example.com/api\n\ngo 1.26\n\nrequire github.com/acme/errors v1.0.0\n")
                .file("vendor/modules.txt", list);
    }

    private static String main(String path) {
        return "package main\n\nimport _ \"" + path + "\"\n\nfunc main() {}\n";
    }
}
