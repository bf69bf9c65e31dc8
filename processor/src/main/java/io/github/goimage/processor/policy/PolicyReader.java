package io.github.goimage.processor.policy;

import io.github.goimage.processor.files.SourceTree;
import io.github.goimage.processor.files.UnusableFileException;
import io.github.goimage.processor.policy.Setting.Source;
import io.github.goimage.processor.project.Project;
import io.github.goimage.processor.text.Sha256;
import io.github.goimage.processor.vuln.VulnerabilityDatabase;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what applies to all images of a project: the policies on the processor path, {@code goimage.lock} and
 * {@code goimage.properties} in the root directory, {@code goimage.properties} in the project directory, and the
 * options of the compiler.
 */
public final class PolicyReader {
    /** The options that mean the same as the setting of that name. */
    public static final String RULES = "goimage.rules";

    /** See {@link #RULES}. */
    public static final String PROFILE = "goimage.profile";

    /** See {@link #RULES}. */
    public static final String SYNC = "goimage.sync";

    /** See {@link #RULES}. */
    public static final String NOTES = "goimage.notes";

    /** The option that names the version of the Java project. */
    public static final String VERSION = "goimage.version";

    private static final Pattern URL = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:/.*");

    private static final Pattern BACKSLASHES = Pattern.compile("\\\\+");

    /** A path from the top of a file system, or of a drive of Windows. */
    private static final Pattern NOT_RELATIVE = Pattern.compile("/|[A-Za-z]:");

    private final Map<String, String> options;
    private final LocalDate today;
    private final ProcessorJars jars;
    private final Map<Path, Policy> policies = new HashMap<>();

    /**
     * Prepares to read.
     *
     * @param options the processor's options
     * @param today the day on which waivers are evaluated
     * @param jars the policies and the vulnerability database on the processor path
     */
    public PolicyReader(Map<String, String> options, LocalDate today, ProcessorJars jars) {
        this.options = options;
        this.today = today;
        this.jars = jars;
    }

    /** Returns the policy of a project, which is read once. */
    public Policy read(Project project) {
        return policies.computeIfAbsent(project.projectDir(), absent -> readNew(project));
    }

    private Policy readNew(Project project) {
        SourceTree tree = new SourceTree(project.rootDir());
        PolicyBuilder policy = new PolicyBuilder();
        jars.unreadable().forEach(name -> policy.fault(unreadable(name)));
        jars.policies().forEach(jar -> jar(policy, jar));
        jars.databases().forEach(policy::database);
        file(policy, tree, project.rootDir(), Source.ROOT);
        if (!project.projectDir().equals(project.rootDir())) {
            file(policy, tree, project.projectDir(), Source.PROJECT);
        }
        for (String option : List.of(PROFILE, RULES, SYNC, NOTES, VERSION)) {
            if (options.containsKey(option)) {
                String key = option.substring(option.indexOf('.') + 1);
                String value =
                        Optional.ofNullable(options.get(option)).orElse("").strip();
                policy.add(
                        new Setting(key, value, Source.OPTION, "-A" + option), files(policy, tree, project.rootDir()));
            }
        }
        return policy.build(today, lock(tree, project.rootDir()));
    }

    private static SettingFault unreadable(String jar) {
        return new SettingFault(
                jar, "this jar on the processor path cannot be opened, so its settings are unknown", "build it again");
    }

    private static void jar(PolicyBuilder policy, PolicyJar jar) {
        try {
            byte[] bytes = jar.settings();
            SettingsFile file = SettingsFile.parse(text(bytes), Source.JAR, jar.place());
            policy.applied(new AppliedPolicy(jar.fileName(), jar.version(), Sha256.of(bytes)));
            file.faults().forEach(policy::fault);
            file.settings().forEach(setting -> policy.add(setting, files(policy, jar)));
        } catch (CharacterCodingException e) {
            policy.fault(new SettingFault(jar.place(), "is not UTF-8", "save the file in UTF-8"));
        } catch (IOException e) {
            policy.fault(new SettingFault(jar.place(), "cannot be read: " + e.getMessage(), "build the jar again"));
        }
    }

    private static void file(PolicyBuilder policy, SourceTree tree, Path directory, Source source) {
        Path path = directory.resolve(SettingsFile.NAME);
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        String name = tree.nameOf(path);
        try {
            SettingsFile file = SettingsFile.parse(text(tree.read(path)), source, name);
            file.faults().forEach(policy::fault);
            file.settings().forEach(setting -> policy.add(setting, files(policy, tree, directory)));
        } catch (UnusableFileException e) {
            policy.fault(new SettingFault(name, e.problem(), fix(e)));
        } catch (CharacterCodingException e) {
            policy.fault(new SettingFault(name, "is not UTF-8", "save the file in UTF-8"));
        }
    }

