package io.github.goimage.processor.dockerfile;

import io.github.goimage.processor.base.BaseImage;
import io.github.goimage.processor.copied.FilePlan.Copied;
import io.github.goimage.processor.dockerfile.Instruction.Arg;
import io.github.goimage.processor.dockerfile.Instruction.Blank;
import io.github.goimage.processor.dockerfile.Instruction.Cmd;
import io.github.goimage.processor.dockerfile.Instruction.Comment;
import io.github.goimage.processor.dockerfile.Instruction.Copy;
import io.github.goimage.processor.dockerfile.Instruction.Entrypoint;
import io.github.goimage.processor.dockerfile.Instruction.Env;
import io.github.goimage.processor.dockerfile.Instruction.Expose;
import io.github.goimage.processor.dockerfile.Instruction.From;
import io.github.goimage.processor.dockerfile.Instruction.Healthcheck;
import io.github.goimage.processor.dockerfile.Instruction.Label;
import io.github.goimage.processor.dockerfile.Instruction.Mount;
import io.github.goimage.processor.dockerfile.Instruction.Run;
import io.github.goimage.processor.dockerfile.Instruction.StopSignal;
import io.github.goimage.processor.dockerfile.Instruction.User;
import io.github.goimage.processor.dockerfile.Instruction.Variable;
import io.github.goimage.processor.dockerfile.Instruction.Volume;
import io.github.goimage.processor.dockerfile.Instruction.Workdir;
import io.github.goimage.processor.files.OwnFile;
import io.github.goimage.processor.policy.CaBundle;
import io.github.goimage.processor.service.BuiltProgram;
import io.github.goimage.processor.service.SourcePlan;
import io.github.goimage.processor.spec.BuildFlag;
import io.github.goimage.processor.spec.ImagePath;
import io.github.goimage.processor.spec.PrivateModule;
import io.github.goimage.rule.ImageSpec;
import io.github.goimage.rule.Need;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Turns the decisions of an {@link ImagePlan} into the lines of a Dockerfile.
 *
 * <p>The build stage prepares {@code /out/root} as the final stage's root: the binary and what it needs beside it, so
 * that one {@code COPY} makes one layer. Two {@code RUN}s never follow each other, so that no linter asks to join them
 * with a shell.
 */
public final class Planner {
    /** The build stage's name. */
    public static final String STAGE = "build";

    /**
     * The root of the image, as the build stage prepares it. It has its own parent directory, because BuildKit computes
     * the cache key of a COPY over the parent of what it copies, which would be the whole builder if that were the
     * root. docs/performance.md has the times.
     */
    private static final String OUT = "/out/root";

    /** Where the go command and Git look for it: the build stage runs as root. */
    private static final String NETRC = "/root/.netrc";

    /** Where ssh looks for the keys of hosts. */
    private static final String KNOWN_HOSTS = "/root/.ssh/known_hosts";

    private static final String SOURCE = "/src";
    private static final String CACHE = "/cache";
    private static final String ZONES = "/usr/share/zoneinfo/";
    private static final String CA_DIRECTORY = "/etc/ssl/certs";
    private static final String CA_FILE = "ca-certificates.crt";

    private final ImagePlan plan;
    private final ImageSpec spec;
    private final Flavor flavor;
    private final List<Instruction> lines = new ArrayList<>();

    private Planner(ImagePlan plan, Flavor flavor) {
        this.plan = plan;
        this.spec = plan.spec();
        this.flavor = flavor;
    }

    /**
     * Returns the Dockerfile of a plan for the builders of a flavor.
     *
     * @param waived the findings that the annotation accepts, each as a sentence with its reason
     */
    public static Dockerfile plan(ImagePlan plan, Flavor flavor, List<String> waived) {
        Planner planner = new Planner(plan, flavor);
        planner.header();
        waived.forEach(planner::comment);
        planner.buildStage();
        planner.finalStage();
        return new Dockerfile(planner.lines);
    }

    private void header() {
        comment(OwnFile.comment(spec.packageName()));
        comment(flavor.purpose());
        comment("Build it in the project directory:");
        comment(BuildCommand.forThisFile(plan));
        comment("Run it:");
        comment(Quoting.shell(RunCommand.of(plan)));
    }

