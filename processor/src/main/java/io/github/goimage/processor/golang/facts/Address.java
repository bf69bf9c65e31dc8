package io.github.goimage.processor.golang.facts;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A listen address as net.Listen accepts it; none for Unix sockets, other text, and port 0, which the system replaces.
 */
record Address(String host, String port) {
    private static final Pattern SYNTAX =
            Pattern.compile("(?:\\[([0-9A-Fa-f:.%]+)\\]|([\\w.-]*)):([0-9]{1,5}|[a-z][a-z0-9-]{1,14})");

    /** Returns whether the system chooses the port, so that clients cannot know it. */
    static boolean isChosenBySystem(String text) {
        return text.matches("(?s).*:0+");
    }

    static Optional<Address> parse(String text) {
        Matcher matcher = SYNTAX.matcher(text);
        if (!matcher.matches() || !isPort(matcher.group(3))) {
            return Optional.empty();
        }
        String host = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
        boolean everywhere = host.equals("0.0.0.0") || host.equals("::");
        return Optional.of(new Address(everywhere ? "" : host, matcher.group(3)));
    }

    /** Returns whether a text is the name of a service, or a number from 1 to 65535. */
    private static boolean isPort(String text) {
        if (!Character.isDigit(text.charAt(0))) {
            return true;
        }
        int number = Integer.parseInt(text);
        return number > 0 && number <= 0xFFFF;
    }
}
