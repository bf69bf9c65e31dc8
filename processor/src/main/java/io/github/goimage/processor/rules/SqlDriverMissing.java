package io.github.goimage.processor.rules;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.golang.facts.Fact.SqlDriver;
import io.github.goimage.processor.golang.facts.Fact.SqlRegistration;
import io.github.goimage.processor.golang.graph.GoModule;
import io.github.goimage.processor.golang.source.GoImport;
import io.github.goimage.processor.rule.JudgedImage;
import io.github.goimage.processor.rule.OwnRule;
import io.github.goimage.processor.rule.Shown;
import io.github.goimage.processor.service.Program;
import io.github.goimage.processor.service.Source;
import io.github.goimage.rule.AttributePath;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Warns of a database that is opened with a driver which nothing imports: package database/sql says "unknown driver". A
 * driver registers itself when its package is imported, so the compiler misses no name.
 *
 * <p>Modules import drivers, too. Their code is not read, so the rule speaks only if go.mod requires no module that has
 * the driver, or if the program imports no other module than that one.
 *
 * @see <a href="https://pkg.go.dev/database/sql#Register">database/sql, Register</a>
 */
@AutoService(Rule.class)
@RuleInfo(summary = "a database driver that nothing imports", severity = Severity.WARN)
public final class SqlDriverMissing extends OwnRule {
    /** The packages that register a driver of a name; the first is the one to import. */
    private static final Map<String, List<String>> PACKAGES = Map.of(
            "clickhouse", List.of("github.com/ClickHouse/clickhouse-go/v2"),
            "duckdb", List.of("github.com/marcboeker/go-duckdb/v2", "github.com/duckdb/duckdb-go/v2"),
            "mysql", List.of("github.com/go-sql-driver/mysql"),
            "oracle", List.of("github.com/sijms/go-ora/v2"),
            "pgx",
                    List.of(
                            "github.com/jackc/pgx/v5/stdlib",
                            "github.com/jackc/pgx/v4/stdlib",
                            "github.com/jackc/pgx/stdlib"),
            "postgres", List.of("github.com/lib/pq"),
            "sqlite", List.of("modernc.org/sqlite", "github.com/glebarez/go-sqlite", "github.com/glebarez/sqlite"),
            "sqlite3", List.of("github.com/mattn/go-sqlite3", "github.com/ncruces/go-sqlite3"),
            "sqlserver", List.of("github.com/microsoft/go-mssqldb", "github.com/denisenkom/go-mssqldb"));

    @Override
    protected List<Finding> findings(JudgedImage subject) {
        return subject.source().stream()
                .flatMap(source -> source.program().stream().flatMap(program -> findings(program, source)))
                .toList();
    }

    private static Stream<Finding> findings(Program program, Source source) {
        if (program.facts().first(SqlRegistration.class).isPresent()) {
            return Stream.empty();
        }
        return program.facts().of(SqlDriver.class).stream()
                .filter(driver -> isMissing(packages(driver), program, source))
                .map(driver -> new Finding(
                                AttributePath.of("main"),
                                driver.place().at() + " opens a database with the driver " + Shown.of(driver.name())
                                        + ", which nothing imports: it is unknown when the program runs",
                                "import _ \"" + packages(driver).get(0) + "\", and run go mod tidy")
                        .about(driver.name()));
    }

    /** Returns the packages of which each registers a driver; none if the driver is not known. */
    private static List<String> packages(SqlDriver driver) {
        return PACKAGES.getOrDefault(driver.name(), List.of());
    }

    private static boolean isMissing(List<String> packages, Program program, Source source) {
        if (packages.isEmpty()) {
            return false;
        }
        boolean imported = program.graphs().stream()
                .flatMap(graph -> graph.all())
                .flatMap(found -> found.compiledFiles().stream())
                .flatMap(file -> file.imports().stream())
                .map(GoImport::path)
                .anyMatch(path -> packages.stream().anyMatch(driver -> isOf(path, driver)));
        if (imported) {
            return false;
        }
        boolean required = source.modules().modules().stream()
                .map(GoModule::mod)
                .anyMatch(mod -> !mod.listsAllRequirements()
                        || mod.require().stream()
                                .map(requirement -> requirement.module().path())
                                .anyMatch(path -> packages.stream().anyMatch(driver -> isOf(driver, path))));
        return !required
                || program.graphs().stream()
                        .flatMap(graph -> graph.modules().stream())
                        .allMatch(outside -> packages.stream()
                                .anyMatch(driver -> isOf(outside.path(), driver.replaceFirst("/stdlib$", ""))));
    }

    /** Returns whether a package is one of a module, or the same. */
    private static boolean isOf(String path, String owner) {
        return path.equals(owner) || path.startsWith(owner + "/");
    }
}