    private void buildStage() {
        add(new Blank());
        // BuildKit reads a comment above FROM as the stage's description and expects it to begin with the stage's name.
        comment(STAGE + " prepares " + OUT + ", the root of the image.");
        add(new From(flavor == Flavor.BUILDKIT && !plan.builder().cgo(), plan.builderReference(), STAGE));
        preparedTree();
        if (spec.build().isCopied()) {
            copyBinary();
        } else {
            compile();
        }
    }

    /** Copies the binary and sets its mode and time: COPY would keep those of a file on somebody's disk. */
    private void copyBinary() {
        add(new Workdir(OUT));
        add(new Copy("", List.of(Quoting.source(plan.source().files().get(0))), OUT + ImageSpec.BINARY));
        add(Run.of("find", "app", "-exec", "chmod", "0755", "{}", "+", "-exec", "touch", "{}", "+"));
        files();
    }

    private void compile() {
        // Several programs are written under the names of their directories first, which files may have, too.
        boolean filesFirst =
                flavor == Flavor.BUILDKIT && plan.source().programs().size() == 1;
        if (filesFirst) {
            files();
        }
        String directory = plan.source().module().isEmpty()
                ? SOURCE
                : SOURCE + "/" + plan.source().module();
        if (plan.usesSsh()) {
            ssh(directory);
        } else {
            add(new Workdir(directory));
        }
        if (flavor == Flavor.BUILDKIT) {
            compileFromContext();
        } else {
            compileFromLayers();
        }
        if (!filesFirst) {
            files();
        }
    }

    /**
     * Adds what the annotation adds to a program that is compiled or copied. BuildKit finds it in its cache whatever Go
     * file has changed; without BuildKit a changed file must not recompile the program, so it comes last.
     */
    private void files() {
        List<Copied> copies = plan.files().copies();
        if (!copies.isEmpty()) {
            for (Copied file : copies) {
                add(new Copy("", file.sources().stream().map(Quoting::source).toList(), OUT + file.target()));
            }
            attributes();
        }
        plan.volumes().stream().filter(plan::isSeeded).forEach(this::volume);
    }

    /**
     * Sets the modes and times of what was copied, whatever those on the disk and the umask of the checkout are; no
     * setuid, no setgid. A builder that is told SOURCE_DATE_EPOCH makes newer files as old, but no older file newer.
     * The octal mode has a leading zero more, since chmod keeps a directory's setgid bit otherwise. COPY --chmod is
     * unknown to the builders without BuildKit, and sets files and directories alike.
     *
     * @see <a href="https://www.gnu.org/software/coreutils/manual/html_node/Directory-Setuid-and-Setgid.html">GNU
     *     coreutils</a>
     */
    private void attributes() {
        List<String> find = new ArrayList<>(List.of("find"));
        plan.files().copies().stream().map(Copied::target).distinct().forEach(target -> find.add(OUT + target));
        find.addAll(List.of("-exec", "touch", "-h", "{}", "+"));
        find.addAll(List.of("-type", "d", "-exec", "chmod", "00755", "{}", "+"));
        find.addAll(List.of("-o", "-type", "f", "-exec", "chmod", "00644", "{}", "+"));
        add(new Run(List.of(), find));
        if (!plan.files().executables().isEmpty()) {
            add(new Workdir(OUT));
            List<String> chmod = new ArrayList<>(List.of("chmod", "00755"));
            plan.files().executables().forEach(target -> chmod.add("." + target));
            add(new Run(List.of(), chmod));
        }
    }

    /**
     * Creates a directory from which an engine's volume takes its owner and its first content. Root's group may do in
     * it what the user may: OpenShift runs an image as an arbitrary uid of that group.
     *
     * @see <a href="https://docs.openshift.com/container-platform/4.16/openshift_images/create-images.html">OpenShift,
     *     "Support arbitrary user ids"</a>
     */
    private void volume(String path) {
        add(new Workdir(OUT + path));
        add(Run.of(
                "find",
                ".",
                "!",
                "-type",
                "l",
                "-exec",
                "chown",
                spec.user() + ":0",
                "{}",
                "+",
                "-exec",
                "chmod",
                "g=u",
                "{}",
                "+"));
    }

