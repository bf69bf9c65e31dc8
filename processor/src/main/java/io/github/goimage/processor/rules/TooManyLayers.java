package io.github.goimage.processor.rules;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.copied.FileEntry.Found;
import io.github.goimage.processor.copied.FilePlan;
import io.github.goimage.processor.rule.JudgedImage;
import io.github.goimage.processor.rule.OwnRule;
import io.github.goimage.processor.rule.Shown;
import io.github.goimage.processor.spec.ImagePath;
import io.github.goimage.rule.AttributePath;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import java.util.List;

/**
 * Rejects more files and volumes than a build stage has room for: each file is a {@code COPY} and each volume a
 * {@code WORKDIR} and a {@code RUN}, and Docker stacks at most 125 layers.
 *
 * @see <a href="https://github.com/moby/moby/blob/master/layer/layer_store.go">Docker's layer store, maxLayerDepth</a>
 */
@AutoService(Rule.class)
@RuleInfo(summary = "more layers than Docker allows", severity = Severity.ERROR, fixed = true)
public final class TooManyLayers extends OwnRule {
    /** The number of layers that Docker stacks. */
    private static final int DOCKERS = 125;

    private static final int LAYERS_OF_A_VOLUME = 2;

    @Override
    protected List<Finding> findings(JudgedImage subject) {
        List<Finding> links = NamedFile.of(subject).stream()
                .filter(file -> file.found().filter(Found::tooManyLinks).isPresent())
                .map(file -> new Finding(
                        file.text().path(),
                        Shown.of(file.spec().path()) + " leads through more than " + FilePlan.MOST_LAYERS
                                + " symbolic links to other places, and each adds a layer to the build stage",
                        "name what the links lead to, or replace them by what they lead to"))
                .toList();
        return links.isEmpty() ? ofAll(subject) : links;
    }

    private static List<Finding> ofAll(JudgedImage subject) {
        int files = subject.files().stream()
                .mapToInt(entry -> FilePlan.copiesOf(entry).size())
                .sum();
        int volumes = LAYERS_OF_A_VOLUME
                * (int) subject.spec().volumes().stream()
                        .map(ImagePath::clean)
                        .distinct()
                        .count();
        if (files + volumes <= FilePlan.MOST_LAYERS) {
            return List.of();
        }
        String problem = "files adds " + files + " layers to the build stage and volumes " + volumes + ", but of the "
                + DOCKERS + " layers that Docker stacks only " + FilePlan.MOST_LAYERS + " are free for them";
        return List.of(
                files >= volumes
                        ? new Finding(
                                AttributePath.of("files"),
                                problem,
                                "name a directory instead of its files: files = \"web\"")
                        : new Finding(
                                AttributePath.of("volumes"),
                                problem,
                                "name a directory instead of those in it: volumes = \"/data\""));
    }
}
