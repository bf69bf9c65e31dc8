package io.github.goimage.processor.matrix;

import io.github.goimage.processor.hostile.Specs;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The values of each member in the option matrix, as Java source. Those of switches and constants come from their
 * types; a backslash never ends a value, since hadolint cannot read {@code A="\\"} (DL1000). {@code %d} is the row's
 * number, {@code %tag} and {@code %digest} a reference that suits the row's base.
 */
final class Options {
    /** Stands for a member that is not written. */
    static final String ABSENT = "";

    /** Values that a correct annotation may have. */
    private static final Map<String, List<String>> RIGHT = Map.ofEntries(
            Map.entry("name", List.of("\"img-%d\"", "\"team.api_v%d\"")),
            Map.entry("module", List.of("\"services/api\"", "\"src/main/go\"")),
            Map.entry("main", List.of("\".\"", "\"./cmd/worker\"", "{\".\", \"./cmd/worker\"}")),
            Map.entry("from", List.of("%tag", "%digest")),
            Map.entry("port", List.of("8080", "{8080, 9090}")),
            Map.entry("udpPort", List.of("9125", "{9125, 9126}")),
            Map.entry("user", List.of("65532", "10001", "2147483646")),
            Map.entry("files", List.of("\"static\"", "{\"static/site.css\", \"static:/srv/static\"}")),
            Map.entry("env", List.of("\"LOG_LEVEL=info\"", "{\"A=a b\", \"B=$HOME\", \"C=\\\"'\\\\x\"}")),
            Map.entry(
                    "labels",
                    List.of(
                            "\"org.opencontainers.image.source=https://github.com/acme/api\"",
                            "{\"com.acme.team=a b\", \"com.acme.note=$X \\\"'\"}")),
            Map.entry("workdir", List.of("\"/srv/api\"", "\"/\"")),
            Map.entry("fixedArgs", List.of("\"-bind\"", "{\"serve\", \"$X\"}")),
            Map.entry("args", List.of("\"-v\"", "{\"-config\", \"/etc/app.yaml\", \"$X\"}")),
            Map.entry("volumes", List.of("\"/var/lib/data\"", "{\"/data\", \"/var/cache/api\"}")),
            Map.entry("healthcheck", List.of("\"-health\"", "{\"-check\", \"http://127.0.0.1:8080/\"}")),
            Map.entry("healthcheckOptions.interval", List.of("\"10s\"")),
            Map.entry("healthcheckOptions.timeout", List.of("\"1m30s\"")),
            Map.entry("healthcheckOptions.startPeriod", List.of("\"500ms\"")),
            Map.entry("healthcheckOptions.retries", List.of("1")),
            Map.entry("build.go", List.of("\"1.26\"", "\"1.26.8\"")),
            Map.entry("build.from", List.of("\"golang:1.26-trixie\"")),
            Map.entry("build.tags", List.of("\"postgres\"", "{\"a\", \"b.c\"}")),
            Map.entry("build.flags", List.of("\"-pgo=off\"", "{\"GOEXPERIMENT=jsonv2\", \"GOFIPS140=latest\"}")),
            Map.entry(
                    "build.stamp",
                    List.of(
                            "\"main.version\"",
                            "\"main.version=1 dev\"",
                            "{\"main.version=dev\", \"main.buildDate=\"}")),
            Map.entry(
                    "build.platforms",
                    List.of("\"linux/amd64\"", "{\"linux/amd64\", \"linux/arm64\"}", "\"linux/amd64/v3\"")),
            Map.entry(
                    "build.privateModules",
                    List.of("\"git.acme.com/*\"", "{\"ssh://git.acme.com/*\", \"git.acme.com/b\"}")),
            Map.entry("build.prebuilt", List.of("\"bin/app\"")),
            Map.entry("waive.rule", List.of()),
            Map.entry("waive.only", List.of()),
            Map.entry("waive.reason", List.of("\"the load balancer speaks to it alone\"")),
            Map.entry("waive.until", List.of("\"2999-12-31\"")));

