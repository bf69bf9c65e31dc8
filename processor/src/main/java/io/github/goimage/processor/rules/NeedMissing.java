package io.github.goimage.processor.rules;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.rule.JudgedImage;
import io.github.goimage.processor.rule.OwnRule;
import io.github.goimage.processor.service.NeedFinder;
import io.github.goimage.processor.service.Program;
import io.github.goimage.rule.AttributePath;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.Need;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Warns if {@code needs} lists needs without {@code AUTO} and omits one that the code has: a call of the service would
 * fail. It is advice if only a module that is known by name may have the need: a PostgreSQL driver asks for the user's
 * name only if the address has none.
 */
@AutoService(Rule.class)
@RuleInfo(summary = "a need of the code that needs does not list", severity = Severity.WARN, otherwise = Severity.NOTE)
public final class NeedMissing extends OwnRule {
    private static final AttributePath PATH = AttributePath.of("needs");

    @Override
    protected List<Finding> findings(JudgedImage subject) {
        List<Need> listed = subject.spec().needs();
        if (listed.contains(Need.AUTO) || subject.program().isEmpty()) {
            return List.of();
        }
        Program program = subject.program().get();
        SortedMap<Need, String> used = NeedFinder.used(program);
        used.keySet().removeIf(need -> listed.contains(need) || brings(subject, need));
        Set<Need> certain = NeedFinder.certain(program);
        return used.entrySet().stream()
                .map(entry -> finding(
                        entry.getKey(),
                        entry.getValue(),
                        certain.contains(entry.getKey()),
                        array(listed, used.keySet())))
                .toList();
    }

    private static Finding finding(Need need, String reason, boolean certain, String fix) {
        Finding finding = new Finding(
                        PATH,
                        "the image will lack " + need + ", which the code " + (certain ? "needs" : "may need") + " ("
                                + reason + ")",
                        fix)
                .about(need.name());
        return certain ? finding : finding.withSeverity(Severity.NOTE);
    }

    /**
     * Returns whether the base or the build provides a need. A base's passwd helps only a user that it lists, and the
     * tag of the time package provides time zones.
     */
    private static boolean brings(JudgedImage subject, Need need) {
        return switch (need) {
            case PASSWD -> subject.base().namesUser(subject.spec().user());
            case TIME_ZONES ->
                subject.base().brings(need) || subject.input().settings().embedsTimeZones();
            default -> subject.base().brings(need);
        };
    }

    private static String array(Collection<Need> listed, Collection<Need> missing) {
        List<String> all = new TreeSet<>(
                        Stream.concat(listed.stream(), missing.stream()).toList())
                .stream().map(need -> "Need." + need).collect(Collectors.toList());
        return "needs = " + (all.size() == 1 ? all.get(0) : "{" + String.join(", ", all) + "}")
                + ", or needs = Need.AUTO";
    }
}
