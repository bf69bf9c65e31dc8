package io.github.goimage.demo;

import com.sun.net.httpserver.BasicAuthenticator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A host of private modules on the loopback interface: HTTPS with its own certificate, the page that leads the go
 * command to a repository, and that repository by Git's file protocol over HTTP; all of it only with user and token.
 */
final class PrivateHost implements AutoCloseable {
    static final String NAME = "git.acme.test";

    /** A separate address, so that nothing else listens there. */
    static final String ADDRESS = "127.83.47.1";

    private static final int HTTPS = 443;
    private static final String PASSWORD = "changeit";

    private static final Map<String, String> MODULE = Map.of(
            "go.mod", "module git.acme.test/greeting\n\ngo 1.26\n",
            "greeting.go", """
                    // Package greeting is nobody else's business.
                    package greeting

                    // Hello greets.
                    func Hello() string { return "hello from a private module" }
                    """);

    private final Path directory;
    private final HttpsServer server;
    private final AtomicInteger answered = new AtomicInteger();

    /** Starts the host; its files lie in the directory. */
    PrivateHost(Path directory, String user, String token) throws Exception {
        this.directory = directory;
        makeCertificate();
        makeRepository();
        server = HttpsServer.create(new InetSocketAddress(ADDRESS, HTTPS), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context()));
        server.createContext("/", this::answer).setAuthenticator(new BasicAuthenticator(NAME) {
            @Override
            public boolean checkCredentials(String givenUser, String givenToken) {
                return givenUser.equals(user) && givenToken.equals(token);
            }
        });
        server.start();
    }

    /** Returns the certificate, as a file of trusted authorities. */
    Path certificate() {
        return directory.resolve("host.pem");
    }

    /** How many requests with the right user and token were answered. */
    int answered() {
        return answered.get();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        answered.incrementAndGet();
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if ("go-get=1".equals(exchange.getRequestURI().getQuery())) {
                String repository = "https://git.acme.test/greeting.git";
                String answer = "<meta name=\"go-import\" content=\"git.acme.test/greeting git " + repository + "\">";
                send(exchange, answer.getBytes(StandardCharsets.UTF_8));
                return;
            }
            Path file = directory.resolve("." + path).normalize();
            if (path.startsWith("/greeting.git/") && file.startsWith(directory) && Files.isRegularFile(file)) {
                send(exchange, Files.readAllBytes(file));
            } else {
                exchange.sendResponseHeaders(404, -1);
            }
        }
    }

    private static void send(HttpExchange exchange, byte[] body) throws IOException {
        exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private void makeCertificate() throws Exception {
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        run(
                directory,
                keytool,
                "-genkeypair",
                "-alias",
                "host",
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + NAME,
                "-ext",
                "san=dns:" + NAME,
                "-ext",
                "bc:critical=ca:true",
                "-validity",
                "2",
                "-keystore",
                "host.p12",
                "-storepass",
                PASSWORD);
        run(
                directory,
                keytool,
                "-exportcert",
                "-rfc",
                "-alias",
                "host",
                "-keystore",
                "host.p12",
                "-storepass",
                PASSWORD,
                "-file",
                "host.pem");
    }

    private SSLContext context() throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(directory.resolve("host.p12"))) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private void makeRepository() throws Exception {
        Path work = Files.createDirectories(directory.resolve("work"));
        for (Map.Entry<String, String> file : MODULE.entrySet()) {
            Files.writeString(work.resolve(file.getKey()), file.getValue());
        }
        run(work, "git", "init", "-q");
        run(work, "git", "add", ".");
        run(work, "git", "-c", "user.name=test", "-c", "user.email=test@example.com", "commit", "-q", "-m", "Greet");
        run(work, "git", "tag", "v1.2.3");
        run(directory, "git", "clone", "-q", "--bare", "work", "greeting.git");
        run(directory.resolve("greeting.git"), "git", "update-server-info");
    }

    private static void run(Path directory, String... words) throws Exception {
        Process process = new ProcessBuilder(words)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
            throw new IllegalStateException(List.of(words) + " failed:\n" + output);
        }
    }
}