    /** Adds what the image holds beside the binary; the order of the lines keeps two RUNs apart. */
    private void preparedTree() {
        if (!plan.workdir().equals(ImagePath.ROOT)) {
            // Made here, the directory costs the final stage no layer.
            add(new Workdir(OUT + plan.workdir()));
        }
        if (plan.adds(Need.TMP)) {
            comment("/tmp, " + plan.needs().get(Need.TMP));
            add(Run.of("mkdir", "-p", "-m", "1777", OUT + "/tmp"));
        }
        plan.ca().ifPresent(this::certificateAuthority);
        if (plan.addsCertificates()) {
            comment("CA certificates, " + plan.needs().get(Need.CERTIFICATES));
            add(new Workdir(OUT + CA_DIRECTORY));
            add(Run.of("cp", CA_DIRECTORY + "/" + CA_FILE, "."));
        }
        if (plan.needs().containsKey(Need.PASSWD) && !plan.base().namesUser(spec.user())) {
            comment("/etc/passwd and /etc/group, " + plan.needs().get(Need.PASSWD));
            passwd();
        }
        if (plan.adds(Need.TIME_ZONES)) {
            timeZones();
        }
        plan.volumes().stream().filter(volume -> !plan.isSeeded(volume)).forEach(this::volume);
    }

    private void timeZones() {
        String reason = plan.needs().get(Need.TIME_ZONES);
        plan.timeZonesReference()
                .ifPresentOrElse(
                        reference -> {
                            comment("Time zones, " + reason);
                            add(new Copy(reference, List.of(ZONES), OUT + ZONES));
                        },
                        () -> comment("Build tag timetzdata, " + reason));
    }

    /** Adds the authority to the builder's own, where go, git and every other TLS client of the build look. */
    private void certificateAuthority(CaBundle ca) {
        comment("Certificate authority, " + ca.file() + ": " + String.join("; ", ca.subjects()));
        add(new Workdir(CA_DIRECTORY));
        add(awk(print(ca.lines(), ">>", CA_FILE)));
    }

    /** Adds the user and its group, for a uid that the base does not name. */
    private void passwd() {
        add(new Workdir(OUT + "/etc"));
        String user = "nonroot:x:" + spec.user() + ":" + spec.user() + ":nonroot:/:/sbin/nologin";
        String group = "nonroot:x:" + spec.user() + ":";
        if (plan.base().isScratch()) {
            int nobody = BaseImage.NOBODY;
            List<String> users = new ArrayList<>(List.of(
                    "root:x:0:0:root:/root:/sbin/nologin",
                    "nobody:x:" + nobody + ":" + nobody + ":nobody:/nonexistent:/sbin/nologin"));
            List<String> groups = new ArrayList<>(List.of("root:x:0:", "nobody:x:" + nobody + ":"));
            if (spec.user() != 0 && spec.user() != nobody) {
                users.add(user);
                groups.add(group);
            }
            add(awk(print(users, ">", "passwd"), print(groups, ">", "group")));
        } else {
            add(new Copy(plan.baseReference(), List.of("/etc/passwd", "/etc/group"), "./"));
            add(awk(print(List.of(user), ">>", "passwd"), print(List.of(group), ">>", "group")));
        }
    }

    /**
     * Writes lines to files without a shell. They contain nothing that a user wrote: the uid is a number, and
     * certificates are newly encoded Base64.
     */
    private static Run awk(String... statements) {
        return Run.of("awk", "BEGIN { " + String.join("; ", statements) + " }");
    }

    private static String print(List<String> lines, String redirection, String file) {
        return "print \"" + String.join("\\n", lines) + "\" " + redirection + " \"" + file + "\"";
    }

