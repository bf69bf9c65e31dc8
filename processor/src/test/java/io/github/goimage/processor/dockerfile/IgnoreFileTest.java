package io.github.goimage.processor.dockerfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.goimage.processor.TestCompiler;
import io.github.goimage.processor.TestCompiler.Outcome;
import io.github.goimage.processor.base.BaseImage;
import io.github.goimage.processor.base.Builder;
import io.github.goimage.processor.copied.FilePlan;
import io.github.goimage.processor.hostile.HostileText;
import io.github.goimage.processor.policy.Policy;
import io.github.goimage.processor.service.BuildSettings;
import io.github.goimage.processor.service.BuiltProgram;
import io.github.goimage.processor.service.SourcePlan;
import io.github.goimage.processor.spec.CapturedSpecs;
import io.github.goimage.rule.Base;
import io.github.goimage.rule.ImageSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the ignore file lets through. */
final class IgnoreFileTest {
    @TempDir
    Path directory;

    private ImageSpec spec;

    @Test
    void nothingButWhatIsBuilt() throws IOException {
        Map<String, String> sent = new TreeMap<>();
        sent.put("go.mod", "module acme.example/shop\n\ngo 1.26\n");
        sent.put("go.sum", "");
        sent.put("main.go", "package main\n\nimport _ \"acme.example/shop/internal/cart\"\n\nfunc main() {}\n");
        sent.put("id_rsa_main.go", "package main\n");
        sent.put("internal/cart/cart.go", "package cart\n");
        sent.put("internal/cart/id_rsa_cart.go", "package cart\n");
        sent.put("internal/cart/deep/er/.env.go", "package er\n");
        sent.put("internal/cart/later.txt", "");
        Map<String, String> kept = new TreeMap<>();
        kept.put("main_test.go", "package main\n");
        kept.put("id_rsa_main_test.go", "package main\n");
        kept.put("internal/cart/cart_test.go", "package cart\n");
        kept.put("internal/cart/id_rsa_cart_test.go", "package cart\n");
        kept.put(".env", "SECRET=1\n");
        kept.put("web/.env", "SECRET=1\n");
        kept.put("README.md", "");
        kept.put("target/classes/a.class", "");
        kept.put("src/package-info.txt", "");
        kept.put(".git/config", "");
        kept.put("vendor.txt", "");
        kept.put("shop", "\u007fELF\u0002\u0001\u0001\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000");

        IgnoreMatcher matcher = new IgnoreMatcher(compile(sent, kept));

        assertEquals(sent.keySet(), sent(matcher));
    }

    @Test
    void secretsInDirectoriesThatAreBuiltStayOut() {
        List<String> kept = List.of(
                "internal/cart/.env",
                "internal/.env.local",
                "internal/cart/.netrc",
                "internal/cart/.npmrc",
                "internal/cart/.git-credentials",
                "internal/cart/id_rsa",
                "internal/cart/id_rsa.pub",
                "internal/id_ed25519",
                "internal/cart/server.key",
                "internal/cart/a.p12",
                "internal/cart/a.pfx",
                "internal/cart/.git/config",
                "internal/.hg/store");
        IgnoreMatcher matcher = new IgnoreMatcher(file(planOf(List.of("internal"), List.of())));

        for (String path : kept) {
            assertFalse(matcher.sends(path), path);
        }
        assertTrue(matcher.sends("internal/cart/cart.go"));
    }

    @Test
    void whatIsEmbeddedIsSentWhateverItsName() {
        SourcePlan source = new SourcePlan(
                true,
                "",
                List.of(new BuiltProgram(".", "api")),
                List.of("go.mod"),
                List.of("internal"),
                List.of(),
                List.of(""),
                List.of(),
                List.of("internal/dev.key", "internal/templates/api_test.go"),
                false);
        IgnoreMatcher matcher = new IgnoreMatcher(file(source));

        assertTrue(matcher.sends("internal/dev.key"));
        assertTrue(matcher.sends("internal/templates/api_test.go"));
        assertFalse(matcher.sends("internal/other.key"));
        assertFalse(matcher.sends("internal/templates/other_test.go"));
    }

