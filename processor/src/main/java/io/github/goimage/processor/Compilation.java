package io.github.goimage.processor;

import io.github.goimage.processor.NameClashes.Clash;
import io.github.goimage.processor.dockerfile.ImagePlan;
import io.github.goimage.processor.output.BakePaths;
import io.github.goimage.processor.output.CommittedCopy;
import io.github.goimage.processor.output.ImageFolder;
import io.github.goimage.processor.output.TypedClass;
import io.github.goimage.processor.policy.Policy;
import io.github.goimage.processor.policy.PolicyReader;
import io.github.goimage.processor.project.InvalidOptionException;
import io.github.goimage.processor.project.Project;
import io.github.goimage.processor.project.ProjectFinder;
import io.github.goimage.processor.report.Reporter;
import io.github.goimage.processor.report.SourceTrees;
import io.github.goimage.processor.report.SuccessNote;
import io.github.goimage.processor.rule.Evaluation;
import io.github.goimage.processor.rule.ImageContext;
import io.github.goimage.processor.rule.OutputFault;
import io.github.goimage.processor.rule.RuleBook;
import io.github.goimage.processor.rule.RuleResult;
import io.github.goimage.processor.rules.DuplicateImage;
import io.github.goimage.processor.rules.NoOutputDirectory;
import io.github.goimage.processor.service.BuildInput;
import io.github.goimage.processor.service.NoModule;
import io.github.goimage.processor.service.ServiceFinder;
import io.github.goimage.processor.spec.AnnotatedImage;
import io.github.goimage.processor.spec.SpecReader;
import io.github.goimage.processor.spec.UnresolvedValueException;
import io.github.goimage.rule.ImageSpec;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.annotation.processing.FilerException;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.util.Elements;
import javax.tools.JavaFileObject;
import org.jspecify.annotations.Nullable;

/** One run of the compiler: the images that it has met so far, and the way of each from its annotation to its files. */
final class Compilation {
    private final ProcessingEnvironment environment;
    private final SourceTrees trees;
    private final Reporter reporter;
    private final ProjectFinder projects;
    private final LocalDate today = Policy.today(System.getenv());
    private final PolicyReader policies;
    private final NameClashes clashes = new NameClashes();
    private final Map<String, ImageFolder> folders = new HashMap<>();
    private final Map<Project, ServiceFinder> finders = new HashMap<>();
    private final Map<Image, CommittedCopy> copies = new HashMap<>();
    private final Map<Image, Evaluation> written = new HashMap<>();
    private @Nullable ImageCompiler compiler;

    Compilation(ProcessingEnvironment environment) {
        this.environment = environment;
        this.trees = new SourceTrees(environment);
        this.reporter = new Reporter(environment, trees);
        this.projects = new ProjectFinder(environment.getOptions(), Path.of(""));
        this.policies = new PolicyReader(environment.getOptions(), today, ProcessorPath.policies(environment));
    }

    /**
     * An image that the compiler has met.
     *
     * @param annotation where it stands and what it says
     * @param folder where its files go; empty if its name is not valid
     */
    record Image(AnnotatedImage annotation, Optional<ImageFolder> folder) {
        PackageElement element() {
            return annotation.element();
        }

        ImageSpec spec() {
            return annotation.spec();
        }
    }

    /**
     * Reads the images of a package. All packages of a round are read before an image is compiled, so that each knows
     * the others' names.
     *
     * @throws UnresolvedValueException if a later round may bring a value
     */
    List<Image> read(PackageElement element) throws IOException {
        try {
            List<Image> read = SpecReader.read(element).stream()
                    .map(each -> new Image(each, folder(each.spec().name(), element)))
                    .toList();
            read.forEach(clashes::add);
            return read;
        } catch (UnresolvedValueException e) {
            throw e;
        } catch (RuntimeException | Error bug) {
            discard(element);
            throw bug;
        }
    }

    /**
     * Evaluates an image, writes its files and reports it. If it is rejected, or meets a bug of ours, none of its files
     * stays.
     */
    void compile(Image image) {
        clashes.of(image).forEach(clash -> refuseWritten(clash.other(), image));
        try {
            ImageContext context = context(image);
            ImageCompiler.Result result = compiler().compile(image.spec(), context);
            result.copy().ifPresent(copy -> copies.put(image, copy));
            Evaluation evaluation = conclude(image, write(image, result), List.of());
            if (evaluation.isAccepted()) {
                reportSuccess(image, context, result, evaluation);
            }
        } catch (RuntimeException | Error bug) {
            deleteAfter(bug, image);
            throw bug;
        }
    }

    /**
     * Rejects an earlier image, too: a package that had to wait for a later round may bring the name of an image that
     * is already written.
     */
    private void refuseWritten(Image earlier, Image image) {
        Evaluation evaluation = written.get(earlier);
        if (evaluation != null) {
            List<String> problems = clashes.of(earlier).stream()
                    .filter(clash -> clash.other().equals(image))
                    .map(Clash::problem)
                    .toList();
            conclude(
                    earlier,
                    evaluation.with(DuplicateImage.class, DuplicateImage.findings(problems, earlier.spec())),
                    evaluation.results());
        }
    }

