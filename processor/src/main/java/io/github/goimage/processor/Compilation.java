package io.github.goimage.processor;

import io.github.goimage.processor.dockerfile.ImagePlan;
import io.github.goimage.processor.output.CommittedCopy;
import io.github.goimage.processor.output.ImageFile;
import io.github.goimage.processor.output.ImageFolder;
import io.github.goimage.processor.output.TypedClass;
import io.github.goimage.processor.policy.Policy;
import io.github.goimage.processor.policy.PolicyReader;
import io.github.goimage.processor.policy.Sync;
import io.github.goimage.processor.project.InvalidOptionException;
import io.github.goimage.processor.project.Project;
import io.github.goimage.processor.project.ProjectFinder;
import io.github.goimage.processor.report.Reporter;
import io.github.goimage.processor.report.SourceTrees;
import io.github.goimage.processor.report.SuccessNote;
import io.github.goimage.processor.rule.CopyFault;
import io.github.goimage.processor.rule.ImageContext;
import io.github.goimage.processor.rule.OutputFault;
import io.github.goimage.processor.rule.RuleBook;
import io.github.goimage.processor.rule.Verdict;
import io.github.goimage.processor.rules.DuplicateImage;
import io.github.goimage.processor.rules.NoOutputDirectory;
import io.github.goimage.processor.rules.StaleCopy;
import io.github.goimage.processor.service.BuildInput;
import io.github.goimage.processor.service.NoModule;
import io.github.goimage.processor.service.ServiceFinder;
import io.github.goimage.processor.spec.SpecReader;
import io.github.goimage.processor.spec.UnresolvedValueException;
import io.github.goimage.rule.ImageSpec;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.annotation.processing.FilerException;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.AnnotationMirror;
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
    private final List<Image> images = new ArrayList<>();
    private final Set<Image> written = new HashSet<>();
    private final Map<Image, CommittedCopy> copies = new HashMap<>();
    private final Map<String, ImageFolder> folders = new HashMap<>();
    private final Map<Project, ServiceFinder> finders = new HashMap<>();
    private @Nullable ImageCompiler compiler;

    Compilation(ProcessingEnvironment environment) {
        this.environment = environment;
        this.trees = new SourceTrees(environment);
        this.reporter = new Reporter(environment, trees);
        this.projects = new ProjectFinder(environment.getOptions(), Path.of(""));
        this.policies = new PolicyReader(environment.getOptions(), today);
    }

    /** An annotation that the compiler has met. */
    record Image(PackageElement element, AnnotationMirror mirror, ImageSpec spec) {}

    /**
     * Reads the images of a package: all names of a round are known before one image of it is judged.
     *
     * @throws UnresolvedValueException where a later round may bring a value
     */
    List<Image> read(PackageElement element) throws IOException {
        try {
            List<Image> read = SpecReader.read(element).stream()
                    .map(each -> new Image(element, each.mirror(), each.spec()))
                    .toList();
            images.addAll(read);
            return read;
        } catch (UnresolvedValueException e) {
            throw e;
        } catch (RuntimeException | Error bug) {
            discard(element);
            throw bug;
        }
    }

    /**
     * Judges an image and writes its files; one that is refused, or that meets a bug of ours, leaves none, nor those of an
     * earlier compilation.
     */
    void compile(Image image) {
        try {
            judgeAndWrite(image);
        } catch (RuntimeException | Error bug) {
            folder(image).ifPresent(existing -> delete(image, existing));
            throw bug;
        }
    }

    private void judgeAndWrite(Image image) {
        Optional<ImageFolder> folder = folder(image);
        ImageContext imageContext = imageContext(image, folder);
        ImageCompiler.Result result = compiler().compile(image.spec(), imageContext);
        // Only what would be written can tell whether the committed copy is the same, and that is a matter of the rules
        // again.
        List<CopyFault> faults = CommittedCopy.faults(image.spec().name(), imageContext, result.artifacts());
        if (!faults.isEmpty()) {
            imageContext = imageContext.withCopyFaults(faults);
            result = compiler().compile(image.spec(), imageContext);
        }
        List<Verdict> verdicts = result.judgement().standing();
        reporter.report(image.element(), image.mirror(), image.spec(), verdicts);
        if (result.plan().isEmpty()) {
            folder.ifPresent(existing -> delete(image, existing));
        } else if (write(image, folder.orElseThrow(), result) && writeCopy(image, folder.get(), imageContext, result)) {
            written.add(image);
            List<String> lines = SuccessNote.lines(
                    result.plan().get(),
                    imageContext.input(),
                    folder.get().dockerfile(),
                    result.has(ImageFile.BAKE_FILE));
            reporter.success(
                    image.element(),
                    image.mirror(),
                    image.spec(),
                    lines,
                    verdicts,
                    SuccessNote.completion(image.spec(), imageContext.input(), result.judgement()));
        }
        // A package that had to wait may bring the name of an image that is written already.
        clashing(image)
                .filter(written::remove)
                .forEach(earlier -> refuse(
                        earlier,
                        folder(earlier).orElseThrow(),
                        DuplicateImage.verdict(clash(earlier, image), earlier.spec())));
    }

    /**
     * Writes the committed copy where it is wanted and nothing is in its way; what is in its way may have been waived. Comes
     * last: an image that is refused leaves the copy as it was.
     */
    private boolean writeCopy(Image image, ImageFolder folder, ImageContext imageContext, ImageCompiler.Result result) {
        if (imageContext.policy().sync() != Sync.WRITE
                || !imageContext.copyFaults().isEmpty()) {
            return true;
        }
        Optional<CommittedCopy> copy = CommittedCopy.of(image.spec().name(), imageContext, result.artifacts());
        try {
            if (copy.isPresent()) {
                copies.put(image, copy.get());
                copy.get().write();
            }
            return true;
        } catch (IOException e) {
            refuse(image, folder, StaleCopy.verdict(copy.orElseThrow().unwritable()));
            return false;
        }
    }

    /** Deletes what an earlier compilation wrote for the images of a package, as far as their names are known. */
    void discard(PackageElement element) throws IOException {
        for (String name : SpecReader.names(element)) {
            if (ImageSpec.isValidName(name)) {
                folder(name, element).delete();
            }
        }
    }

    private ImageCompiler compiler() {
        if (compiler == null) {
            compiler = new ImageCompiler(RuleBook.load());
        }
        return compiler;
    }

    private Optional<ImageFolder> folder(Image image) {
        String name = image.spec().name();
        return ImageSpec.isValidName(name) ? Optional.of(folder(name, image.element())) : Optional.empty();
    }

    private ImageFolder folder(String name, PackageElement element) {
        String module = PackageName.of(element, environment.getElementUtils()).module();
        return folders.computeIfAbsent(name, absent -> new ImageFolder(environment.getFiler(), name, module, element));
    }

    private ImageContext imageContext(Image image, Optional<ImageFolder> folder) {
        List<String> clashes = clashing(image).map(other -> clash(image, other)).toList();
        Optional<Path> output = folder.flatMap(ImageFolder::outputDirectory);
        Optional<OutputFault> outputFault = folder.flatMap(ImageFolder::fault);
        try {
            Project project =
                    projects.find(trees.sourceFile(image.element()), folder.flatMap(ImageFolder::dockerfilePath));
            Policy policy = policies.read(project);
            BuildInput input = finders.computeIfAbsent(project, absent -> new ServiceFinder(absent, policy.goMinimum()))
                    .find(image.spec());
            return new ImageContext(
                    input, policy, Optional.of(project), clashes, output, outputFault, List.of(), Optional.empty());
        } catch (InvalidOptionException e) {
            BuildInput input = NoModule.unsearched(image.spec());
            Policy policy = Policy.none(today);
            return new ImageContext(
                    input,
                    policy,
                    Optional.empty(),
                    clashes,
                    output,
                    outputFault,
                    List.of(),
                    Optional.ofNullable(e.getMessage()));
        }
    }

    private Stream<Image> clashing(Image image) {
        return images.stream()
                .filter(other -> !other.equals(image) && !clash(image, other).isEmpty());
    }

    /** What two images share, so that both are refused: a name, or the class made of two names; empty where nothing. */
    private static String clash(Image image, Image other) {
        String name = image.spec().name();
        if (other.spec().name().equals(name)) {
            return "\"" + name + "\" is also the name of an image of package "
                    + other.spec().packageName();
        }
        if (!ImageSpec.isValidName(name) || !ImageSpec.isValidName(other.spec().name())) {
            return "";
        }
        String className = TypedClass.qualifiedName(image.spec());
        String otherClass = TypedClass.qualifiedName(other.spec());
        // Two files of one name where the file system counts no case, as those of macOS and Windows.
        if (!className.equalsIgnoreCase(otherClass)) {
            return "";
        }
        return "\"" + name + "\" and \"" + other.spec().name()
                + (className.equals(otherClass)
                        ? "\" both make the class " + className
                        : "\" make the classes " + className + " and " + otherClass + ", which differ only in case");
    }

    private boolean write(Image image, ImageFolder folder, ImageCompiler.Result result) {
        String className = TypedClass.qualifiedName(image.spec());
        try {
            folder.write(result.artifacts());
            // Made last: javac warns of a source that is made and then not written.
            JavaFileObject source =
                    environment.getFiler().createSourceFile(folder.modulePrefix() + className, image.element());
            try (OutputStream out = source.openOutputStream()) {
                String text = typedClass(result.plan().orElseThrow(), image.element());
                out.write(text.getBytes(StandardCharsets.UTF_8));
            }
            return true;
        } catch (FilerException e) {
            refuse(
                    image,
                    folder,
                    DuplicateImage.verdict(className + " is a class of this compilation already", image.spec()));
        } catch (IOException e) {
            refuse(image, folder, NoOutputDirectory.verdict("the output cannot be written: " + e));
        }
        return false;
    }

    private String typedClass(ImagePlan plan, PackageElement element) {
        Elements elements = environment.getElementUtils();
        String generated = "javax.annotation.processing.Generated";
        ModuleElement module = elements.getModuleOf(element);
        return module == null
                ? TypedClass.source(plan, elements.getTypeElement(generated) != null, false)
                : TypedClass.source(plan, elements.getTypeElement(module, generated) != null, !module.isUnnamed());
    }

    private void refuse(Image image, ImageFolder folder, Verdict verdict) {
        reporter.report(image.element(), image.mirror(), image.spec(), List.of(verdict));
        delete(image, folder);
    }

    private void delete(Image image, ImageFolder folder) {
        try {
            folder.delete();
            CommittedCopy copy = copies.remove(image);
            if (copy != null) {
                copy.withdraw();
            }
        } catch (IOException e) {
            Verdict verdict = NoOutputDirectory.verdict("an earlier file of this image cannot be deleted: " + e);
            reporter.report(image.element(), image.mirror(), image.spec(), List.of(verdict));
        }
    }
}
