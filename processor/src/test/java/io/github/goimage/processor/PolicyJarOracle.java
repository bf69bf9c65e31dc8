package io.github.goimage.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.goimage.GoImage;
import io.github.goimage.processor.policy.TestJar;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A company's policy as docs/policy-jar.md has it: a module that Maven packages, and a service whose pom names it. */
@Tag("toolchain")
class PolicyJarOracle {
    private static final Path WRAPPER = Path.of("..").toAbsolutePath().normalize();

    @TempDir
    Path temporary;

    private Path project;

    private void file(String path, String text) throws IOException {
        Files.createDirectories(project.resolve(path).getParent());
        Files.writeString(project.resolve(path), text);
    }

    @Test
    void aMavenBuildHeedsTheJarThatAnotherModuleMakes() throws Exception {
        project = Files.createDirectories(temporary.toRealPath().resolve("shop"));
        Path repository = repository(temporary.toRealPath().resolve("repository"));
        file("pom.xml", pom("shop", "pom", "<modules><module>policy</module><module>api</module></modules>", ""));
        file("policy/pom.xml", pom("image-policy", "jar", "", ""));
        file("policy/src/main/resources/META-INF/goimage.properties", "rules = LowUid:error\n");
        file(
                "api/pom.xml",
                pom(
                        "api",
                        "jar",
                        "<dependencies>" + artifact("dependency", "io.github.goimage", "goimage-annotations")
                                + "</dependencies>",
                        "<annotationProcessorPaths>" + artifact("path", "io.github.goimage", "goimage-processor")
                                + artifact("path", "com.acme", "image-policy") + "</annotationProcessorPaths>"));
        file("api/src/main/go/go.mod", "module example.com/api\n\ngo 1.26\n");
        file("api/src/main/go/main.go", "package main\n\nfunc main() {}\n");
        String source = "api/src/main/java/com/acme/api/package-info.java";

        file(source, "@io.github.goimage.GoImage(user = 1000)\npackage com.acme.api;\n");
        String refused = maven(repository, 1);
        assertTrue(refused.contains("[LowUid] com.acme.api @GoImage(user): uid 1000 "), refused);
        assertTrue(refused.contains("COMPILATION ERROR"), refused);

        file(source, "@io.github.goimage.GoImage\npackage com.acme.api;\n");
        maven(repository, 0);
        String report = Files.readString(project.resolve("api/target/classes/META-INF/goimage/api/image.json"));
        assertTrue(report.contains("\"jar\": \"image-policy-0.jar\""), report);
    }

    private String maven(Path repository, int exit) throws IOException, InterruptedException {
        String usual = System.getProperty(
                "localRepository",
                Path.of(System.getProperty("user.home"), ".m2/repository").toString());
        ProcessBuilder builder = new ProcessBuilder(
                        WRAPPER.resolve("mvnw").toString(),
                        "-o",
                        "-B",
                        "-ntp",
                        "-f",
                        project.resolve("pom.xml").toString(),
                        "-Dmaven.repo.local=" + repository,
                        "-Dmaven.repo.local.tail=" + usual,
                        "package")
                .directory(WRAPPER.toFile())
                .redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(exit, process.waitFor(), output);
        return output;
    }

    /** Puts goimage, as it was compiled for this test, into a repository of its own. */
    private static Path repository(Path repository) throws IOException {
        install(repository, "goimage-annotations", GoImage.class, "");
        install(
                repository,
                "goimage-processor",
                GoImageProcessor.class,
                "<dependencies>" + artifact("dependency", "io.github.goimage", "goimage-annotations")
                        + "</dependencies>");
        return repository;
    }

    private static void install(Path repository, String name, Class<?> type, String members) throws IOException {
        Path folder = Files.createDirectories(repository.resolve("io/github/goimage/" + name + "/0"));
        Path place = Path.of(JavacProcess.place(type));
        Path jar = folder.resolve(name + "-0.jar");
        if (!Files.isDirectory(place)) {
            Files.copy(place, jar);
        } else if (type == GoImageProcessor.class) {
            TestJar.of(JavacProcess.pack(Files.createDirectory(folder.resolve("classes"))), jar);
        } else {
            TestJar.of(place, jar);
        }
        Files.writeString(
                folder.resolve(name + "-0.pom"),
                "<project><modelVersion>4.0.0</modelVersion><groupId>io.github.goimage</groupId><artifactId>" + name
                        + "</artifactId><version>0</version>" + members + "</project>");
    }

    private static String artifact(String element, String group, String name) {
        return "<" + element + "><groupId>" + group + "</groupId><artifactId>" + name
                + "</artifactId><version>0</version></" + element + ">";
    }

    /** Returns a pom whose plugins have the versions that this build has, so that nothing is to be fetched. */
    private static String pom(String name, String packaging, String members, String compiler) throws IOException {
        String own = Files.readString(WRAPPER.resolve("pom.xml"));
        StringBuilder plugins = new StringBuilder();
        for (String plugin : List.of("resources", "compiler", "surefire", "jar")) {
            Matcher version = Pattern.compile(
                            "<artifactId>maven-" + plugin + "-plugin</artifactId>\\s*<version>([^<]+)</version>")
                    .matcher(own);
            assertTrue(version.find(), plugin);
            plugins.append("<plugin><artifactId>maven-" + plugin + "-plugin</artifactId><version>" + version.group(1)
                    + "</version><configuration>" + (plugin.equals("compiler") ? compiler : "")
                    + "</configuration></plugin>");
        }
        return """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>com.acme</groupId><artifactId>%s</artifactId><version>0</version><packaging>%s</packaging>
                  <properties>%s</properties>
                  %s
                  <build><plugins>%s</plugins></build>
                </project>
                """.formatted(name, packaging, properties(), members, plugins);
    }

    private static String properties() {
        StringBuilder properties = new StringBuilder();
        Map.of("maven.compiler.release", "17", "project.build.sourceEncoding", "UTF-8", "skipTests", "true")
                .forEach((key, value) -> properties.append("<" + key + ">" + value + "</" + key + ">"));
        return properties.toString();
    }
}
