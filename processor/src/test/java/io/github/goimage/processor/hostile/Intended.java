package io.github.goimage.processor.hostile;

import io.github.goimage.rule.HealthcheckOptionsSpec;
import io.github.goimage.rule.ImageSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the image of an annotation is to be, by the annotation's own documentation. */
final class Intended {
    private Intended() {}

    /** Returns it as the judge reads it. */
    static String of(ImageSpec spec) {
        Map<String, String> image = new LinkedHashMap<>();
        image.put("From", Json.string(spec.from()));
        image.put("Env", Json.array(spec.env()));
        image.put("Labels", Json.object(labels(spec)));
        image.put(
                "Entrypoint",
                Json.array(Stream.concat(Stream.of("/app"), spec.fixedArgs().stream())
                        .toList()));
        image.put("Cmd", Json.array(spec.args()));
        image.put("Healthcheck", Json.array(healthcheck(spec)));
        image.put("HealthOptions", Json.array(healthOptions(spec.healthcheckOptions())));
        image.put("Volumes", Json.array(spec.volumes()));
        image.put("Ports", Json.array(ports(spec)));
        image.put("Workdir", Json.string(spec.workdir()));
        image.put("User", Json.string(spec.user() + ":" + spec.user()));
        image.put("StopSignal", Json.string(spec.stopSignal().name()));
        image.put("Arguments", Json.object(arguments(spec)));
        image.put("LinkerSets", Json.array(spec.build().stamp()));
        image.put("Tags", Json.array(spec.build().tags()));
        List<String> members = image.entrySet().stream()
                .map(member -> Json.string(member.getKey()) + ":" + member.getValue())
                .toList();
        return "{" + String.join(",", members) + "}";
    }

    private static Map<String, String> labels(ImageSpec spec) {
        Map<String, String> labels = new TreeMap<>();
        for (String label : spec.labels()) {
            int equals = label.indexOf('=');
            labels.put(label.substring(0, equals), label.substring(equals + 1));
        }
        return labels;
    }

    private static List<String> healthcheck(ImageSpec spec) {
        if (spec.healthcheck().isEmpty()) {
            return List.of("NONE");
        }
        List<String> words = new ArrayList<>(List.of("CMD", "/app"));
        words.addAll(spec.healthcheck());
        return words;
    }

    private static List<String> healthOptions(HealthcheckOptionsSpec options) {
        return List.of(options.interval(), options.timeout(), options.startPeriod(), String.valueOf(options.retries()));
    }

    private static List<String> ports(ImageSpec spec) {
        return Stream.concat(
                        spec.port().stream().map(String::valueOf),
                        spec.udpPort().stream().map(port -> port + "/udp"))
                .toList();
    }

    /** The frames stamp this variable alone. */
    private static Map<String, String> arguments(ImageSpec spec) {
        Map<String, String> arguments = new TreeMap<>();
        spec.build().stamp().stream()
                .filter(stamp -> stamp.startsWith("main.version="))
                .forEach(stamp -> arguments.put("VERSION", stamp.substring("main.version=".length())));
        return arguments;
    }
}
