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
 * Rejects the user root: an attacker who takes over the service would be root on the way to the host. CIS Docker
 * Benchmark 4.1; Kubernetes Pod Security "restricted", runAsNonRoot.
 */
@AutoService(Rule.class)
@RuleInfo(
        summary = "the user root",
        severity = Severity.ERROR,
        covers = {
            "DL3002",
            "DS-0002",
            "CKV_DOCKER_3",
            "CKV_DOCKER_8",
            "CIS-4.1",
            "CIS-DI-0001",
            "PSS-runAsNonRoot",
            "PSS-runAsUser"
        })
public final class RootUser extends OwnRule {
    @Override
    protected List<Finding> findings(JudgedImage subject) {
        if (subject.spec().user() != 0) {
            return List.of();
        }
        return List.of(new Finding(
                AttributePath.of("user"),
                "user 0 is root, and an attacker who takes over the service would be root as well",
                "user = 65532"));
    }
}
