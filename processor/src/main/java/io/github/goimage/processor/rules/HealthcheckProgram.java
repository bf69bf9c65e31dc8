package io.github.goimage.processor.rules;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.files.SlashedPath;
import io.github.goimage.processor.golang.facts.Fact;
import io.github.goimage.processor.rule.JudgedImage;
import io.github.goimage.processor.rule.OwnRule;
import io.github.goimage.processor.rule.Shown;
import io.github.goimage.processor.service.Program;
import io.github.goimage.rule.AttributePath;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.ImageSpec;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Rejects a health check that is written as for {@code HEALTHCHECK} in a Dockerfile: with a program, its options, or
 * the words before them. The elements of {@code healthcheck} are arguments of the service's own binary.
 *
 * @see <a href="https://docs.docker.com/reference/dockerfile/#healthcheck">HEALTHCHECK</a>
 */
@AutoService(Rule.class)
@RuleInfo(
        summary = "a health check that is no argument of the service",
        severity = Severity.ERROR,
        otherwise = Severity.WARN)
public final class HealthcheckProgram extends OwnRule {
    private static final AttributePath PATH = AttributePath.of("healthcheck");

    private static final Set<String> PROGRAMS = Set.of(
            "CMD",
            "CMD-SHELL",
            "NONE",
            "ash",
            "bash",
            "busybox",
            "curl",
            "dash",
            "grpc-health-probe",
            "grpc_health_probe",
            "nc",
            "netcat",
            "pg_isready",
            "pgrep",
            "redis-cli",
            "sh",
            "wget");

    /** Services may well have a flag {@code --timeout}. */
    private static final String TIMEOUT = "timeout";

    private static final Pattern OPTION = Pattern.compile(
            "--(interval|timeout|start-period|start-interval|retries)=((?:[0-9]+(?:ms|s|m|h))+|[0-9]{1,9})");

    /** Modules that read arguments, or define flags. */
    private static final Pattern ARGUMENTS = Pattern.compile(
            "/(?:cobra|pflag|cli|kingpin|go-flags|kong|go-arg|docopt|ff|viper|glog|klog|[\\w.-]*flags?)\\b");

    @Override
    protected List<Finding> findings(JudgedImage subject) {
        List<String> words = subject.spec().healthcheck();
        if (words.isEmpty()) {
            return List.of();
        }
        String first = words.get(0);
        Matcher option = OPTION.matcher(first);
        if (option.matches() && !(option.group(1).equals(TIMEOUT) && mayRead(TIMEOUT, subject))) {
            return List.of(finding(
                    words,
                    Shown.of(first) + " is an option of HEALTHCHECK; it would become an argument of the service",
                    withMembers(words)));
        }
        // A whole command line as one argument names its program first.
        String command = first.strip().replaceFirst("\\s.*", "");
        String program = command.substring(command.lastIndexOf('/') + 1);
        String cleaned = SlashedPath.clean(command);
        boolean path = cleaned.startsWith("/bin/") || cleaned.startsWith("/usr/");
        if (cleaned.equals(ImageSpec.BINARY)) {
            return List.of(finding(
                    words,
                    "\"/app\" is the service's own binary, which runs the check in any case",
                    check(words.subList(1, words.size()))));
        }
        return path || PROGRAMS.contains(program)
                ? List.of(finding(
                        words,
                        Shown.of(command) + " would become an argument of the service: the check runs /app " + command,
                        "a flag of the service with which it asks itself and exits: " + check(List.of())))
                : subject.program()
                        .filter(found -> readsFlagsAlone(found))
                        .map(found -> undefined(words, found))
                        .orElse(List.of());
    }

    /** Returns the member with some arguments, or else with the flag that services usually have. */
    private static String check(List<String> arguments) {
        return Fix.strings("healthcheck", arguments.isEmpty() ? List.of("-health") : arguments);
    }

    /** Returns whether the program may have a flag. */
    private static boolean mayRead(String flag, JudgedImage subject) {
        return subject.program()
                .filter(found -> readsFlagsAlone(found) && !defined(found).contains(flag))
                .isEmpty();
    }

    private static Set<String> defined(Program program) {
        return program.facts().of(Fact.FlagDefinition.class).stream()
                .map(Fact.FlagDefinition::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns whether all code that may read arguments was read, and reads them as flags whose names it says. */
    private static boolean readsFlagsAlone(Program program) {
        return program.facts().first(Fact.OtherArguments.class).isEmpty()
                && program.unreadPackages().isEmpty()
                && program.graphs().stream()
                        .flatMap(graph -> graph.modules().stream())
                        .noneMatch(
                                imported -> ARGUMENTS.matcher(imported.path()).find());
    }

    private static List<Finding> undefined(List<String> words, Program program) {
        Set<String> defined = defined(program);
        for (int i = 0; i < words.size(); i++) {
            String name = words.get(i).replaceFirst("^--?", "").replaceFirst("=.*", "");
            boolean flag = words.get(i).startsWith("-") && !name.isEmpty();
            boolean known = defined.contains(name) || name.equals("h") || name.equals("help");
            boolean readsNone = defined.isEmpty() && listens(program);
            // What stands behind a flag may be its value.
            boolean unread = flag ? !known : i == 0;
            if (readsNone || (unread && !defined.isEmpty())) {
                String problem = readsNone
                        ? "the program reads no arguments: the check would start a second service"
                        : Shown.of(words.get(i)) + " is no flag of the program, which has -"
                                + String.join(", -", defined);
                String fix = "let the program define a flag with which it asks itself and exits, or remove healthcheck";
                return List.of(new Finding(PATH.element(i, words.size()), problem, fix).withSeverity(Severity.WARN));
            }
        }
        return List.of();
    }

    private static boolean listens(Program program) {
        return program.facts().first(Fact.Listener.class).isPresent()
                || program.facts().first(Fact.OpenListener.class).isPresent();
    }

    /** Returns the arguments without the options, and the members that set these. */
    private static String withMembers(List<String> words) {
        List<String> arguments = new ArrayList<>();
        List<String> members = new ArrayList<>();
        for (String word : words) {
            Matcher option = OPTION.matcher(word);
            if (!option.matches()) {
                arguments.add(word);
            } else if (!option.group(1).equals("start-interval")) {
                members.add(member(option.group(1), option.group(2)));
            }
        }
        return check(arguments)
                + (members.isEmpty()
                        ? " without it: engines before 25 reject it"
                        : ", healthcheckOptions = @HealthcheckOptions(" + String.join(", ", members) + ")");
    }

    private static String member(String option, String value) {
        return switch (option) {
            case "retries" -> "retries = " + value;
            case "start-period" -> "startPeriod = \"" + value + "\"";
            default -> option + " = \"" + value + "\"";
        };
    }

    private static Finding finding(List<String> words, String problem, String fix) {
        return new Finding(PATH.element(0, words.size()), problem, fix);
    }
}
