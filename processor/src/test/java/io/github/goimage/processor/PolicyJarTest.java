package io.github.goimage.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.goimage.GoImage;
import io.github.goimage.processor.policy.TestJar;
import io.github.goimage.processor.text.Sha256;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** A company's policy in a jar: on the processor path it counts, elsewhere it does not. */
final class PolicyJarTest {
    private static final String POLICY = "rules = LowUid:error\nwaivers.forbidden = PrivilegedPort\n";

    @TempDir
    Path temporary;

    private Path directory;

    @BeforeEach
    void project() throws IOException {
        directory = temporary.toRealPath().resolve("project");
        file("pom.xml", "<project/>");
        file("go.mod", "module example.com/api\n\ngo 1.26\n");
        file("main.go", "package main\n\nfunc main() {}\n");
        annotation("user = 1000");
    }

    private void annotation(String members) throws IOException {
        file("package-info.java", "@GoImage(" + members + ")\npackage com.acme.api;\n\nimport io.github.goimage.*;\n");
    }

    private void file(String path, String text) throws IOException {
        Files.createDirectories(directory.resolve(path).getParent());
        Files.writeString(directory.resolve(path), text);
    }

    private Path policy() throws IOException {
        return TestJar.make(
                temporary.toRealPath().resolve("acme-policy-1.2.jar"), "", Map.of("goimage.properties", POLICY));
    }

    private JavacProcess.Result javac(List<Path> processorPath, String... words) throws Exception {
        return IsolatedJavac.runWith(processorPath, directory, with(words));
    }

    private String[] with(String... words) {
        List<String> all = new ArrayList<>(List.of("-d", "out", "-Agoimage.rootDir=" + directory, "package-info.java"));
        all.addAll(List.of(words));
        return all.toArray(String[]::new);
    }

    private String report() throws IOException {
        return Files.readString(directory.resolve("out/META-INF/goimage/api/image.json"));
    }

    private static void assertRefused(JavacProcess.Result result) {
        assertTrue(result.output().contains("error: [LowUid] com.acme.api @GoImage(user): uid 1000 "), result.output());
    }

    private static void assertNoPolicy(JavacProcess.Result result) {
        assertTrue(
                result.output().contains("warning: [LowUid] com.acme.api @GoImage(user): uid 1000 "), result.output());
        assertEquals(0, result.exit());
    }

    // ---- where it counts

    @Test
    void onTheProcessorPath() throws Exception {
        assertRefused(JavacProcess.runWith(policy(), directory, with()));
    }

    @Test
    void onTheProcessorPathOfEclipsesCompiler() throws Exception {
        JavacProcess.Result result = ecj(
                "-cp",
                JavacProcess.place(GoImage.class),
                "-processorpath",
                JavacProcess.processorPath() + File.pathSeparator + policy());
        assertTrue(result.output().contains("ERROR: [LowUid] com.acme.api @GoImage(user): uid 1000 "), result.output());
    }

    @Test
    void notIfProcessorsComeFromTheClassPathOfEclipsesCompiler() throws Exception {
        JavacProcess.Result result = ecj("-cp", JavacProcess.processorPath() + File.pathSeparator + policy());
        assertTrue(
                result.output().contains("WARNING: [LowUid] com.acme.api @GoImage(user): uid 1000 "), result.output());
    }

    private JavacProcess.Result ecj(String... words) throws Exception {
        return JavacProcess.runEcj(directory, with(words));
    }

    @Test
    void notOnTheClassPathBesideAProcessorPath() throws Exception {
        assertNoPolicy(javac(List.of(), "-cp", JavacProcess.processorPath() + File.pathSeparator + policy()));
    }

    @Test
    void notIfProcessorsComeFromTheClassPath() throws Exception {
        String path = JavacProcess.processorPath() + File.pathSeparator + policy();
        assertNoPolicy(IsolatedJavac.run(directory, with("-cp", path)));
    }

    @Test
    void onTheProcessorPathEvenIfAllIsOnTheClassPathToo() throws Exception {
        assertRefused(javac(List.of(policy()), "-cp", JavacProcess.processorPath() + File.pathSeparator + policy()));
    }

    /** A class loader leaves out a jar that it cannot open. */
    @Test
    void aCutJarIsAnError() throws Exception {
        byte[] bytes = Files.readAllBytes(policy());
        Path cut = Files.write(temporary.resolve("cut-1.2.jar"), Arrays.copyOf(bytes, bytes.length / 2));
        JavacProcess.Result result = javac(List.of(cut));
        assertTrue(result.output().contains("""
                        error: [InvalidSetting] com.acme.api @GoImage(): cut-1.2.jar: this jar on the processor path cannot be \
                        opened, so its settings are unknown
                        """), result.output());
        assertEquals(1, result.exit());
    }

    @Test
    void aDirectoryNeverCounts() throws Exception {
        file("classes/META-INF/goimage.properties", POLICY);
        assertNoPolicy(javac(List.of(directory.resolve("classes"))));
    }

