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
 * Warns about a uid that hosts give to their own users, whose files the service could then read. Checkov CKV_K8S_40.
 */
@AutoService(Rule.class)
@RuleInfo(
        summary = "a uid that the host may already use",
        severity = Severity.WARN,
        covers = {"CKV_K8S_40", "KSV-0020", "KSV-0021"})
public final class LowUid extends OwnRule {
    private static final int LAST = 10000;

    @Override
    protected List<Finding> findings(JudgedImage subject) {
        int user = subject.spec().user();
        if (user < 1 || user > LAST) {
            return List.of();
        }
        return List.of(new Finding(
                AttributePath.of("user"),
                "uid " + user + " may belong to a user of the host, whose files the service could then read",
                "user = 65532"));
    }
}
