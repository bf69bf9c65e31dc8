package io.github.goimage.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A Go module proxy on this machine, with a certificate that no public authority signed. It holds
 * {@code example.com/greet} v1.0.0.
 *
 * @see <a href="https://go.dev/ref/mod#goproxy-protocol">Go Modules Reference, GOPROXY protocol</a>
 */
final class ModuleProxy implements AutoCloseable {
    private static final String MODULE = "example.com/greet";
    private static final String VERSION = "v1.0.0";
    private static final String GO_MOD = "module " + MODULE + "\n\ngo 1.24\n";
    private static final String GO_FILE = "package greet\n\nfunc Hello() string { return \"hello of the proxy\" }\n";
    private static final String PASSWORD = "changeit";

    private final HttpsServer server;
    private final Path certificate;
    private final List<String> requests = new CopyOnWriteArrayList<>();

    /** Starts a proxy that keeps its key and certificate in this directory. */
    ModuleProxy(Path directory) throws IOException, GeneralSecurityException, InterruptedException {
        Path keys = directory.resolve("keys.p12");
        certificate = directory.resolve("acme.pem");
        keytool(
                "-genkeypair -alias proxy -keyalg EC -validity 1 -storetype PKCS12 -ext SAN=dns:localhost -ext"
                        + " BC=ca:true -dname CN=Acme -storepass " + PASSWORD + " -keystore",
                keys);
        keytool("-exportcert -rfc -alias proxy -storepass " + PASSWORD + " -keystore " + keys + " -file", certificate);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context(keys)));
        server.createContext("/", this::answer);
        server.start();
    }

    private static void keytool(String words, Path last) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(words.split(" ")));
        command.add(last.toString());
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(output);
        }
    }

    private static SSLContext context(Path keys) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            store.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        return context;
    }

    /** The address that GOPROXY names. */
    String address() {
        return "https://localhost:" + server.getAddress().getPort();
    }

    /** The proxy's certificate, a PEM file. */
    Path certificate() {
        return certificate;
    }

    /** The paths that were asked for, in order. */
    List<String> requests() {
        return requests;
    }

    /** The lines of a go.sum for the module. */
    String goSum() throws IOException {
        Map<String, String> files = new TreeMap<>();
        files().forEach((name, text) -> files.put(MODULE + "@" + VERSION + "/" + name, text));
        return MODULE + " " + VERSION + " " + hash(files) + "\n" + MODULE + " " + VERSION + "/go.mod "
                + hash(Map.of("go.mod", GO_MOD)) + "\n";
    }

    private static Map<String, String> files() {
        return Map.of("go.mod", GO_MOD, "greet.go", GO_FILE);
    }

    /** The hash {@code h1:} of golang.org/x/mod/sumdb/dirhash: of a line for each file, sorted by name. */
    private static String hash(Map<String, String> files) {
        StringBuilder lines = new StringBuilder();
        files.forEach((name, text) -> lines.append(HexFormat.of().formatHex(sha256(text)))
                .append("  ")
                .append(name)
                .append('\n'));
        return "h1:" + Base64.getEncoder().encodeToString(sha256(lines.toString()));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        requests.add(path);
        byte[] body = switch (path) {
            case "/" + MODULE + "/@v/" + VERSION + ".info" ->
                ("{\"Version\":\"" + VERSION + "\"}").getBytes(StandardCharsets.UTF_8);
            case "/" + MODULE + "/@v/" + VERSION + ".mod" -> GO_MOD.getBytes(StandardCharsets.UTF_8);
            case "/" + MODULE + "/@v/" + VERSION + ".zip" -> zip();
            case "/hello" -> "hello over TLS".getBytes(StandardCharsets.UTF_8);
            default -> null;
        };
        exchange.sendResponseHeaders(body == null ? 404 : 200, body == null ? -1 : body.length);
        if (body != null) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    private static byte[] zip() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> file : files().entrySet()) {
                zip.putNextEntry(new ZipEntry(MODULE + "@" + VERSION + "/" + file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
