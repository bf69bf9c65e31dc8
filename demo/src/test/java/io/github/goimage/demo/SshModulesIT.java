package io.github.goimage.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.goimage.demo.Docker.Builder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A private module that a real sshd serves, to the keys of the agent alone and only if its own key is known. */
final class SshModulesIT {
    private static final Path PROJECT = Path.of("../processor/src/test/resources/expected/private-modules-ssh")
            .toAbsolutePath()
            .normalize();
    private static final String IMAGE = "goimage-ssh-modules";
    private static final String ADDRESS = "127.83.47.2";
    private static final String HOST = "[git.acme.test]:2222 ";

    @TempDir
    Path directory;

    private Process sshd;
    private Process agent;

    @BeforeEach
    void start() throws IOException {
        Docker.docker("tag", "golang:1.26-trixie", "golang:1.26.3-trixie");
        makeRepository();
        run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", "host");
        run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", "user");
        String command = "command=\"git upload-pack '" + directory.resolve("greeting.git") + "'\" ";
        Files.writeString(directory.resolve("authorized"), command + Files.readString(directory.resolve("user.pub")));
        Files.writeString(directory.resolve("config"), """
                ListenAddress %s:2222
                HostKey %s
                AuthorizedKeysFile %s
                StrictModes no
                UsePAM no
                PidFile none
                """.formatted(
                        ADDRESS, directory.resolve("host"), directory.resolve("authorized")));
        Files.createDirectories(Path.of("/run/sshd"));
        sshd = start(
                "/usr/sbin/sshd", "-D", "-e", "-f", directory.resolve("config").toString());
        agent = start("ssh-agent", "-D", "-a", socket());
        for (int i = 0; i < 100 && !Files.exists(Path.of(socket())); i++) {
            sleep();
        }
        run("ssh-add", "-q", "user");
    }

    @AfterEach
    void stop() {
        sshd.destroy();
        agent.destroy();
    }

    @Test
    void isBuiltWithTheAgentsKey() throws IOException {
        build(known("host.pub"), "--ssh", "default=" + socket());

        assertEquals("hello from a private module", Docker.docker("run", "--rm", "--read-only", IMAGE));
        Docker.docker("rmi", IMAGE);
    }

    @Test
    void isNotBuiltFromAHostWithAnotherKey() throws IOException {
        Path other = known("user.pub");
        assertThrows(IllegalStateException.class, () -> build(other, "--ssh", "default=" + socket()));
    }

    @Test
    void isNotBuiltWithoutAnAgent() throws IOException {
        Path known = known("host.pub");
        IllegalStateException missing = assertThrows(IllegalStateException.class, () -> build(known));
        assertTrue(missing.getMessage().contains("no SSH key"), missing::getMessage);
    }

    private void build(Path knownHosts, String... more) {
        // Neither a layer nor a module of an earlier build.
        List<String> words = new ArrayList<>(List.of(
                "--no-cache",
                "--network=host",
                "--add-host",
                "git.acme.test:" + ADDRESS,
                "--secret=id=known_hosts,src=" + knownHosts,
                "-t",
                IMAGE));
        words.addAll(List.of(more));
        Docker.build(
                Builder.BUILDKIT,
                PROJECT.resolve("files/META-INF/goimage/orders/Dockerfile"),
                PROJECT.resolve("project/src/main/go"),
                words.toArray(String[]::new));
    }

    private Path known(String key) throws IOException {
        return Files.writeString(directory.resolve("known_hosts"), HOST + Files.readString(directory.resolve(key)));
    }

    private String socket() {
        return directory.resolve("agent").toString();
    }

    private void makeRepository() throws IOException {
        Path work = Files.createDirectories(directory.resolve("work"));
        Files.writeString(work.resolve("go.mod"), "module git.acme.test/greeting.git\n\ngo 1.26\n");
        Files.writeString(work.resolve("greeting.go"), """
                // Package greeting is nobody else's business.
                package greeting

                // Hello greets.
                func Hello() string { return "hello from a private module" }
                """);
        run("git", "init", "-q", "work");
        run("git", "-C", "work", "add", ".");
        run(
                "git",
                "-C",
                "work",
                "-c",
                "user.name=test",
                "-c",
                "user.email=t@example.com",
                "commit",
                "-q",
                "-m",
                "Greet");
        run("git", "-C", "work", "tag", "v1.2.3");
        run("git", "clone", "-q", "--bare", "work", "greeting.git");
    }

    private void run(String... words) {
        Docker.run(directory, Map.of("SSH_AUTH_SOCK", socket()), List.of(words));
    }

    private Process start(String... words) throws IOException {
        return new ProcessBuilder(words)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile())
                .start();
    }

    private static void sleep() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
