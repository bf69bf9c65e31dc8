package io.github.goimage.processor;

import io.github.goimage.processor.dockerfile.ImagePlan;
import io.github.goimage.processor.output.BakePaths;
import io.github.goimage.processor.output.CommittedCopy;
import io.github.goimage.processor.output.ImageFolder;
import io.github.goimage.processor.output.TypedClass;
import io.github.goimage.processor.output.WrittenImage;
import io.github.goimage.processor.policy.Notes;
import io.github.goimage.processor.policy.Policy;
import io.github.goimage.processor.policy.PolicyReader;
import io.github.goimage.processor.project.InvalidOptionException;
import io.github.goimage.processor.project.Project;
import io.github.goimage.processor.project.ProjectFinder;
import io.github.goimage.processor.report.CompilerSources;
import io.github.goimage.processor.report.Reporter;
import io.github.goimage.processor.report.SuccessNote;
import io.github.goimage.processor.report.WrappedEnvironment;
import io.github.goimage.processor.rule.CopyFault;
import io.github.goimage.processor.rule.Evaluation;
import io.github.goimage.processor.rule.ImageContext;
import io.github.goimage.processor.rule.LateFindings;
import io.github.goimage.processor.rule.OutputFault;
import io.github.goimage.processor.rule.RuleBook;
import io.github.goimage.processor.rule.RuleResult;
import io.github.goimage.processor.rules.DuplicateImage;
import io.github.goimage.processor.rules.NoOutputDirectory;
import io.github.goimage.processor.rules.StaleCopy;
import io.github.goimage.processor.service.BuildInput;
import io.github.goimage.processor.service.NoModule;
import io.github.goimage.processor.service.ServiceFinder;
import io.github.goimage.processor.spec.AnnotatedImage;
import io.github.goimage.processor.spec.SpecReader;
import io.github.goimage.processor.spec.UnresolvedValueException;
import io.github.goimage.rule.ImageSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.annotation.processing.FilerException;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** One run of the compiler: the images that it has met so far, and the way of each from its annotation to its files. */
final class Compilation {
    private final ProcessingEnvironment environment;
    private final CompilerSources sources;
    private final Reporter reporter;
    private final ProjectFinder projects;
    private final LocalDate today = Policy.today(System.getenv());
    private final PolicyReader policies;
    private final NameClashes clashes = new NameClashes();
    private final Map<String, ImageFolder> folders = new HashMap<>();
    /** By project directory. */
    private final Map<Path, ServiceFinder> finders = new HashMap<>();

    private final IdentityHashMap<AnnotatedImage, CommittedCopy> copies = new IdentityHashMap<>();
    private final IdentityHashMap<AnnotatedImage, Evaluation> written = new IdentityHashMap<>();
    private final List<Success> successes = new ArrayList<>();
    private final PinningAdvice pinning = new PinningAdvice();
    private @Nullable ImageCompiler compiler;

    Compilation(ProcessingEnvironment environment) {
        this.environment = environment;
        this.sources = new CompilerSources(environment);
        this.reporter = new Reporter(environment, sources);
        this.projects = new ProjectFinder(environment.getOptions(), Path.of(""));
        this.policies = new PolicyReader(environment.getOptions(), today, ProcessorPath.jars(environment));
    }

    /** An image that is written and whose note is still to be printed. */
    private record Success(AnnotatedImage image, CompiledImage compiled, Completion completion) {}