    @Test
    void hostileNamesMeanThemselves() {
        // The rules let no control character through, but a directory's name may hold some.
        Stream<String> controls = Stream.of("\u0085a", "a\u0085", "\u0001", "\u007f", "\ta", "a\r");
        List<String> names = Stream.concat(controls, HostileText.lines(20260821, 3000))
                .map(name -> name.replace("/", "_"))
                .filter(name -> !name.isBlank() && !name.equals(".") && !name.equals(".."))
                .distinct()
                .toList();
        for (int i = 0; i + 1 < names.size(); i += 2) {
            String directory = names.get(i);
            String built = directory + "/" + names.get(i + 1);

            IgnoreMatcher matcher = new IgnoreMatcher(file(planOf(List.of(directory), List.of(built))));

            assertTrue(matcher.sends(directory + "/x/plain.go"), directory);
            assertTrue(matcher.sends(directory + "/plain.txt"), directory);
            assertFalse(matcher.sends(built), built);
            // A name of the same length may be let through, too: each special character is any character.
            assertFalse(matcher.sends("x".repeat(500) + "/" + directory + "/x.go"), directory);
            assertFalse(matcher.sends("x".repeat(500)), directory);
            assertFalse(matcher.sends(directory + "/.env"), directory);
        }
    }

    @Test
    void aModuleThatNobodyHasReadIsSentWithoutSecrets() {
        IgnoreMatcher matcher =
                new IgnoreMatcher(file(SourcePlan.unknown(List.of()).without(Optional.of("out"))));

        assertTrue(matcher.sends("go.mod"));
        assertTrue(matcher.sends("main.go"));
        assertTrue(matcher.sends("web/index.html"));
        assertFalse(matcher.sends("out/A.class"));
        assertFalse(matcher.sends("a/b/.env"));
        assertFalse(matcher.sends("main_test.go"));
    }

    /** Compiles a project of these files and gives back its ignore file. */
    private String compile(Map<String, String> sent, Map<String, String> kept) {
        TestCompiler compiler = TestCompiler.in(directory)
                .source("pom.xml", "<project/>")
                .source("src/package-info.java", "@io.github.goimage.GoImage\npackage com.acme.shop;\n");
        sent.forEach(compiler::source);
        kept.forEach(compiler::source);
        Outcome outcome = compiler.read();
        assertTrue(outcome.success(), outcome.messages()::toString);
        assertEquals(outcome.file("shop", ".dockerignore"), outcome.file("shop", "Dockerfile.dockerignore"));
        assertEquals(outcome.file("shop", ".dockerignore"), outcome.file("shop", "portable/.dockerignore"));
        return outcome.file("shop", ".dockerignore");
    }

    private Set<String> sent(IgnoreMatcher matcher) throws IOException {
        Set<String> sent = new TreeSet<>();
        try (Stream<Path> paths = Files.walk(directory)) {
            paths.filter(Files::isRegularFile)
                    .map(path -> directory.relativize(path).toString().replace('\\', '/'))
                    .filter(matcher::sends)
                    .forEach(sent::add);
        }
        return sent;
    }

    private SourcePlan planOf(List<String> directories, List<String> built) {
        return new SourcePlan(
                true,
                "",
                List.of(new BuiltProgram(".", "api")),
                List.of("go.mod"),
                directories,
                List.of(),
                List.of(""),
                built,
                List.of(),
                false);
    }

    private String file(SourcePlan source) {
        if (spec == null) {
            spec = CapturedSpecs.of(directory.resolve("spec"), "@GoImage").get(0);
        }
        return IgnoreFile.of(new ImagePlan(
                        spec,
                        BaseImage.of(Base.SCRATCH),
                        new BuildSettings(
                                BaseImage.of(Base.SCRATCH),
                                new Builder("golang:1.26-alpine", "1.26", Builder.Linkage.NO_C, false),
                                List.of(),
                                Set.of(),
                                new TreeMap<>()),
                        "scratch",
                        "golang:1.26-alpine",
                        Policy.none(LocalDate.EPOCH),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        source,
                        FilePlan.NONE,
                        ".",
                        List.of(),
                        false,
                        Optional.empty()))
                .text();
    }
}
