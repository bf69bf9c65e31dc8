package io.github.goimage.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.goimage.demo.Docker.Builder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What module rules keep from happening: without the rule the build or the run fails as recorded, with its fix both work. */
final class ModuleRulesIT {
    private static final String MOD = "module example.com/app\n\ngo 1.26\n";

    @TempDir
    Path directory;

    /**
     * A module that breaks a rule.
     *
     * @param members of the annotation; the rule is waived in it to see what happens
     * @param files beside go.mod
     * @param failure a part of what docker says then
     * @param fixed the members with the fix
     * @param mended the files of the fix
     */
    record Trap(
            String rule,
            String members,
            Map<String, String> files,
            String failure,
            String fixed,
            Map<String, String> mended) {
        @Override
        public String toString() {
            return rule;
        }
    }

    static Stream<Trap> traps() {
        return Stream.of(
                new Trap(
                        "EmbedMissing",
                        "port = 8080",
                        Map.of(
                                "main.go",
                                main("_ \"embed\"", "//go:embed page.html\nvar page string", "println(page)")),
                        "pattern page.html: no matching files found",
                        "port = 8080",
                        Map.of("page.html", "hello")),
                new Trap(
                        "MissingGoSum",
                        "port = 8080",
                        Map.of(
                                "go.mod",
                                MOD + "\nrequire github.com/google/uuid v1.6.0\n",
                                "go.sum",
                                "",
                                "main.go",
                                main("_ \"github.com/google/uuid\"", "", "")),
                        "missing go.sum entry for module providing package github.com/google/uuid",
                        "port = 8080",
                        Map.of("go.sum", """
                                github.com/google/uuid v1.6.0 h1:NIvaJDMOsjHA8n1jAhLSgzrAzy1Hgr+hNrb57e+94F0=
                                github.com/google/uuid v1.6.0/go.mod h1:TIyPZe4MgqvfeYDBFedMoGGpEw/LqOeaOT+nhxU+yHo=
                                """)),
                new Trap(
                        "UnresolvedImport",
                        "port = 8080",
                        Map.of("main.go", main("_ \"example.com/app/log\"", "", "")),
                        "no required module provides package example.com/app/log",
                        "port = 8080",
                        Map.of("log/log.go", "package log\n")),
                new Trap(
                        "CgoRequired",
                        "port = 8080",
                        Map.of("main.go", main("\"C\"", "", "println(int(C.int(1)))")),
                        "build constraints exclude all Go files",
                        "port = 8080, build = @Build(cgo = true)",
                        Map.of()),
                new Trap(
                        "InconsistentVendor",
                        "port = 8080",
                        Map.of(
                                "go.mod",
                                MOD + "\nrequire example.org/a v1.1.0\n",
                                "vendor/modules.txt",
                                "# example.org/a v1.0.0\n## explicit\nexample.org/a\n",
                                "vendor/example.org/a/a.go",
                                "package a\n",
                                "main.go",
                                main("_ \"example.org/a\"", "", "")),
                        "inconsistent vendoring",
                        "port = 8080",
                        Map.of("vendor/modules.txt", "# example.org/a v1.1.0\n## explicit\nexample.org/a\n")),
                new Trap(
                        "MissingCLibrary",
                        "build = @Build(cgo = true)",
                        Map.of(
                                "main.go",
                                "package main\n\n// #cgo LDFLAGS: -lsodium\nimport \"C\"\n\nfunc main() {}\n"),
                        "cannot find -lsodium",
                        "build = @Build(cgo = true)",
                        Map.of("main.go", "package main\n\n// #cgo LDFLAGS: -lm\nimport \"C\"\n\nfunc main() {}\n")),
                new Trap(
                        "NeedMissing",
                        "needs = {}",
                        Map.of(
                                "main.go",
                                main(
                                        "\"time\"",
                                        "",
                                        "if _, err := time.LoadLocation(\"Asia/Tokyo\"); err != nil {\n\t\tpanic(err)\n\t}")),
                        "unknown time zone Asia/Tokyo",
                        "needs = TIME_ZONES",
                        Map.of()),
                new Trap(
                        "ProgramMissing",
                        "base = SCRATCH",
                        Map.of(
                                "main.go",
                                main(
                                        "\"os/exec\"",
                                        "",
                                        "if err := exec.Command(\"sh\", \"-c\", \"true\").Run(); err != nil {\n\t\tpanic(err)\n\t}")),
                        "executable file not found",
                        "base = ALPINE",
                        Map.of()));
    }

    private static String main(String imports, String declarations, String statements) {
        return "package main\n\nimport " + imports + "\n\n" + declarations + "\n\nfunc main() {\n\t" + statements
                + "\n}\n";
    }

    @ParameterizedTest
    @MethodSource("traps")
    void failsWithoutTheRuleAndWorksWithItsFix(Trap trap) {
        Map<String, String> files = new TreeMap<>(Map.of("go.mod", MOD));
        files.putAll(trap.files());
        Compiled refused = Compiled.in(directory.resolve("refused"), files, trap.members());
        assertTrue(List.of(refused.rules().split(" ")).contains(trap.rule()), refused::toString);

        String waived = trap.members() + ", waive = @Waiver(rule = \"" + trap.rule() + "\", reason = \"shown here\")";
        Compiled broken = Compiled.in(directory.resolve("broken"), files, waived);
        String said = assertThrows(IllegalStateException.class, () -> buildAndRun(broken))
                .getMessage();
        assertTrue(said.contains(trap.failure()), said);

        files.putAll(trap.mended());
        Compiled fixed = Compiled.in(directory.resolve("fixed"), files, trap.fixed());
        assertEquals("", fixed.rules(), fixed::toString);
        buildAndRun(fixed);
    }

    private static void buildAndRun(Compiled compiled) {
        Docker.build(
                Builder.BUILDKIT,
                compiled.dockerfile(Builder.BUILDKIT),
                compiled.directory(),
                "--network=host",
                "-t",
                "goimage-rules");
        Docker.docker("run", "--rm", "goimage-rules");
    }
}