    // ---- what it says

    /** Four projects below one root directory, compiled at once with two policies. */
    @Test
    void whatPoliciesSayOfFourImages() throws Exception {
        project("api", "user = 65532");
        project("lowered", "user = 1000");
        file("lowered/goimage.properties", "rules = LowUid:warn\n");
        project("forbidden", "port = 80, waive = @Waiver(rule = \"PrivilegedPort\", reason = \"the mesh maps it\")");
        project("waived", "user = 1000, waive = @Waiver(rule = \"LowUid\", reason = \"the volume belongs to 1000\")");
        String other = "rules = RootUser:error\n";

        JavacProcess.Result result = IsolatedJavac.runWith(
                List.of(
                        TestJar.make(
                                temporary.toRealPath().resolve("other.jar"), "7", Map.of("goimage.properties", other)),
                        policy()),
                directory,
                "-d",
                "out",
                "-Agoimage.rootDir=" + directory,
                "api/package-info.java",
                "lowered/package-info.java",
                "forbidden/package-info.java",
                "waived/package-info.java");

        assertEquals(
                JsonMapper.shared().readTree("""
                        [{"jar": "acme-policy-1.2.jar", "sha256": "%s", "version": "1.2"},
                         {"jar": "other.jar", "sha256": "%s", "version": "7"}]""".formatted(sha256(POLICY), sha256(other))),
                JsonMapper.shared().readTree(report()).at("/policies"));
        assertTrue(result.output().contains("  fix: remove LowUid:warn\n"), result.output());
        assertTrue(result.output().contains("""
                        [InvalidSetting] com.acme.lowered @GoImage(): lowered/goimage.properties:1: the policy \
                        acme-policy-1.2.jar sets LowUid:error, which nothing else can lower
                        """), result.output());
        assertTrue(result.output().contains("""
                        [UnknownWaiver] com.acme.forbidden @GoImage(waive.rule): PrivilegedPort cannot be waived: the policy \
                        acme-policy-1.2.jar forbids it (acme-policy-1.2.jar!/META-INF/goimage.properties:2)
                        """), result.output());
        assertTrue(
                result.output().contains("[PrivilegedPort] com.acme.forbidden @GoImage(port): port 80 "),
                result.output());
        assertTrue(Files.exists(directory.resolve("out/META-INF/goimage/waived/Dockerfile")), result.output());
        assertFalse(Files.exists(directory.resolve("out/META-INF/goimage/lowered/Dockerfile")), result.output());
        assertFalse(Files.exists(directory.resolve("out/META-INF/goimage/forbidden/Dockerfile")), result.output());
    }

    private void project(String name, String members) throws IOException {
        file(name + "/pom.xml", "<project/>");
        file(name + "/go.mod", "module example.com/" + name + "\n\ngo 1.26\n");
        file(name + "/main.go", "package main\n\nfunc main() {}\n");
        file(
                name + "/package-info.java",
                "@GoImage(" + members + ")\npackage com.acme." + name + ";\n\nimport io.github.goimage.*;\n");
    }

    private static String sha256(String text) {
        return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The example of the documentation. */
    @Test
    void thePageOfPolicies() throws Exception {
        String page = Files.readString(Path.of("../docs/policy-jar.md"));
        String settings = page.substring(page.indexOf("```properties\n") + "```properties\n".length());
        Path jar = TestJar.make(
                temporary.toRealPath().resolve("image-policy-1.2.jar"),
                "",
                Map.of("goimage.properties", settings.substring(0, settings.indexOf("```"))));
        annotation("user = 65532");
        JavacProcess.Result result = javac(List.of(jar));
        assertEquals(0, result.exit(), result.output());
        String dockerfile = Files.readString(directory.resolve("out/META-INF/goimage/api/Dockerfile"));
        assertTrue(dockerfile.contains(" registry.acme.example/dockerhub/library/golang:1.26-alpine "), dockerfile);
    }

    @Test
    void nothingBelowLowersWhatItsProfileMakesAnError() throws Exception {
        file("goimage.properties", "rules = VulnerableModule:off\n");
        annotation("base = Base.ALPINE, from = \"evil.example/hub/alpine:3.24\"");
        Path jar = TestJar.make(
                temporary.toRealPath().resolve("strict.jar"),
                "1",
                Map.of("goimage.properties", "profile = strict\nregistries = docker.io\n"));
        JavacProcess.Result result = javac(List.of(jar));
        assertTrue(result.output().contains("""
                        [InvalidSetting] com.acme.api @GoImage(): goimage.properties:1: the policy strict.jar sets \
                        profile = strict, under which VulnerableModule is an error that nothing else can lower
                        """), result.output());
        assertTrue(result.output().contains("""
                        "evil.example/hub/alpine:3.24" comes from none of the registries that the policy strict.jar allows
                        """), result.output());
    }
}
