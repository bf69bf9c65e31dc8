package io.github.goimage.processor.rule;

import io.github.goimage.processor.policy.Policy;
import io.github.goimage.processor.project.OptionFault;
import io.github.goimage.processor.project.Project;
import io.github.goimage.processor.service.BuildContext;
import io.github.goimage.processor.service.BuildInput;
import io.github.goimage.processor.service.Source;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What surrounds an annotation and matters to it.
 *
 * @param input what the image is built from
 * @param policy what the project decides for all of its images
 * @param project the directories that paths are relative to; empty if an option about them is not valid
 * @param clashes what other images of the compilation share with this one, each as a sentence
 * @param output the compiler's output directory, if it is a directory of files
 * @param outputFault why nothing can be written, if so
 * @param optionFault the option of the processor that is not valid, if one is not
 * @param annotationFile the file that holds the annotation, if the compiler tells
 */
public record ImageContext(
        BuildInput input,
        Policy policy,
        Optional<Project> project,
        List<String> clashes,
        Optional<Path> output,
        Optional<OutputFault> outputFault,
        Optional<OptionFault> optionFault,
        Optional<Path> annotationFile) {
    /** Returns the build context's directory; empty if no image can be built. */
    public Path context() {
        return input.buildContext().map(BuildContext::directory).orElse(Path.of(""));
    }

    /** Returns the Go module's directory relative to the project directory, with {@code /}; empty if none was found. */
    public Optional<String> moduleFromProject() {
        return input instanceof Source source
                ? project.map(directories -> Project.relative(
                        directories.projectDir(), source.modules().main().directory()))
                : Optional.empty();
    }

    /** Returns the output directory relative to the build context, with {@code /}; empty if it lies elsewhere. */
    public Optional<String> outputInContext() {
        Path context = context();
        return output.filter(directory -> directory.startsWith(context) && !directory.equals(context))
                .map(directory -> Project.slashed(context, directory));
    }
}