    /**
     * Reads the images of a package. All packages of a round are read before an image is compiled, so that each knows
     * the others' names.
     *
     * @throws UnresolvedValueException if a later round may bring a value
     */
    List<AnnotatedImage> read(PackageElement element) throws IOException {
        try {
            List<AnnotatedImage> read = SpecReader.read(element);
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
     * Evaluates an image, writes its files and reports its errors and warnings. If it is rejected, or meets a bug of
     * ours, none of its files stays.
     */
    void compile(AnnotatedImage image) {
        clashes.of(image).forEach(clash -> refuseWritten(clash.other()));
        try {
            CompiledImage evaluated = compiler().compile(image.spec(), context(image, image.spec()));
            Completion completion =
                    Completion.of(image.spec(), evaluated, spec -> compiler().evaluate(spec, context(image, spec)));
            CompiledImage compiled = write(image, evaluated.with(completion.advice()));
            if (compiled.isAccepted()) {
                written.put(image, compiled.evaluation());
                reporter.report(image, compiled.evaluation().results());
                successes.add(new Success(image, compiled, completion));
            } else {
                refuse(image, compiled.evaluation(), List.of());
            }
        } catch (RuntimeException | Error bug) {
            deleteAfter(bug, image);
            throw bug;
        }
    }

    private ImageContext context(AnnotatedImage image, ImageSpec spec) {
        List<String> problems = clashes.problems(image);
        Optional<ImageFolder> folder = folder(image);
        Optional<Path> output = folder.flatMap(ImageFolder::outputDirectory);
        Optional<OutputFault> outputFault = folder.flatMap(ImageFolder::fault);
        try {
            Optional<Path> source = sources.file(image.element()).map(ProjectFinder::original);
            Project project = projects.find(source, folder.flatMap(ImageFolder::dockerfilePath));
            Policy policy = policies.read(project);
            BuildInput input = finders.computeIfAbsent(
                            project.projectDir(),
                            absent -> new ServiceFinder(
                                    project,
                                    policy.goMinimum(),
                                    policy.supply().fetchesDirectly(),
                                    policy.supply().images(),
                                    policy.vulndb()))
                    .find(spec);
            return new ImageContext(
                    input, policy, Optional.of(project), problems, output, outputFault, Optional.empty(), source);
        } catch (InvalidOptionException e) {
            BuildInput input = NoModule.unsearched(spec);
            Policy policy = Policy.none(today);
            return new ImageContext(
                    input,
                    policy,
                    Optional.empty(),
                    problems,
                    output,
                    outputFault,
                    Optional.of(e.fault()),
                    Optional.empty());
        }
    }

    /** Writes the files of an image that is accepted, and returns it with what stood in the way. */
    private CompiledImage write(AnnotatedImage image, CompiledImage compiled) {
        if (!compiled.isAccepted()) {
            return compiled;
        }
        List<CopyFault> faults =
                new ArrayList<>(WrittenImage.faults(image.spec().name(), compiled.imageContext()));
        faults.addAll(synchronize(image, compiled));
        CompiledImage checked = compiled.with(StaleCopy.of(faults));
        return checked.isAccepted() ? writeOutput(image, checked) : checked;
    }

    /** Writes or compares the copy that is committed beside the Go module, and returns what is wrong with it. */
    private List<CopyFault> synchronize(AnnotatedImage image, CompiledImage compiled) {
        ImageContext context = compiled.imageContext();
        if (!CommittedCopy.isKept(context)) {
            return List.of();
        }
        Optional<CommittedCopy> copy = CommittedCopy.of(image.spec().name(), context, compiled.artifacts());
        if (copy.isEmpty()) {
            return List.of(CommittedCopy.nowhere(context.policy().sync()));
        }
        List<CopyFault> faults = copy.get().update();
        if (faults.isEmpty()) {
            copies.put(image, copy.get());
        }
        return faults;
    }

    private CompiledImage writeOutput(AnnotatedImage image, CompiledImage compiled) {
        ImageFolder folder = folder(image).orElseThrow();
        String className = TypedClass.qualifiedName(image.spec());
        try {
            folder.write(compiled.artifacts());
            // Last: javac warns about a source that is created and then not written.
            folder.writeClass(className, typedClass(compiled.plan().orElseThrow(), image.element()));
            return compiled;
        } catch (FilerException e) {
            String problem = className + " is already a class of this compilation";
            return compiled.with(leftBehind(className, image, compiled.imageContext())
                    .orElseGet(() -> DuplicateImage.of(List.of(problem), image.spec())));
        } catch (IOException e) {
            return compiled.with(NoOutputDirectory.of("the output cannot be written: " + e));
        }
    }

    /**
     * Returns the finding about a typed class that an earlier compilation left; empty if a class is somebody else's.
     */
    private Optional<LateFindings> leftBehind(String className, AnnotatedImage image, ImageContext context) {
        return Optional.ofNullable(environment.getElementUtils().getTypeElement(className))
                .filter(type -> GoImageProcessor.isTypedClass(type)
                        || TypedClass.isOfImage(type, image.spec().name()))
                .map(type -> sources.file(type)
                        .map(file -> shown(file, context))
                        .orElseGet(() -> className.replace('.', '/') + ".java"))
                .map(file -> DuplicateImage.leftBehind(className, file));
    }

    private static String shown(Path file, ImageContext context) {
        return context.project()
                .map(Project::rootDir)
                .filter(file::startsWith)
                .map(root -> Project.relative(root, file))
                .orElseGet(file::toString);
    }

    private String typedClass(ImagePlan plan, PackageElement element) {
        Elements elements = environment.getElementUtils();
        String generated = "javax.annotation.processing.Generated";
        ModuleElement module = elements.getModuleOf(element);
        return module == null
                ? TypedClass.source(plan, elements.getTypeElement(generated) != null, false)
                : TypedClass.source(plan, elements.getTypeElement(module, generated) != null, !module.isUnnamed());
    }

    /** Prints the notes of the images that are written: some advice is said in one of them for all. */
    void reportSuccesses() {
        List<Success> unreported = List.copyOf(successes);
        successes.clear();
        List<List<RuleResult>> results = pinning.once(unreported.stream()
                .map(success -> success.compiled().evaluation())
                .toList());
        for (int i = 0; i < unreported.size(); i++) {
            report(unreported.get(i), results.get(i));
        }
    }

    private void report(Success success, List<RuleResult> results) {
        AnnotatedImage image = success.image();
        CompiledImage compiled = success.compiled();
        ImageContext context = compiled.imageContext();
        ImageFolder folder = folder(image).orElseThrow();
        Optional<String> doubt = projects.doubt(context.annotationFile(), folder.dockerfilePath());
        if (context.policy().notes() == Notes.SHORT) {
            String line = SuccessNote.brief(
                    image.spec(), context.input(), doubt, compiled.evaluation().results());
            reporter.success(image, List.of(line), List.of(), Optional.empty());
        } else {
            List<String> lines = SuccessNote.lines(
                    compiled.plan().orElseThrow(),
                    context.input(),
                    folder.dockerfile(),
                    BakePaths.obstacle(image.spec().name(), context),
                    doubt);
            reporter.success(image, lines, results, success.completion().spec().map(SuccessNote::completion));
        }
    }

    /** Rejects an image that is already written: a package that had to wait for a later round may bring its name. */
    private void refuseWritten(AnnotatedImage image) {
        Evaluation evaluation = written.remove(image);
        if (evaluation != null) {
            refuse(
                    image,
                    evaluation.with(DuplicateImage.of(clashes.problems(image), image.spec())),
                    evaluation.results());
        }
    }

    /** Deletes the files of a rejected image, and reports what is not reported yet. */
    private void refuse(AnnotatedImage image, Evaluation evaluation, List<RuleResult> reported) {
        successes.removeIf(success -> success.image().equals(image));
        Evaluation last = evaluation;
        try {
            delete(image);
        } catch (IOException e) {
            last = evaluation.with(NoOutputDirectory.of("an earlier file of this image cannot be deleted: " + e));
        }
        reporter.report(
                image,
                last.results().stream()
                        .filter(result -> !reported.contains(result))
                        .toList());
    }

    private void delete(AnnotatedImage image) throws IOException {
        Optional<ImageFolder> folder = folder(image);
        if (folder.isPresent()) {
            folder.get().delete();
        }
        CommittedCopy copy = copies.remove(image);
        if (copy != null) {
            copy.withdraw();
        }
    }

    private void deleteAfter(Throwable bug, AnnotatedImage image) {
        try {
            delete(image);
        } catch (IOException e) {
            bug.addSuppressed(e);
        }
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

    private Optional<ImageFolder> folder(AnnotatedImage image) {
        return folder(image.spec().name(), image.element());
    }

    /** Returns the folder of the images of a name; empty if the name is not valid. */
    private Optional<ImageFolder> folder(String name, PackageElement element) {
        return ImageSpec.isValidName(name)
                ? Optional.of(folders.computeIfAbsent(
                        name,
                        absent -> new ImageFolder(
                                environment.getFiler(),
                                name,
                                module(element),
                                element,
                                WrappedEnvironment.isOfIntelliJ(environment.getFiler()))))
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
