package io.github.goimage.processor.rules;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.rule.JudgedImage;
import io.github.goimage.processor.rule.OwnRule;
import io.github.goimage.rule.AttributePath;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import java.util.List;

/**
 * Rejects a number that is not a valid user: negative numbers and 65535 mean "no change" to system calls such as
 * chown(2), and Docker accepts ids up to 2147483647.
 */
@AutoService(Rule.class)
@RuleInfo(summary = "a uid that no process can have", severity = Severity.ERROR, fixed = true)
public final class InvalidUser extends OwnRule {
    private static final int NO_CHANGE = 65535;
    private static final int MAX = 2147483646;

    @Override
    protected List<Finding> findings(JudgedImage subject) {
        int user = subject.spec().user();
        if (user >= 0 && user != NO_CHANGE && user <= MAX) {
            return List.of();
        }
        return List.of(new Finding(
                AttributePath.of("user"),
                user + " is not a valid user id (0 to 65534, 65536 to " + MAX + ")",
                "user = 65532"));
    }
}
