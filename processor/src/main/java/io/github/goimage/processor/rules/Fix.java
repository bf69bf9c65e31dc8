package io.github.goimage.processor.rules;

import io.github.goimage.processor.golang.facts.Fact.Listener;
import io.github.goimage.processor.golang.values.Setting;
import io.github.goimage.processor.rule.JudgedImage;
import io.github.goimage.processor.text.JavaLiteral;
import io.github.goimage.rule.AttributePath;
import io.github.goimage.rule.ImageSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What to write instead, as Java that compiles. */
final class Fix {
    private static final Pattern ADDRESS = Pattern.compile(
            "(?i)(?:addr|address|listen|listener|http|https|grpc|host|bind|interface|ip|server|endpoint)$");

    private Fix() {}

    /** Returns the base without {@code from}, and which image it then is. */
    static String ownBase(JudgedImage subject) {
        return "base = Base." + subject.spec().base() + " without from, which means "
                + subject.policy().supply().images().base(subject.base().reference());
    }

    /** Returns the builder without {@code from}, and whose image it then is. */
    static String ownBuilder(JudgedImage subject) {
        String official = subject.builder().reference();
        String own = subject.policy().supply().images().builder(official);
        return "remove from in @Build, for " + (own.equals(official) ? "Docker's golang image" : own);
    }

    /**
     * Returns a string in place of the one at the path: {@code name = "api"}, or only the element if the array has
     * others.
     */
    static String string(AttributePath path, String value) {
        AttributePath.Step last = path.steps().get(path.steps().size() - 1);
        return last.index() >= 0 && last.size() > 1
                ? JavaLiteral.of(value)
                : last.member() + " = " + JavaLiteral.of(value);
    }

    /** Returns a whole array of strings: {@code volumes = "/data"}, {@code volumes = {"/a", "/b"}}. */
    static String strings(String member, List<String> values) {
        List<String> texts = values.stream().map(JavaLiteral::of).toList();
        return member + " = " + (texts.size() == 1 ? texts.get(0) : "{" + String.join(", ", texts) + "}");
    }

    /**
     * Returns the member that gives a setting a value beside what the annotation already gives: {@code args = {"serve",
     * "--listen=:8080"}}. The empty string where no member is known to.
     */
    static String setting(ImageSpec spec, Setting setting, String value) {
        return setting(spec, Set.of(), setting, value);
    }

    /** Returns the same, with the command in front that the program demands and is not given. */
    static String setting(ImageSpec spec, Set<Setting> demands, Setting setting, String value) {
        Setting whole = setting.whole();
        if (whole instanceof Setting.Flag flag) {
            String name = flag.names().get(0);
            List<String> args = new ArrayList<>(spec.args());
            if (demands.stream().noneMatch(demanded -> demanded.isIn(spec.allArgs(), spec.env()))) {
                args.addAll(command(demands));
            }
            return strings("args", with(args, (name.length() == 1 ? "-" : "--") + name + "=" + value));
        }
        return whole instanceof Setting.Variable variable
                ? strings("env", with(spec.env(), variable.name() + "=" + value))
                : "";
    }

    /** Returns the member that sets another port than an address has; the empty string if none does. */
    static String port(ImageSpec spec, Listener address, int port) {
        return address.settings().stream()
                .sorted(Comparator.comparing(Setting::toString))
                .map(setting -> {
                    String value = setting instanceof Setting.Part part
                            ? (part.text().equals(address.port()) ? String.valueOf(port) : "")
                            : (isOfAddress(setting) ? address.withPort(port).address() : "");
                    return value.isEmpty() ? "" : setting(spec, address.demands(), setting, value);
                })
                .filter(member -> !member.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** Returns whether a setting is by its name a whole address; another may only decide on it. */
    static boolean isOfAddress(Setting setting) {
        String name = setting instanceof Setting.Flag flag
                ? flag.names().get(0)
                : setting instanceof Setting.Variable variable ? variable.name() : "";
        return ADDRESS.matcher(name).find();
    }

    /** Returns the arguments that give the command among some settings, if there is one. */
    private static List<String> command(Set<Setting> demands) {
        return demands.stream()
                .flatMap(demanded -> demanded instanceof Setting.Command command ? Stream.of(command) : Stream.empty())
                .min(Comparator.comparing(command -> command.names().get(0)))
                .map(Setting.Command::path)
                .orElse(List.of());
    }

    private static List<String> with(List<String> written, String last) {
        List<String> all = new ArrayList<>(written);
        all.add(last);
        return all;
    }

    /** Returns a whole array of numbers: {@code port = 8080}, {@code port = {8000, 8080}}. */
    static String numbers(String member, List<Integer> values) {
        List<String> texts = values.stream().map(String::valueOf).toList();
        return member + " = " + (texts.size() == 1 ? texts.get(0) : "{" + String.join(", ", texts) + "}");
    }

    /**
     * Returns what else could be written, to follow the likeliest: nothing, {@code , or b}, {@code , or one of b, c}.
     */
    static String orOneOf(List<String> others) {
        return switch (others.size()) {
            case 0 -> "";
            case 1 -> ", or " + others.get(0);
            default -> ", or one of " + String.join(", ", others);
        };
    }
}
