package io.github.goimage.processor.rule;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.spec.AttributePath;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import io.github.goimage.rule.Subject;
import java.util.List;
import java.util.stream.Stream;

/** A member that this release of goimage does not put into the Dockerfile yet: better refused than left out in silence. */
@AutoService(Rule.class)
@RuleInfo(summary = "a member that this release does not support yet", severity = Severity.ERROR, fixed = true)
public final class UnsupportedMember implements Rule {
    private static final List<String> MEMBERS = List.of("build.privateModules", "build.prebuilt");

    @Override
    public List<Finding> check(Subject subject) {
        return MEMBERS.stream()
                .filter(subject.spec()::isWritten)
                .map(member -> new Finding(
                        Stream.of(member.split("\\.")).reduce(AttributePath.IMAGE, AttributePath::member, (a, b) -> b),
                        member + " is not supported by this release of goimage",
                        "leave " + member + " out"))
                .toList();
    }
}