    /** Values of which a rule has something to say, or that need a waiver. */
    private static final Map<String, List<String>> WRONG = Map.ofEntries(
            Map.entry("name", List.of("\"Upper%d\"", "\"a/b%d\"")),
            Map.entry("module", List.of("\"nowhere\"", "\"../..\"")),
            Map.entry("main", List.of("\"./none\"", "\"-o\"")),
            Map.entry("from", List.of("\"alpine\"", "\"evil.example/x:1\"")),
            Map.entry("port", List.of("80", "70000")),
            Map.entry("udpPort", List.of("53", "0")),
            Map.entry("user", List.of("0", "100", "-1")),
            Map.entry("files", List.of("\"../static\"")),
            Map.entry("env", List.of("\"1=x\"", "\"DB_PASSWORD=changeme\"")),
            Map.entry("labels", List.of("\"Bad Key=x\"")),
            Map.entry("args", List.of("\"a\\nUSER root\"")),
            Map.entry("fixedArgs", List.of("\"a\\nUSER root\"")),
            Map.entry("workdir", List.of("\"srv\"", "\"/etc\"")),
            Map.entry("volumes", List.of("\"data\"")),
            Map.entry("healthcheck", List.of("\"a\\0\"")),
            Map.entry("healthcheckOptions.interval", List.of("\"10\"")),
            Map.entry("healthcheckOptions.timeout", List.of("\"0s\"")),
            Map.entry("healthcheckOptions.startPeriod", List.of("\"-1s\"")),
            Map.entry("healthcheckOptions.retries", List.of("0")),
            Map.entry("build.go", List.of("\"1.19\"", "\"go1.26\"")),
            Map.entry("build.from", List.of("\"evil.example/go:1.26\"", "\"golang:latest\"")),
            Map.entry("build.tags", List.of("\"a,b\"")),
            Map.entry("build.flags", List.of("\"-ldflags=-X main.x=1\"", "\"-race\"")),
            Map.entry("build.stamp", List.of("\"version\"", "\"main.version='x'\"")),
            Map.entry("build.platforms", List.of("\"windows/amd64\"")),
            Map.entry("build.privateModules", List.of("\"a b\"")),
            Map.entry("build.prebuilt", List.of("\"../app\"")),
            Map.entry("waive.rule", List.of("\"PrivilegedPort\"", "\"NoSuchRule\"")),
            Map.entry("waive.only", List.of("\"8080\"")),
            Map.entry("waive.reason", List.of("\" \"")),
            Map.entry("waive.until", List.of("\"2020-01-01\"")));

    private Options() {}

    /**
     * Returns what a correct annotation may say for each member, including {@link #ABSENT} if the member may be
     * omitted.
     */
    static Map<String, List<String>> right() {
        Map<String, List<String>> right = new TreeMap<>();
        Specs.members().forEach((member, method) -> right.put(member, right(member, method)));
        return right;
    }

    private static List<String> right(String member, Method method) {
        List<String> values = new ArrayList<>();
        if (!member.equals("waive.reason")) {
            values.add(ABSENT);
        }
        Class<?> type = method.getReturnType();
        Class<?> element = type.isArray() ? type.getComponentType() : type;
        if (type == boolean.class) {
            values.addAll(List.of("true", "false"));
        } else if (element.isEnum()) {
            List<String> constants = Arrays.stream(element.getEnumConstants())
                    .map(Object::toString)
                    .toList();
            values.addAll(constants);
            if (type.isArray()) {
                values.addAll(List.of("{}", "{" + String.join(", ", constants) + "}"));
            }
        } else {
            values.addAll(RIGHT.getOrDefault(member, List.of()));
        }
        return values;
    }

    /** Returns what a rule reports, by member. */
    static Map<String, List<String>> wrong() {
        return WRONG;
    }

    /** All values of each member. */
    static Map<String, List<String>> all() {
        Map<String, List<String>> all = right();
        all.replaceAll((member, values) -> Stream.concat(
                        values.stream(), WRONG.getOrDefault(member, List.of()).stream())
                .toList());
        return all;
    }

    /** The members whose values have to be named here, and are not. */
    static List<String> missing() {
        return Specs.members().entrySet().stream()
                .filter(member -> !isClosed(member.getValue()))
                .map(Map.Entry::getKey)
                .filter(member -> !RIGHT.containsKey(member) || !WRONG.containsKey(member))
                .collect(Collectors.toList());
    }

    /** Whether the type itself lists the values. */
    static boolean isClosed(Method member) {
        Class<?> type = member.getReturnType();
        return type == boolean.class || (type.isArray() ? type.getComponentType() : type).isEnum();
    }
}
