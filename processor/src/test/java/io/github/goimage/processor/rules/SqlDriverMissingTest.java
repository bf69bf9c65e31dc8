package io.github.goimage.processor.rules;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SqlDriverMissingTest {
    @TempDir
    Path directory;

    private RuleTester tester;

    @BeforeEach
    void setUp() {
        tester = RuleTester.of(SqlDriverMissing.class, directory).file("go.mod", GoService.mod());
    }

    private RuleTester opens(String driver, String imports) {
        return tester.file(
                "main.go", GoService.main("\"database/sql\"" + imports, "sql.Open(\"" + driver + "\", \"app\")"));
    }

    private void requires(String... modules) {
        StringBuilder mod = new StringBuilder(GoService.mod() + "\n");
        StringBuilder sum = new StringBuilder();
        for (String module : modules) {
            mod.append("require ").append(module).append('\n');
            sum.append(GoService.sum(module));
        }
        tester.file("go.mod", mod.toString()).file("go.sum", sum.toString());
    }

    @Test
    void warnsOfADriverThatNoModuleHas() {
        opens("pgx", "")
                .compile("user = 20000")
                .hasWarning(
                        "main",
                        1,
                        1,
                        "main.go:8 opens a database with the driver \"pgx\", which nothing imports: it is unknown when"
                                + " the program runs",
                        "import _ \"github.com/jackc/pgx/v5/stdlib\", and run go mod tidy");
    }

    @Test
    void warnsBesideModulesThatCannotBringIt() {
        requires("github.com/gorilla/mux v1.8.1");
        opens("mysql", ",\"github.com/gorilla/mux\"")
                .compile("user = 20000")
                .warns("[SqlDriverMissing]", "go-sql-driver");
    }

    @Test
    void warnsOfTheModuleWithoutThePackageThatRegisters() {
        requires("github.com/jackc/pgx/v5 v5.7.0");
        opens("pgx", ",\"github.com/jackc/pgx/v5\"").compile("user = 20000").warns("[SqlDriverMissing]", "v5/stdlib");
    }

    @Test
    void acceptsAnImport() {
        requires("github.com/jackc/pgx/v5 v5.7.0");
        opens("pgx", ",_ \"github.com/jackc/pgx/v5/stdlib\"").accepts("user = 20000");
    }

    @Test
    void saysNothingIfAnotherModuleMayImportIt() {
        requires("github.com/lib/pq v1.10.9", "example.com/store v1.0.0");
        opens("postgres", ",\"example.com/store\"").accepts("user = 20000");
    }

    @Test
    void acceptsAnOwnDriver() {
        opens("pgx", "")
                .file(
                        "driver.go",
                        "package main\n\nimport \"database/sql\"\n\nfunc init() {\n"
                                + "\tsql.Register(\"pgx\", nil)\n}\n")
                .accepts("user = 20000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme", ""})
    void saysNothingOfOtherNames(String driver) {
        opens(driver, "").accepts("user = 20000");
    }

    @Test
    void saysNothingOfAnOldModuleThatListsNotAll() {
        tester.file("go.mod", "module example.com/api\n\ngo 1.16\n\nrequire example.com/store v1.0.0\n")
                .file("go.sum", GoService.sum("example.com/store v1.0.0"));
        opens("pgx", ",\"example.com/store\"").accepts("user = 20000");
    }
}
