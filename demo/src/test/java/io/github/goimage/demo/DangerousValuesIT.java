package io.github.goimage.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.goimage.demo.Docker.Builder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Values that look dangerous, in a real engine: image, container and program have exactly those of the annotation. They
 * are compared in hexadecimal, so that nothing on the way changes them.
 */
final class DangerousValuesIT {
    private static final String IMAGE = "goimage-dangerous";
    private static final int FEWEST = 300;

    /** What the engine adds to the files of each container. */
    private static final List<String> FILES_OF_THE_ENGINE = List.of(
            ".dockerenv",
            "dev/",
            "dev/console",
            "dev/pts/",
            "dev/shm/",
            "etc/",
            "etc/hostname",
            "etc/hosts",
            "etc/mtab",
            "etc/resolv.conf",
            "proc/",
            "sys/");

    /** What it adds to the variables. */
    private static final List<String> VARIABLES_OF_THE_ENGINE = List.of("PATH", "HOSTNAME", "HOME");

    private static int values;
    private static int images;

    @TempDir
    Path directory;

    /**
     * What an annotation says.
     *
     * @param env each with its name, as the labels and the stamps
     * @param files the content of each by its path in the module, which is that in the image
     * @param targets the content of each by its path in the image; in the module they have harmless names
     */
    private record Values(
            List<String> env,
            List<String> labels,
            List<String> args,
            List<String> healthcheck,
            List<String> stamps,
            Map<String, String> files,
            Map<String, String> targets,
            List<String> volumes) {

        /** Few files and volumes: each is a layer of the build stage, and the engine takes no more than about 120. */
        static Values of(long seed) {
            DangerousText texts = new DangerousText(seed);
            List<String> env = named("V", texts.values(80));
            List<String> labels = named("com.example.l", texts.values(80));
            List<String> args = new ArrayList<>(texts.values(80));
            String veryLong = String.join("", texts.values(1000));
            env.add("LONG=" + veryLong);
            labels.add("com.example.long=" + veryLong.repeat(3));
            args.addAll(List.of("", veryLong));
            return new Values(
                    env,
                    labels,
                    args,
                    texts.values(60),
                    named("main.s", texts.linked(20)),
                    files("f/", texts.names(50).subList(20, 45), texts),
                    files("t/", texts.names(20), texts),
                    texts.names(50).subList(0, 10).stream()
                            .filter(name -> name.equals(name.strip()))
                            .map("/v/"::concat)
                            .toList());
        }

        private static List<String> named(String prefix, List<String> values) {
            return IntStream.range(0, values.size())
                    .mapToObj(i -> prefix + i + "=" + values.get(i))
                    .collect(Collectors.toCollection(ArrayList::new));
        }

        /** Returns dangerous names, each with a dangerous content. */
        private static Map<String, String> files(String folder, List<String> names, DangerousText texts) {
            List<String> contents = texts.values(names.size());
            return new TreeMap<>(IntStream.range(0, names.size())
                    .boxed()
                    .collect(Collectors.toMap(i -> folder + names.get(i), contents::get)));
        }

        int count() {
            return Stream.of(env, labels, args, healthcheck, stamps, files.keySet(), targets.keySet(), volumes)
                    .mapToInt(Collection::size)
                    .sum();
        }

        /** The module: a program that shows its arguments, its variables, its stamps and the files that it finds. */
        Map<String, String> module() {
            Map<String, String> module = new TreeMap<>(files);
            sources().forEach((target, source) -> module.put(source, targets.get(target)));
            module.put("go.mod", "module example.com/app\n\ngo 1.26\n");
            module.put("main.go", """
                    package main

                    import (
                    	"fmt"
                    	"os"
                    	"strings"
                    )

                    var %1$s string

                    func main() {
                    	show("arg", os.Args[1:]...)
                    	show("env", os.Environ()...)
                    	show("stamp", %1$s)
                    	walk("/")
                    }

                    func show(what string, values ...string) {
                    	for _, value := range values {
                    		fmt.Printf("%%s %%x\\n", what, value)
                    	}
                    }

                    func walk(directory string) {
                    	entries, err := os.ReadDir(directory)
                    	if err != nil {
                    		panic(err)
                    	}
                    	for _, entry := range entries {
                    		path := directory + entry.Name()
                    		switch {
                    		case strings.Contains("|/app|/dev|/etc|/proc|/sys|/.dockerenv|", "|"+path+"|"):
                    		case entry.IsDir():
                    			walk(path + "/")
                    		default:
                    			content, err := os.ReadFile(path)
                    			if err != nil {
                    				panic(err)
                    			}
                    			show("file", path+"="+string(content))
                    		}
                    	}
                    }
                    """.formatted(
                    IntStream.range(0, stamps.size()).mapToObj(i -> "s" + i).collect(Collectors.joining(", "))));
            return module;
        }

        /** The path in the module of each target. */
        private Map<String, String> sources() {
            Map<String, String> sources = new TreeMap<>();
            targets.keySet().forEach(target -> sources.put(target, "source" + sources.size()));
            return sources;
        }

        /** The annotation's members. */
        String members() {
            List<String> entries = new ArrayList<>(files.keySet());
            sources().forEach((target, source) -> entries.add(source + ":/" + target));
            return String.join(
                    ", ",
                    member("env", env),
                    member("labels", labels),
                    member("args", args),
                    member("healthcheck", healthcheck),
                    member("files", entries),
                    member("volumes", volumes),
                    "build = @Build(" + member("stamp", stamps) + ")");
        }

        private static String member(String name, List<String> values) {
            return values.stream().map(DangerousText::literal).collect(Collectors.joining(", ", name + " = {", "}"));
        }
    }

