package io.github.goimage.processor.secret;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;

/**
 * Files with credentials as people commit them, of 34 kinds and seven of each kind. Made here so that no scanner takes
 * this file for a leak: each key and each token is random, and the same in each run.
 */
final class SecretSamples {
    private static final int OF_EACH_KIND = 7;
    private static final String DIGITS = "0123456789";
    private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
    private static final String ALNUM = DIGITS + LOWER + "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final String BASE64 = ALNUM + "+/";

    private final Random random;
    private final int number;

    /**
     * A file.
     *
     * @param kind what it shows
     * @param path where it would lie
     */
    @SuppressWarnings("ArrayRecordComponent") // Nothing compares samples.
    record Sample(String kind, String path, byte[] content) {
        String name() {
            return path.substring(path.lastIndexOf('/') + 1);
        }
    }

    private SecretSamples(int number) {
        this.random = new Random(number);
        this.number = number;
    }

    static List<Sample> all() {
        List<Sample> all = new ArrayList<>();
        for (int i = 0; i < OF_EACH_KIND; i++) {
            all.addAll(new SecretSamples(i).each());
        }
        return all;
    }

    private List<Sample> each() {
        String pem = pem();
        String escaped = pem.strip().replace("\n", "\\n");
        String encoded = base64(pem);
        return List.of(
                text(
                        "key in JSON",
                        "config.json",
                        "{\n  \"port\": 8080,\n  \"tls\": {\"key\": \"" + escaped + "\"}\n}\n"),
                text("key in YAML", "app.yaml", "tls:\n  cert: server.crt\n  key: \"" + escaped + "\"\n"),
                text("key of a variable", "start.conf", "LOG=info\nexport KEY=\"" + pem + "\"\n"),
                text("key with a BOM", "server.txt", "\ufeff" + pem),
                new Sample("key in UTF-16", "server.conf", utf16(pem)),
                text(
                        "key in JavaScript",
                        "web/app.js",
                        "const port = 1;\nconst key = `" + pem + "`;\nexport { key };\n"),
                text("key in Markdown", "docs/setup.md", "# Setup\n\n```\n" + pem + "```\n"),
                text("key in HTML", "web/index.html", "<!doctype html>\n<pre id=k>" + pem + "</pre>\n"),
                text("key in Go", "keys.go", "package keys\n\nconst key = `" + pem + "`\n"),
                text("key of PuTTY", "deploy" + number + ".txt", putty()),
                text("name in capitals", capitals(), "A=" + some(ALNUM, 9) + "\n"),
                text("kubeconfig in JSON", "kube" + number + ".json", kubeconfig(true)),
                text("kubeconfig in YAML", "kube/config", kubeconfig(false)),
                text("token in YAML", "config.yaml", "server:\n  port: 80\ngithub:\n  token: " + token() + "\n"),
                text("prod.env", "prod.env", "LOG_LEVEL=info\nDB_PASSWORD=" + password() + "\n"),
                text(".envrc", ".envrc", "use flake\nexport API_TOKEN=" + some(ALNUM, 24) + "\n"),
                text(
                        "AWS credentials",
                        ".aws/credentials",
                        "[default]\naws_access_key_id = AKIA" + some("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 16)
                                + "\naws_secret_access_key = " + some(BASE64, 40) + "\n"),
                text(
                        "login of Docker",
                        ".docker/config.json",
                        "{\n\t\"auths\": {\n\t\t\"registry.acme.example\": {\n\t\t\t\"auth\": \""
                                + base64("bot:" + password()) + "\"\n\t\t}\n\t}\n}\n"),
                text(
                        ".yarnrc.yml",
                        ".yarnrc.yml",
                        "nodeLinker: node-modules\nnpmAuthToken: \"" + some(ALNUM, 30) + "\"\n"),
                text(".pypirc", ".pypirc", "[pypi]\nusername = acme\npassword = " + password() + "\n"),
                text(".pgpass", ".pgpass", "db.acme.example:5432:orders:app:" + password() + "\n"),
                text(
                        "state of Terraform",
                        "terraform.tfstate",
                        "{\n  \"version\": 4,\n  \"resources\": [{\"instances\": [{\"attributes\": {\n   "
                                + " \"master_password\": \""
                                + password() + "\"}}]}]\n}\n"),
                text(
                        "variables of Terraform",
                        "prod.tfvars",
                        "region      = \"eu\"\ndb_password = \"" + password() + "\"\n"),
                text("Secret of Kubernetes", "deploy/secret.yaml", kubernetesSecret()),
                new Sample("key store of Java", "server.jks", javaKeyStore()),
                text("service account", "gcp.json", serviceAccount(escaped)),
                text("service account in Base64", "values.yaml", "gcp: " + base64(serviceAccount(escaped)) + "\n"),
                text("key in Base64", "values.yaml", "replicas: 2\nkey: " + encoded + "\n"),
                text(
                        "URL with a password",
                        "application.properties",
                        "db.pool=4\ndb.url=postgres://app:" + password() + "@db.acme.example/orders\n"),
                text("JSON Web Token", "settings.ini", "[auth]\nservice=" + webToken() + "\n"),
                text(
                        "login of npm",
                        "web/npmrc.conf",
                        "//registry.acme.example/:_auth=" + base64("ci:" + password()) + "\n"),
                text("key beside a zero byte", "server.conf", pem.replaceFirst("(.{" + number + "})$", "\0$1") + "\0"),
                text("key with the name of a picture", "web/logo.png", pem),
                text("token beside _", "notes.txt", "old_" + token() + "_revoked\n"));
    }

    private static Sample text(String kind, String path, String text) {
        return new Sample(kind, path, text.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] utf16(String text) {
        Charset charset = number % 2 == 0 ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
        // One of three without the mark of its byte order.
        return ((number % 3 == 0 ? "" : "\ufeff") + text.replace("\n", "\r\n")).getBytes(charset);
    }

    private String capitals() {
        return List.of("SERVER.PFX", "ID_RSA", ".ENV", "Server.Key", ".Env.Production", "TLS.P12", "Id_Ed25519")
                .get(number);
    }

    private String token() {
        return switch (number % 4) {
            case 0 -> "ghp_" + some(ALNUM, 36);
            case 1 -> "glpat-" + some(ALNUM, 20);
            case 2 -> "xoxb-" + some(DIGITS, 12) + "-" + some(DIGITS, 13) + "-" + some(ALNUM, 24);
            default -> "sk_live_" + some(ALNUM, 24);
        };
    }

    private String password() {
        return some(LOWER, 4) + some(DIGITS, 2) + some(ALNUM, 2 + number) + some(DIGITS, 1) + some(LOWER, 1);
    }

    private String pem() {
        String kind =
                List.of("RSA ", "", "EC ", "OPENSSH ", "ENCRYPTED ", "DSA ", "").get(number) + "PRIVATE KEY";
        StringBuilder pem = new StringBuilder("-----BEGIN " + kind + "-----\n");
        for (int i = 0; i < 3 + number; i++) {
            pem.append(some(BASE64, 64)).append('\n');
        }
        return pem + "-----END " + kind + "-----\n";
    }

    private String putty() {
        return "PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\nComment: deploy\nPublic-Lines: 1\n"
                + some(BASE64, 64) + "\nPrivate-Lines: 1\n" + some(BASE64, 64) + "\nPrivate-MAC: "
                + some(DIGITS + "abcdef", 64) + "\n";
    }

    private String kubeconfig(boolean json) {
        String key = base64(pem());
        if (json) {
            return "{\"apiVersion\":\"v1\",\"kind\":\"Config\",\"users\":[{\"name\":\"a\",\"user\":{\"token\":\""
                    + some(ALNUM, 20) + "\"}}]}";
        }
        return "apiVersion: v1\nkind: 'Config'\nusers:\n- name: a\n  user:\n    "
                + (number % 2 == 0 ? "client-key-data: " + key : "password: " + password()) + "\n";
    }

    private String kubernetesSecret() {
        return switch (number % 3) {
            case 0 ->
                "apiVersion: v1\nkind: Secret\nmetadata:\n  name: db\ndata:\n  password: " + base64(password()) + "\n";
            case 1 ->
                "kind: ConfigMap\ndata:\n  level: info\n---\napiVersion: v1\nkind: \"Secret\"\nstringData:\n "
                        + " password: "
                        + password() + "\n";
            default -> "{\"kind\": \"Secret\", \"data\": {\"token\": \"" + base64(some(ALNUM, 18)) + "\"}}\n";
        };
    }

    /** The fields before the first entry's name, and then random bytes. */
    private byte[] javaKeyStore() {
        byte[] store = new byte[900];
        random.nextBytes(store);
        byte[] head = {(byte) 0xfe, (byte) 0xed, (byte) 0xfe, (byte) 0xed, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 1, 0, 3};
        System.arraycopy(head, 0, store, 0, head.length);
        return store;
    }

    private String serviceAccount(String escaped) {
        return number % 2 == 0
                ? "{\n  \"type\": \"service_account\",\n  \"project_id\": \"acme\",\n  \"private_key\": \"" + escaped
                        + "\"\n}\n"
                : "{\n  \"client_email\": \"bot@acme.example\",\n  \"private_key\": \"" + escaped
                        + "\",\n  \"type\": \"service_account\"\n}\n";
    }

    private String webToken() {
        return web("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + "." + web("{\"sub\":\"" + number + "\",\"iat\":1700000000}")
                + "." + some(ALNUM, 43);
    }

    private static String web(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private String some(String alphabet, int length) {
        StringBuilder some = new StringBuilder();
        for (int i = 0; i < length; i++) {
            some.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return some.toString();
    }
}