    private ImageContext context(Image image) {
        List<String> problems = clashes.of(image).stream().map(Clash::problem).toList();
        Optional<ImageFolder> folder = image.folder();
        Optional<Path> output = folder.flatMap(ImageFolder::outputDirectory);
        Optional<OutputFault> outputFault = folder.flatMap(ImageFolder::fault);
        try {
            Project project =
                    projects.find(trees.sourceFile(image.element()), folder.flatMap(ImageFolder::dockerfilePath));
            Policy policy = policies.read(project);
            BuildInput input = finders.computeIfAbsent(
                            project,
                            absent -> new ServiceFinder(
                                    absent, policy.goMinimum(), policy.fetchesDirectly(), policy.vulndb()))
                    .find(image.spec());
            return new ImageContext(
                    input, policy, Optional.of(project), problems, output, outputFault, Optional.empty());
        } catch (InvalidOptionException e) {
            BuildInput input = NoModule.unsearched(image.spec());
            Policy policy = Policy.none(today);
            return new ImageContext(
                    input,
                    policy,
                    Optional.empty(),
                    problems,
                    output,
                    outputFault,
                    Optional.ofNullable(e.getMessage()));
        }
    }

    /** Writes the files of an image that is accepted, and returns its evaluation with what stood in the way. */
    private Evaluation write(Image image, ImageCompiler.Result result) {
        Evaluation evaluation = result.evaluation();
        if (result.plan().isEmpty()) {
            return evaluation;
        }
        ImageFolder folder = image.folder().orElseThrow();
        String className = TypedClass.qualifiedName(image.spec());
        try {
            folder.write(result.artifacts());
            // Created last: javac warns about a source that is created and then not written.
            JavaFileObject source =
                    environment.getFiler().createSourceFile(folder.modulePrefix() + className, image.element());
            ImageFolder.unlink(source);
            try (OutputStream out = source.openOutputStream()) {
                out.write(typedClass(result.plan().get(), image.element()).getBytes(StandardCharsets.UTF_8));
            }
            return evaluation;
        } catch (FilerException e) {
            String problem = className + " is already a class of this compilation";
            return evaluation.with(DuplicateImage.class, DuplicateImage.findings(List.of(problem), image.spec()));
        } catch (IOException e) {
            return evaluation.with(
                    NoOutputDirectory.class, NoOutputDirectory.findings("the output cannot be written: " + e));
        }
    }

    private String typedClass(ImagePlan plan, PackageElement element) {
        Elements elements = environment.getElementUtils();
        String generated = "javax.annotation.processing.Generated";
        ModuleElement module = elements.getModuleOf(element);
        return module == null
                ? TypedClass.source(plan, elements.getTypeElement(generated) != null, false)
                : TypedClass.source(plan, elements.getTypeElement(module, generated) != null, !module.isUnnamed());
    }

    /**
     * Reports what is not reported yet about an image. If it is rejected, deletes its files, including those of an
     * earlier compilation.
     */
    private Evaluation conclude(Image image, Evaluation evaluation, List<RuleResult> reported) {
        Evaluation last = evaluation;
        if (evaluation.isAccepted()) {
            written.put(image, evaluation);
        } else {
            written.remove(image);
            try {
                delete(image);
            } catch (IOException e) {
                last = evaluation.with(
                        NoOutputDirectory.class,
                        NoOutputDirectory.findings("an earlier file of this image cannot be deleted: " + e));
            }
        }
        reporter.report(
                image.annotation(),
                last.results().stream()
                        .filter(result -> !reported.contains(result))
                        .toList());
        return last;
    }

    private void delete(Image image) throws IOException {
        if (image.folder().isPresent()) {
            image.folder().get().delete();
        }
        CommittedCopy copy = copies.remove(image);
        if (copy != null) {
            copy.withdraw();
        }
    }

    private void deleteAfter(Throwable bug, Image image) {
        try {
            delete(image);
        } catch (IOException e) {
            bug.addSuppressed(e);
        }
    }

    private void reportSuccess(Image image, ImageContext context, ImageCompiler.Result result, Evaluation evaluation) {
        List<String> lines = SuccessNote.lines(
                result.plan().orElseThrow(),
                context.input(),
                image.folder().orElseThrow().dockerfile(),
                BakePaths.obstacle(image.spec().name(), context));
        reporter.success(
                image.annotation(), lines, evaluation.results(), SuccessNote.completion(image.spec(), context.input()));
    }

    /** Deletes what an earlier compilation wrote for the images of a package, as far as their names are known. */
    void discard(PackageElement element) throws IOException {
        for (String name : SpecReader.names(element)) {
            Optional<ImageFolder> folder = folder(name, element);
            if (folder.isPresent()) {
                folder.get().delete();
            }
        }
    }

    /** Returns the folder of the images of a name; empty if the name is not valid. */
    private Optional<ImageFolder> folder(String name, PackageElement element) {
        return ImageSpec.isValidName(name)
                ? Optional.of(folders.computeIfAbsent(
                        name, absent -> new ImageFolder(environment.getFiler(), name, module(element), element)))
                : Optional.empty();
    }

    private String module(PackageElement element) {
        return PackageName.of(element, environment.getElementUtils()).module();
    }

    private ImageCompiler compiler() {
        if (compiler == null) {
            compiler = new ImageCompiler(RuleBook.load());
        }
        return compiler;
    }
}
