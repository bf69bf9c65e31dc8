package io.github.goimage.processor.output;

import io.github.goimage.processor.dockerfile.BuildCommand;
import io.github.goimage.processor.dockerfile.ImagePlan;
import io.github.goimage.processor.dockerfile.Quoting;
import io.github.goimage.processor.spec.Stamp;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The file from which {@code docker buildx bake} builds an image, for all of its platforms and with what says how it
 * was built.
 *
 * @see <a href="https://docs.docker.com/build/bake/reference/">Bake file reference</a>
 */
public final class BakeFile {
    /** Text of these characters alone is never composed, and the tables of Unicode take a while to load. */
    private static final char LAST_ASCII = 0x7f;

    private static final String HOME = "HOME";

    /** The time of all files and of the image; builders know the argument themselves. */
    private static final String EPOCH = "SOURCE_DATE_EPOCH";

    /**
     * What a login session sets, on Unix or on Windows: a variable of bake takes the value of the environment's, if
     * that has one. HOME, PATH and TMPDIR are not build arguments at all.
     */
    private static final Set<String> LOGIN = Set.of(
            "COMPUTERNAME",
            "COMSPEC",
            "DISPLAY",
            "EDITOR",
            "HOST",
            "HOSTNAME",
            "LANG",
            "LANGUAGE",
            "LC_ALL",
            "LOGNAME",
            "MAIL",
            "OLDPWD",
            "OS",
            "PAGER",
            "PATHEXT",
            "PWD",
            "SHELL",
            "SHLVL",
            "TEMP",
            "TERM",
            "TMP",
            "TZ",
            "USER",
            "USERNAME",
            "VISUAL",
            "WINDIR");

    private final ImagePlan plan;
    private final BakePaths paths;
    private final Map<String, Object> variables = new LinkedHashMap<>();
    private final Map<String, String> arguments = new LinkedHashMap<>();

    private BakeFile(ImagePlan plan, BakePaths paths) {
        this.plan = plan;
        this.paths = paths;
        variable("REGISTRY", "");
        // No tag has the plus sign of a semantic version.
        variable(
                "TAG",
                plan.policy()
                        .version()
                        .map(version -> version.replace('+', '_'))
                        .orElse("latest"));
        if (plan.isPrivate()) {
            variable(HOME, "");
        }
        variable(EPOCH, null);
        arguments.put(EPOCH, "${" + EPOCH + "}");
        plan.stamps().forEach(this::stamp);
    }

    /** Returns the file's text. */
    public static String text(ImagePlan plan, BakePaths paths) {
        BakeFile file = new BakeFile(plan, paths);
        String target = target(plan.spec().name());
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("group", Map.of("default", Map.of("targets", List.of(target))));
        members.put("variable", file.variables);
        members.put("target", Map.of(target, file.target()));
        return Json.text(members);
    }

    /**
     * Returns the name of an image's target, in which bake allows no dot. No other image has it: names have no
     * capitals.
     */
    private static String target(String name) {
        return name.replace(".", "_DOT_");
    }

    private Map<String, Object> target() {
        Map<String, Object> target = new LinkedHashMap<>();
        target.put("context", Quoting.template(paths.context()));
        target.put("dockerfile", Quoting.template(paths.dockerfile()));
        target.put("tags", List.of("${REGISTRY}" + plan.spec().name() + ":${TAG}"));
        List<String> named = plan.spec().build().platforms();
        List<String> platforms = named.isEmpty()
                ? plan.platforms().stream().map(Object::toString).toList()
                : named;
        if (!platforms.isEmpty()) {
            target.put("platforms", platforms);
        }
        target.put("args", arguments);
        if (plan.isPrivate()) {
            List<String> secrets = new ArrayList<>();
            if (plan.usesNetrc()) {
                secrets.add("id=" + BuildCommand.SECRET_ID + ",src=${" + HOME + "}/.netrc");
            }
            if (plan.usesSsh()) {
                secrets.add("id=" + BuildCommand.KNOWN_HOSTS_ID + ",src=${" + HOME + "}/.ssh/known_hosts");
                target.put("ssh", List.of("default"));
            }
            target.put("secret", secrets);
        }
        target.put("attest", List.of("type=provenance,mode=max", "type=sbom"));
        target.put("output", List.of(output()));
        return target;
    }

    /**
     * Returns the output, for {@code --push} and {@code --load} to add to. Layers of zstd exist in OCI's manifests
     * only. The lowest level pushes fastest: docs/performance.md has the times.
     */
    private String output() {
        return "type=image,rewrite-timestamp=true,oci-mediatypes=true,compression="
                + plan.policy().compression().word() + ",compression-level=1";
    }

    /** Adds a variable; bake omits an argument whose variable is null, and the default in the Dockerfile applies. */
    private void stamp(Stamp stamp) {
        String name = stamp.argument();
        while (variables.containsKey(name) || LOGIN.contains(name)) {
            name += "_";
        }
        variable(
                name,
                stamp.absent().filter(BakeFile::isKept).map(Quoting::template).orElse(null));
        arguments.put(stamp.argument(), "${" + name + "}");
    }

    /**
     * Returns whether bake keeps a text as it is: it drops a byte order mark, and composes letters and their accents.
     */
    static boolean isKept(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > LAST_ASCII) {
                return !text.startsWith("\ufeff") && Normalizer.isNormalized(text, Normalizer.Form.NFC);
            }
        }
        return true;
    }

    private void variable(String name, @Nullable String value) {
        variables.put(name, Collections.singletonMap("default", value));
    }
}