    private static String fix(UnusableFileException e) {
        return switch (e.kind()) {
            case OUTSIDE_ROOT -> "replace the link with a copy of the file";
            case TOO_LARGE -> "shorten the file";
            default -> "use a regular file that the compiling user can read, or remove it";
        };
    }

    private static String text(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    private static PolicyBuilder.NamedFiles files(PolicyBuilder policy, SourceTree tree, Path directory) {
        return new PolicyBuilder.NamedFiles() {
            @Override
            public Optional<CaBundle> certificates(Setting setting) {
                return PolicyReader.certificates(policy, tree, directory, setting);
            }

            @Override
            public Optional<VulnerabilityDatabase> database(Setting setting) {
                return PolicyReader.database(policy, tree, directory, setting);
            }
        };
    }

    /** Finds what a policy names: its certificates lie beside it in the jar, its database in a jar of its own. */
    private static PolicyBuilder.NamedFiles files(PolicyBuilder policy, PolicyJar jar) {
        return new PolicyBuilder.NamedFiles() {
            @Override
            public Optional<CaBundle> certificates(Setting setting) {
                String fix =
                        "ca = acme.pem, a file beside " + SettingsFile.NAME + " in the jar, with only certificates";
                try {
                    return Optional.of(CaBundle.parse(jar.placeOf(setting.value()), jar.read(setting.value())));
                } catch (IOException e) {
                    policy.fault(fault(setting, e.getMessage(), fix));
                } catch (CertificateException e) {
                    policy.fault(fault(setting, problem(e), fix));
                }
                return Optional.empty();
            }

            @Override
            public Optional<VulnerabilityDatabase> database(Setting setting) {
                return Optional.empty();
            }
        };
    }

    private static SettingFault fault(Setting setting, @Nullable String problem, String fix) {
        return new SettingFault(setting.place(), "\"" + setting.value() + "\" " + problem, fix);
    }

    private static @Nullable String problem(CertificateException e) {
        return e.getCause() == null ? e.getMessage() : "holds a certificate that cannot be read";
    }

    /** Returns the database; nothing of it is read before it is needed for a program. */
    private static Optional<VulnerabilityDatabase> database(
            PolicyBuilder policy, SourceTree tree, Path directory, Setting setting) {
        if (hasBackslash(policy, setting, "vulndb = tools/vulndb.zip")) {
            return Optional.empty();
        }
        if (URL.matcher(setting.value()).matches()) {
            policy.fault(fault(
                    setting, "is a URL, and nothing is fetched while javac runs", VulnerabilityDatabase.FIRST_COPY));
            return Optional.empty();
        }
        try {
            Path path = directory.resolve(setting.value()).normalize();
            return Optional.of(VulnerabilityDatabase.of(tree, path, setting.place() + ": vulndb = " + setting.value()));
        } catch (InvalidPathException e) {
            policy.fault(fault(
                    setting, "is not a valid path", "vulndb = tools/vulndb.zip, from the directory of this file"));
            return Optional.empty();
        }
    }

    /** Reports a path as Windows writes it, which Linux would take for the name of one file. */
    private static boolean hasBackslash(PolicyBuilder policy, Setting setting, String example) {
        if (setting.value().indexOf('\\') < 0) {
            return false;
        }
        String path = BACKSLASHES.matcher(setting.value()).replaceAll("/");
        policy.fault(fault(
                setting,
                "has a backslash, which is an escape in a properties file",
                NOT_RELATIVE.matcher(path).lookingAt()
                        ? example + ", from the directory of this file"
                        : setting.key() + " = " + path));
        return true;
    }

    private static Optional<CaBundle> certificates(
            PolicyBuilder policy, SourceTree tree, Path directory, Setting setting) {
        if (hasBackslash(policy, setting, "ca = certs/acme.pem")) {
            return Optional.empty();
        }
        String fix = "ca = certs/acme.pem, relative to the directory of this file, with only certificates";
        try {
            Path path = directory.resolve(setting.value()).normalize();
            return Optional.of(CaBundle.parse(tree.nameOf(path), tree.read(path)));
        } catch (UnusableFileException e) {
            policy.fault(fault(setting, e.problem(), fix));
        } catch (InvalidPathException e) {
            policy.fault(fault(setting, "is not a valid path", fix));
        } catch (CertificateException e) {
            policy.fault(fault(setting, problem(e), fix));
        }
        return Optional.empty();
    }

    private static LockFile lock(SourceTree tree, Path rootDir) {
        Path file = rootDir.resolve(LockFile.NAME);
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return LockFile.NONE;
        }
        try {
            return LockFile.parse(new String(tree.read(file), StandardCharsets.UTF_8));
        } catch (UnusableFileException e) {
            return LockFile.unreadable(e.problem(), fix(e));
        }
    }
}
