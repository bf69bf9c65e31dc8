package io.github.goimage.processor;

import io.github.goimage.processor.policy.ProcessorJars;
import java.io.IOException;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.tools.StandardLocation;

/** The place that this processor comes from. */
final class ProcessorPath {
    private static final String NAME = ProcessorPath.class.getSimpleName() + ".class";

    private ProcessorPath() {}

    /** Returns the jars on the processor path; none if the compiler takes processors from the class path. */
    static ProcessorJars jars(ProcessingEnvironment environment) {
        ProcessorJars jars = ProcessorJars.of(ProcessorPath.class.getClassLoader());
        return jars.isEmpty() || isOfTheClassPath(environment) ? ProcessorJars.NONE : jars;
    }

    /**
     * Returns whether the processor comes from the class path. The class path is asked first: usually the processor is
     * not there, and Gradle compiles everything again once a resource of a path was found.
     */
    private static boolean isOfTheClassPath(ProcessingEnvironment environment) {
        // Eclipse's compiler answers for a processor path that it was not given with the class path.
        boolean eclipse = environment.getElementUtils().getClass().getName().startsWith("org.eclipse.");
        return isOn(StandardLocation.CLASS_PATH, environment.getFiler())
                && (eclipse || !isOn(StandardLocation.ANNOTATION_PROCESSOR_PATH, environment.getFiler()));
    }

    private static boolean isOn(StandardLocation path, Filer filer) {
        try {
            filer.getResource(path, ProcessorPath.class.getPackageName(), NAME);
            return true;
        } catch (IOException | IllegalArgumentException | UnsupportedOperationException absent) {
            return false;
        }
    }
}
