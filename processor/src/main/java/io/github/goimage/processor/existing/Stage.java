package io.github.goimage.processor.existing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A stage while it is read: what its instructions have said so far, beginning with what the stage below it says. */
final class Stage {
    final String name;
    final Map<String, String> environment = new LinkedHashMap<>();
    final Map<String, String> arguments = new LinkedHashMap<>();
    final Map<String, String> labels = new LinkedHashMap<>();
    final Set<String> ports = new LinkedHashSet<>();
    final Set<String> volumes = new LinkedHashSet<>();
    final Map<String, Integer> packages = new LinkedHashMap<>();
    final List<Copied> copies = new ArrayList<>();
    final List<GoBuild> builds = new ArrayList<>();
    final Map<String, Integer> lines = new LinkedHashMap<>();
    boolean isOfGo;
    List<String> entrypoint = List.of();
    List<String> cmd = List.of();
    List<String> healthcheck = List.of();
    List<String> healthcheckFlags = List.of();
    String user = "";
    String workdir = "/";
    String stopSignal = "";

    Stage(String name) {
        this.name = name;
    }

    /** Takes over what an image inherits from the one it is made of. */
    void inherit(Stage below) {
        environment.putAll(below.environment);
        labels.putAll(below.labels);
        ports.addAll(below.ports);
        volumes.addAll(below.volumes);
        packages.putAll(below.packages);
        copies.addAll(below.copies);
        builds.addAll(below.builds);
        lines.putAll(below.lines);
        isOfGo = below.isOfGo;
        entrypoint = below.entrypoint;
        cmd = below.cmd;
        healthcheck = below.healthcheck;
        healthcheckFlags = below.healthcheckFlags;
        user = below.user;
        workdir = below.workdir;
        stopSignal = below.stopSignal;
    }

    /** Returns the values of variables: those of ENV win over those of ARG. */
    Map<String, String> variables() {
        Map<String, String> variables = new LinkedHashMap<>(arguments);
        variables.putAll(environment);
        return variables;
    }

    /** Returns a path from the working directory, absolute; a final slash stays. */
    String absolute(String path) {
        return absolute(workdir, path);
    }

    /** Returns a path from a directory, absolute; a final slash stays. */
    static String absolute(String workdir, String path) {
        if (path.startsWith("/")) {
            return path;
        }
        String plain = path.replaceFirst("^(?:\\./)+", "");
        String directory = workdir.endsWith("/") ? workdir : workdir + "/";
        return plain.equals(".") || plain.isEmpty() ? directory : directory + plain;
    }
}
