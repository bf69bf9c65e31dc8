package io.github.goimage.processor.rule;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.service.Program;
import io.github.goimage.processor.spec.AttributePath;
import java.util.List;

/**
 * A file with credentials in a directory that is built. The ignore file keeps it out; a builder without BuildKit reads that
 * only at the root of the context and would be sent the file.
 */
@AutoService(Rule.class)
@RuleInfo(summary = "a file with credentials among the sources", severity = Severity.WARN)
public final class SecretInContext implements Rule {
    @Override
    public List<Finding> check(Subject subject) {
        return subject.program().map(Program::secrets).orElse(List.of()).stream()
                .map(file -> new Finding(
                        AttributePath.of("module"),
                        file + " looks like a file with credentials and lies among the sources: it stays out of the"
                                + " build, but builders that ignore the ignore file would be sent it",
                        "move it out of the directories with Go code"))
                .toList();
    }
}
