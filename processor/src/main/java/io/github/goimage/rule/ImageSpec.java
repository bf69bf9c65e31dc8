package io.github.goimage.rule;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One {@code @GoImage} as it was written, with the defaults of what was not. It also holds wrong values: rules report
 * them, constructors do not.
 *
 * @param packageName the annotated package
 * @param index this image's position among the package's {@code @GoImage} annotations, from 0
 * @param repeated whether the package has several
 * @param written the members that are written out, {@code "port"}, {@code "build.go"}
 * @param name the image's name; where none is written, the last segment of the package in lower case
 * @param module the Go module's directory from the project directory, or empty to search
 * @param main the main packages from the module directory, the entry point first, or none to search
 * @param base what the final stage starts from
 * @param from a reference to use instead of the base's own, or empty
 * @param port TCP ports
 * @param udpPort UDP ports
 * @param user uid and gid
 * @param stripDebug whether debug information is omitted
 * @param needs files outside the binary
 * @param files {@code path} or {@code path:target}
 * @param env {@code NAME=value}
 * @param labels {@code key=value}
 * @param args the arguments of CMD
 * @param fixedArgs the arguments of ENTRYPOINT
 * @param workdir the directory that the service starts in
 * @param volumes writable directories
 * @param stopSignal the signal that asks the service to stop
 * @param healthcheck arguments of the binary's own health check
 * @param healthcheckOptions when the health check runs, and how often it may fail
 * @param build how the binary is built
 * @param waive accepted findings
 */
public record ImageSpec(
        String packageName,
        int index,
        boolean repeated,
        Set<String> written,
        String name,
        String module,
        List<String> main,
        Base base,
        String from,
        List<Integer> port,
        List<Integer> udpPort,
        int user,
        boolean stripDebug,
        List<Need> needs,
        List<String> files,
        List<String> env,
        List<String> labels,
        List<String> args,
        List<String> fixedArgs,
        String workdir,
        List<String> volumes,
        StopSignal stopSignal,
        List<String> healthcheck,
        HealthcheckOptionsSpec healthcheckOptions,
        BuildSpec build,
        List<WaiverSpec> waive)
        implements AnnotationSpec {

    /** Where the service's binary lies in the image. */
    public static final String BINARY = "/app";

    /** The longest image name, in characters. */
    public static final int MAX_NAME = 128;

    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*");

    /** Returns the name of an image whose annotation sets none: the last segment of the package. */
    public static String defaultName(String packageName) {
        return packageName.substring(packageName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    /** Returns whether registries and directories accept a name. */
    public static boolean isValidName(String name) {
        return name.length() <= MAX_NAME && NAME.matcher(name).matches();
    }

    /** Returns whether this image's name is valid. */
    public boolean hasValidName() {
        return isValidName(name);
    }

    /** Returns whether the member at this path, {@code "port"} or {@code "build.go"}, is written out. */
    public boolean isWritten(String member) {
        return written.contains(member);
    }

    /** Returns the argument of {@code USER 65532:65532}. */
    public String userAndGroup() {
        return user + ":" + user;
    }

    /** Returns the arguments with which the service starts if nobody replaces them. */
    public List<String> allArgs() {
        return Stream.concat(fixedArgs.stream(), args.stream()).toList();
    }

    @Override
    public List<Member> members() {
        return List.of(
                new Member("name", name),
                new Member("module", module),
                new Member("main", main),
                new Member("base", base),
                new Member("from", from),
                new Member("port", port),
                new Member("udpPort", udpPort),
                new Member("user", user),
                new Member("stripDebug", stripDebug),
                new Member("needs", needs),
                new Member("files", files),
                new Member("env", env),
                new Member("labels", labels),
                new Member("args", args),
                new Member("fixedArgs", fixedArgs),
                new Member("workdir", workdir),
                new Member("volumes", volumes),
                new Member("stopSignal", stopSignal),
                new Member("healthcheck", healthcheck),
                new Member("healthcheckOptions", healthcheckOptions),
                new Member("build", build),
                new Member("waive", waive));
    }
}
