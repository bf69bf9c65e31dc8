package io.github.goimage.processor.rules;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.base.BaseImage.Libc;
import io.github.goimage.processor.files.Elf;
import io.github.goimage.processor.rule.JudgedImage;
import io.github.goimage.processor.rule.OwnRule;
import io.github.goimage.processor.rule.Shown;
import io.github.goimage.processor.service.Prebuilt;
import io.github.goimage.rule.AttributePath;
import io.github.goimage.rule.BuildSpec;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.ImageSpec;
import io.github.goimage.rule.Platform;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Rejects a prebuilt binary that does not exist, that the image cannot run, or that contradicts the other members.
 *
 * @see <a href="https://gabi.xinuos.com/elf/">System V ABI, ELF</a>
 */
@AutoService(Rule.class)
@RuleInfo(summary = "a prebuilt binary that the image cannot run", severity = Severity.ERROR)
public final class PrebuiltMismatch extends OwnRule {
    private static final AttributePath BUILD = AttributePath.of("build");
    private static final AttributePath PATH = BUILD.member("prebuilt");

    @Override
    protected List<Finding> findings(JudgedImage subject) {
        BuildSpec build = subject.spec().build();
        if (!build.isCopied()) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>(besides(subject.spec()));
        if (build.knownPlatforms().size() > 1) {
            findings.add(new Finding(
                    BUILD.member("platforms"),
                    "one binary runs on one platform, and "
                            + build.knownPlatforms().size() + " are named",
                    Fix.string(
                                    BUILD.member("platforms"),
                                    build.knownPlatforms().get(0).toString())
                            + ", and another @GoImage with its own name for each other binary"));
        }
        if (subject.input() instanceof Prebuilt binary && SourcePaths.isFile(build.prebuilt())) {
            findings.addAll(binary(binary, subject));
        }
        return findings;
    }

    /** Returns the findings about members that say how a binary is built, beside one that is not built. */
    private static List<Finding> besides(ImageSpec spec) {
        BuildSpec build = spec.build();
        List<Finding> findings = new ArrayList<>();
        beside(!spec.main().isEmpty(), AttributePath.of("main"), findings);
        beside(!build.go().isEmpty(), BUILD.member("go"), findings);
        beside(!build.from().isEmpty(), BUILD.member("from"), findings);
        beside(build.cgo(), BUILD.member("cgo"), findings);
        beside(!build.tags().isEmpty(), BUILD.member("tags"), findings);
        beside(!build.flags().isEmpty(), BUILD.member("flags"), findings);
        beside(!build.stamp().isEmpty(), BUILD.member("stamp"), findings);
        beside(!build.privateModules().isEmpty(), BUILD.member("privateModules"), findings);
        return findings;
    }

    private static void beside(boolean written, AttributePath path, List<Finding> findings) {
        if (written) {
            findings.add(new Finding(
                    path, path + " says how to build a binary, but prebuilt names an existing one", "remove " + path));
        }
    }

    private static List<Finding> binary(Prebuilt binary, JudgedImage subject) {
        String name = Shown.of(binary.named());
        List<Finding> findings = new ArrayList<>();
        if (binary.elf().isEmpty()) {
            Prebuilt.Fault fault = binary.fault().orElseThrow();
            findings.add(new Finding(PATH, name + " " + fault.problem(), fix(fault, binary)));
            return findings;
        }
        Elf elf = binary.elf().get();
        if (!binary.executable()) {
            findings.add(new Finding(PATH, name + " is not executable", "chmod 0755 " + binary.named()));
        }
        if (!elf.linux()) {
            findings.add(new Finding(PATH, name + " is not a program for Linux", goBuild("GOOS=linux", binary)));
        } else if (!elf.program()) {
            findings.add(new Finding(
                    PATH,
                    name + " is not a program: it is an object file or a library",
                    goBuild("CGO_ENABLED=0", binary) + ", of a package main"));
        }
        machine(name, elf, subject).ifPresent(findings::add);
        loader(name, elf, subject).ifPresent(findings::add);
        if (elf.debug() && subject.spec().stripDebug()) {
            findings.add(new Finding(
                    PATH,
                    name + " holds debug information, but stripDebug = true says that the image has none",
                    goBuild("CGO_ENABLED=0", binary) + "; or stripDebug = false"));
        }
        return findings;
    }

    private static String fix(Prebuilt.Fault fault, Prebuilt binary) {
        return switch (fault.kind()) {
            case ABSENT -> "before javac runs: " + goBuild("CGO_ENABLED=0 GOOS=linux", binary);
            case CONTENT -> "delete it, and before javac runs: " + goBuild("CGO_ENABLED=0 GOOS=linux", binary);
            case ACCESS -> "use a regular file that the compiling user can read";
            case NAME -> "replace the link with a copy of the binary";
        };
    }

    private static Optional<Finding> machine(String name, Elf elf, JudgedImage subject) {
        List<Platform> platforms = subject.spec().build().knownPlatforms();
        if (elf.arch().isEmpty()) {
            return Optional.of(new Finding(
                    PATH,
                    name + " is for a machine that Go builds no Linux programs for",
                    "use a binary for linux/amd64"));
        }
        String arch = elf.arch().get();
        return platforms.size() == 1 && !platforms.get(0).arch().equals(arch)
                ? Optional.of(new Finding(
                        PATH,
                        name + " is for linux/" + arch + ", not for " + platforms.get(0),
                        "GOARCH=" + platforms.get(0).arch() + " go build …; or platforms = \"linux/" + arch + "\""))
                : Optional.empty();
    }

    private static Optional<Finding> loader(String name, Elf elf, JudgedImage subject) {
        Libc libc = subject.base().libc();
        if (elf.loader().isEmpty()
                || elf.loader().filter(loader -> isHeld(loader, libc)).isPresent()) {
            return Optional.empty();
        }
        String loader = elf.loader().get();
        boolean musl = isMusl(loader);
        return Optional.of(new Finding(
                PATH,
                name + " is dynamically linked: it needs the loader " + Shown.of(loader) + ", which "
                        + subject.spec().base() + " does not have",
                "CGO_ENABLED=0 go build …; or base = Base." + (musl ? "ALPINE" : "DISTROLESS_BASE")));
    }

    /**
     * Returns whether the base holds the loader of this name; one that is neither glibc's nor musl's may be in an image
     * of {@code from}.
     */
    private static boolean isHeld(String loader, Libc libc) {
        return switch (libc) {
            case NONE -> false;
            case MUSL -> isMusl(loader);
            case GLIBC -> !isMusl(loader);
        };
    }

    private static boolean isMusl(String loader) {
        return loader.substring(loader.lastIndexOf('/') + 1).startsWith("ld-musl-");
    }

    private static String goBuild(String environment, Prebuilt binary) {
        Prebuilt.Output output = binary.output();
        return environment + " go build "
                + (output.module().equals(".") ? "" : "-C " + output.module() + " ")
                + "-ldflags=\"-s -w\" -o " + output.file()
                + (output.main().equals(".") ? "" : " " + output.main());
    }
}