    /**
     * Compiles with BuildKit: the context is mounted, and modules and compiled packages stay in a cache between builds.
     */
    private void compileFromContext() {
        if (plan.source().fetches()) {
            proxyArguments();
        }
        List<Variable> environment = new ArrayList<>();
        environment.add(cgoEnabled());
        if (!plan.builder().cgo()) {
            add(new Arg("TARGETOS"));
            add(new Arg("TARGETARCH"));
            environment.add(Variable.argument("GOOS", "TARGETOS"));
            environment.add(Variable.argument("GOARCH", "TARGETARCH"));
        }
        if (ArchitectureLevels.dependsOnVariant(plan.platforms())) {
            add(new Arg(ArchitectureLevels.VARIANT));
        }
        environment.addAll(ArchitectureLevels.of(plan.platforms(), flavor));
        environment.add(Variable.literal("GOTOOLCHAIN", "path"));
        if (!plan.source().fetches()) {
            environment.add(Variable.literal("GOPROXY", "off"));
        }
        if (plan.isPrivate()) {
            String patterns =
                    plan.privateModules().stream().map(PrivateModule::pattern).collect(Collectors.joining(","));
            environment.add(Variable.literal("GONOPROXY", patterns));
            environment.add(Variable.literal("GONOSUMDB", patterns));
        }
        if (plan.usesSsh()) {
            // It never asks, and talks to no host that the known hosts do not name.
            environment.add(Variable.literal("GIT_SSH_COMMAND", "ssh -o BatchMode=yes -o StrictHostKeyChecking=yes"));
        }
        environment.add(Variable.literal("GOMODCACHE", CACHE + "/mod"));
        environment.add(Variable.literal("GOCACHE", CACHE + "/build"));
        environment.addAll(flags());
        stampArguments();
        add(new Env(environment));
        List<Mount> mounts =
                new ArrayList<>(List.of(new Mount.Context(SOURCE), new Mount.Cache(plan.cacheId(), CACHE)));
        if (plan.usesNetrc()) {
            mounts.add(new Mount.Secret(BuildCommand.SECRET_ID, NETRC));
        }
        if (plan.usesSsh()) {
            mounts.add(new Mount.Ssh());
            mounts.add(new Mount.Secret(BuildCommand.KNOWN_HOSTS_ID, KNOWN_HOSTS));
        }
        goBuild(mounts);
    }

    /**
     * Compiles with any builder: modules in their own layer, then the sources by name, because not every builder reads
     * ignore files.
     */
    private void compileFromLayers() {
        SourcePlan source = plan.source();
        if (source.fetches()) {
            proxyArguments();
        }
        add(new Env(List.of(cgoEnabled(), Variable.literal("GOTOOLCHAIN", "path"))));
        copyModuleFiles();
        if (source.fetches()) {
            add(Run.of("go", "mod", "download"));
        }
        stampArguments();
        List<Variable> environment = new ArrayList<>(ArchitectureLevels.of(plan.platforms(), flavor));
        environment.add(Variable.literal("GOPROXY", "off"));
        environment.addAll(flags());
        add(new Env(environment));
        for (String directory : source.goDirectories()) {
            String prefix = directory.isEmpty() ? "" : directory + "/";
            add(new Copy("", List.of(Quoting.source(prefix) + "*.go"), SOURCE + "/" + prefix));
        }
        for (String file : source.files()) {
            add(new Copy("", List.of(Quoting.source(file)), SOURCE + "/" + parent(file)));
        }
        for (String directory : source.directories()) {
            add(new Copy("", List.of(Quoting.source(directory) + "/"), SOURCE + "/" + directory + "/"));
        }
        goBuild(List.of());
    }

    private void copyModuleFiles() {
        List<String> files = plan.source().moduleFiles();
        for (String directory : files.stream().map(Planner::parent).distinct().toList()) {
            add(new Copy(
                    "",
                    files.stream()
                            .filter(file -> parent(file).equals(directory))
                            .map(Quoting::source)
                            .toList(),
                    SOURCE + "/" + directory));
        }
    }

    /** Returns the directory of a file with its slash, or nothing for the context itself. */
    private static String parent(String file) {
        return file.substring(0, file.lastIndexOf('/') + 1);
    }

