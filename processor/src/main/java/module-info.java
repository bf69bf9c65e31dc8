/**
 * The annotation processor of goimage. A company's own rules use {@code io.github.goimage.rule}; everything else is
 * closed. The annotations are read from the compiler, so that their module need not be on the processor path: Maven 4
 * puts an artifact on one path alone.
 */
@SuppressWarnings("requires-automatic") // AutoService and JavaPoet have no descriptors. The jar has JavaPoet in it.
module io.github.goimage.processor {
    requires java.compiler;
    requires static com.palantir.javapoet;
    requires static com.google.auto.service;
    requires static jdk.compiler;
    requires static org.jspecify;

    exports io.github.goimage.rule;

    provides javax.annotation.processing.Processor with
            io.github.goimage.processor.GoImageProcessor;

    uses io.github.goimage.rule.Rule;
}