    @AfterAll
    static void print() {
        System.out.println("values=" + values + " images=" + images);
    }

    @ParameterizedTest
    @CsvSource({"BUILDKIT, 20261125", "CLASSIC, 20261125", "BUILDKIT, 7", "CLASSIC, 7"})
    void arriveAsTheyAreWritten(Builder builder, long seed) {
        Values intended = Values.of(seed);
        Compiled compiled = Compiled.in(directory, intended.module(), intended.members());
        // Values such as $HOME stay as they are, which a warning says.
        assertEquals("UnexpandedVariable", compiled.rules(), compiled::toString);
        Docker.build(builder, compiled.dockerfile(builder), directory, "-t", IMAGE);

        assertImageHas(intended);
        assertProgramSees(intended);
        assertTrue(intended.count() >= FEWEST, () -> intended.count() + " values");
        values += intended.count();
        images++;
    }

    private static void assertImageHas(Values intended) {
        assertEquals(hex("env", intended.env()), inspect("env", "range .Config.Env", "."));
        assertEquals(
                hex("label", intended.labels()).stream().sorted().toList(),
                inspect("label", "range $key, $value := .Config.Labels", "(print $key \"=\" $value)").stream()
                        .sorted()
                        .toList());
        assertEquals(hex("entry", List.of("/app")), inspect("entry", "range .Config.Entrypoint", "."));
        assertEquals(hex("arg", intended.args()), inspect("arg", "range .Config.Cmd", "."));
        List<String> healthcheck = new ArrayList<>(List.of("CMD", "/app"));
        healthcheck.addAll(intended.healthcheck());
        assertEquals(hex("check", healthcheck), inspect("check", "range .Config.Healthcheck.Test", "."));
        assertEquals(
                hex("volume", intended.volumes()).stream().sorted().toList(),
                inspect("volume", "range $path, $nothing := .Config.Volumes", "$path").stream()
                        .sorted()
                        .toList());

        Set<String> files = new TreeSet<>(List.of("app", "f/", "t/", "v/"));
        files.addAll(intended.files().keySet());
        files.addAll(intended.targets().keySet());
        intended.volumes().forEach(path -> files.add(path.substring(1) + "/"));
        files.addAll(FILES_OF_THE_ENGINE);
        assertEquals(List.copyOf(files), Docker.files(IMAGE));
    }

    private static void assertProgramSees(Values intended) {
        List<String> said = Docker.docker("run", "--rm", "--read-only", "--cap-drop=ALL", "--network=none", IMAGE)
                .lines()
                .toList();
        Map<String, List<String>> seen =
                said.stream().collect(Collectors.groupingBy(line -> line.replaceFirst(" .*", "")));
        assertEquals(hex("arg", intended.args()), seen.get("arg"));
        assertEquals(hex("env", intended.env()), withoutTheEngines(seen.get("env")));
        assertEquals(
                hex(
                        "stamp",
                        intended.stamps().stream()
                                .map(stamp -> stamp.replaceFirst("^[^=]*=", ""))
                                .toList()),
                seen.get("stamp"));
        assertEquals(
                Stream.of(intended.files(), intended.targets())
                        .flatMap(files -> files.entrySet().stream())
                        .map(file -> hex("file", "/" + file.getKey() + "=" + file.getValue()))
                        .sorted()
                        .toList(),
                seen.get("file").stream().sorted().toList());
    }

    /** A line for each value of the image's configuration. */
    private static List<String> inspect(String what, String range, String value) {
        String template = "{{" + range + "}}{{printf \"" + what + " %x\\n\" " + value + "}}{{end}}";
        return withoutTheEngines(Docker.inspect(IMAGE, template).lines().toList());
    }

    private static List<String> withoutTheEngines(List<String> lines) {
        return lines.stream()
                .filter(line ->
                        VARIABLES_OF_THE_ENGINE.stream().noneMatch(name -> line.startsWith(hex("env", name + "="))))
                .toList();
    }

    private static List<String> hex(String what, List<String> values) {
        return values.stream().map(value -> hex(what, value)).toList();
    }

    private static String hex(String what, String value) {
        return what + " " + HexFormat.of().formatHex(value.getBytes(StandardCharsets.UTF_8));
    }
}
