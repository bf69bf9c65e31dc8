package io.github.goimage.processor.spec;

import io.github.goimage.rule.BuildSpec;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An element of {@code build.privateModules}: {@code git.acme.com/*}, which is fetched over HTTPS, or
 * {@code ssh://git@git.acme.com:2222/*}.
 *
 * @param pattern of module paths, as in GONOPROXY
 * @param ssh the user, host and port that replace the host in the address, {@code git@git.acme.com:2222}; empty for
 *     HTTPS
 */
public record PrivateModule(String pattern, Optional<String> ssh) {
    /** What stands before a pattern of modules that are fetched over ssh. */
    public static final String SCHEME = "ssh://";

    private static final Pattern ADDRESS = Pattern.compile("ssh://(?:(?<user>[A-Za-z_][A-Za-z0-9_-]*)@)?"
            + "(?<host>[A-Za-z0-9][A-Za-z0-9.-]*)(?:(?<port>:[1-9][0-9]{0,4}))?(?<path>/.*)?");

    private static final Pattern GLOB = Pattern.compile("[*?\\[]");

    /** Reads an element; empty if it begins with {@code ssh://} and names no host. */
    public static Optional<PrivateModule> parse(String text) {
        if (!text.startsWith(SCHEME)) {
            return Optional.of(new PrivateModule(text, Optional.empty()));
        }
        Matcher address = ADDRESS.matcher(text);
        if (!address.matches()) {
            return Optional.empty();
        }
        String user = Optional.ofNullable(address.group("user")).orElse("git");
        String port = Optional.ofNullable(address.group("port")).orElse("");
        String host = address.group("host");
        return Optional.of(new PrivateModule(
                host + Optional.ofNullable(address.group("path")).orElse(""), Optional.of(user + "@" + host + port)));
    }

    /** Returns the elements of an annotation, in their order. */
    public static List<PrivateModule> of(BuildSpec build) {
        return build.privateModules().stream()
                .flatMap(text -> parse(text).stream())
                .toList();
    }

    /** Returns how the addresses begin that Git asks over ssh instead: {@code https://git.acme.com/team/}. */
    public String https() {
        return "https://" + literal();
    }

    /** Returns how they begin then: {@code ssh://git@git.acme.com:2222/team/}. */
    public String replacement() {
        String path = literal().substring(Math.max(0, literal().indexOf('/')));
        return SCHEME + ssh.orElseThrow() + path;
    }

    /**
     * Returns the beginning of the pattern that is not a glob: whole elements with a slash behind them, or all of it.
     */
    private String literal() {
        List<String> elements = List.of(pattern.split("/"));
        List<String> whole = elements.stream()
                .takeWhile(element -> !GLOB.matcher(element).find())
                .toList();
        return String.join("/", whole) + (whole.size() < elements.size() || whole.size() == 1 ? "/" : "");
    }
}