    /**
     * Adds arguments without defaults if the project names none, so that a closed network can set them when it builds,
     * without another Dockerfile.
     */
    private void proxyArguments() {
        add(new Arg("GOPROXY", plan.policy().supply().goProxy()));
        add(new Arg("GOSUMDB", plan.policy().supply().goSumdb()));
    }

    /**
     * Makes Git fetch private modules over ssh, whatever address the go command has for them.
     *
     * @see <a href="https://git-scm.com/docs/git-config#Documentation/git-config.txt-urlltbasegtinsteadOf">git
     *     config</a>
     */
    private void ssh(String directory) {
        for (PrivateModule module : plan.privateModules()) {
            if (module.ssh().isPresent()) {
                // One RUN follows another only with a line between them.
                add(new Workdir(directory));
                add(Run.of("git", "config", "--global", "url." + module.replacement() + ".insteadOf", module.https()));
            }
        }
    }

    /** Returns the annotation's settings of the go command, and the flags of go build. */
    private List<Variable> flags() {
        List<Variable> variables = new ArrayList<>();
        BuildFlag.of(spec.build()).stream()
                .filter(BuildFlag::isSetting)
                .forEach(setting -> variables.add(Variable.literal(setting.name(), setting.value())));
        variables.add(GoFlags.of(plan));
        return variables;
    }

    private Variable cgoEnabled() {
        return Variable.literal("CGO_ENABLED", plan.builder().cgo() ? "1" : "0");
    }

    /** Adds arguments after the modules are there: another version must not fetch them again. */
    private void stampArguments() {
        plan.stamps().forEach(stamp -> add(new Arg(stamp.argument(), stamp.absent())));
    }

    /** Builds all programs with one command, since they share what they compile. */
    private void goBuild(List<Mount> mounts) {
        List<BuiltProgram> programs = plan.source().programs();
        boolean one = programs.size() == 1;
        List<String> words = new ArrayList<>(List.of("go", "build", "-o", OUT + (one ? ImageSpec.BINARY : "/")));
        programs.forEach(program -> words.add(program.main()));
        add(new Run(mounts, words));
        // The go command names several programs itself.
        String entryPoint = programs.get(0).executable();
        if (!one && !ImageSpec.BINARY.equals("/" + entryPoint)) {
            add(new Workdir(OUT));
            add(Run.of("mv", entryPoint, ImageSpec.BINARY.substring(1)));
        }
    }

    private void finalStage() {
        add(new Blank());
        add(new From(false, plan.baseReference(), ""));
        add(new Copy(STAGE, List.of(OUT + "/"), "/"));
        add(new Workdir(plan.workdir()));
        plan.labels().forEach(label -> add(new Label(key(label), value(label))));
        if (!spec.env().isEmpty()) {
            add(new Env(spec.env().stream()
                    .map(variable -> Variable.literal(key(variable), value(variable)))
                    .toList()));
        }
        spec.port().forEach(port -> add(new Expose(port, Protocol.TCP)));
        spec.udpPort().forEach(port -> add(new Expose(port, Protocol.UDP)));
        if (!plan.volumes().isEmpty()) {
            add(new Volume(plan.volumes()));
        }
        add(new StopSignal(spec.stopSignal()));
        add(new User(spec.user(), spec.user()));
        add(new Healthcheck(
                spec.healthcheckOptions(), spec.healthcheck().isEmpty() ? List.of() : program(spec.healthcheck())));
        add(new Entrypoint(program(spec.fixedArgs())));
        if (!spec.args().isEmpty()) {
            add(new Cmd(spec.args()));
        }
    }

    /** Returns the words that start the binary with these arguments. */
    private static List<String> program(List<String> arguments) {
        List<String> words = new ArrayList<>(List.of(ImageSpec.BINARY));
        words.addAll(arguments);
        return words;
    }

    private static String key(String pair) {
        return pair.substring(0, pair.indexOf('='));
    }

    private static String value(String pair) {
        return pair.substring(pair.indexOf('=') + 1);
    }

    private void comment(String text) {
        add(new Comment(text));
    }

    private void add(Instruction instruction) {
        lines.add(instruction);
    }
}
