package io.github.goimage.processor.rules;

import io.github.goimage.processor.golang.facts.Fact.Listener;
import io.github.goimage.processor.service.ListenAddresses;
import io.github.goimage.rule.AttributePath;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.ImageSpec;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The ports of one protocol, for the rules about them.
 *
 * @param member the annotation member that names them
 * @param numbers what it says, right or wrong
 */
record Ports(String member, List<Integer> numbers) {
    /** The largest port. RFC 6335, section 6. */
    static final int MAX = 65535;

    private static final int FIRST_UNPRIVILEGED = 1024;
    private static final int CUSTOMARY = 8080;

    /** The findings about the ports of an image. */
    static List<Finding> findings(ImageSpec spec, Function<Ports, Stream<Finding>> rule) {
        return Stream.of(new Ports("port", spec.port()), new Ports("udpPort", spec.udpPort()))
                .flatMap(rule)
                .toList();
    }

    static boolean isPort(int number) {
        return number >= 1 && number <= MAX;
    }

    static boolean isPrivileged(int number) {
        return number >= 1 && number < FIRST_UNPRIVILEGED;
    }

    /** The literal addresses of this protocol. */
    List<Listener> listeners(ListenAddresses addresses) {
        return member.equals("port") ? addresses.tcp() : addresses.udp();
    }

    /** The positions in the member. */
    IntStream positions() {
        return IntStream.range(0, numbers.size());
    }

    /** Whether an earlier position has the same number. */
    boolean isRepeated(int position) {
        return numbers.indexOf(numbers.get(position)) < position;
    }

    /** What is wrong at a position, with the whole member as it could be. */
    Finding finding(int position, String problem) {
        return finding(position, problem, mended());
    }

    /** What is wrong at a position. */
    Finding finding(int position, String problem, String fix) {
        return new Finding(AttributePath.of(member).element(position, numbers.size()), problem, fix);
    }

    /** The whole member as it could be: each port once, 8080 for 80 and what is no port, 8443 for 443. */
    private String mended() {
        return Fix.numbers(
                member, numbers.stream().map(Ports::mended).distinct().toList());
    }

    /** Whether the annotation passes a port on to the program, in {@code env} or {@code args}. */
    static boolean isPassedOn(int port, ImageSpec spec) {
        return isNamed(port, spec.env()) || isNamed(port, spec.args());
    }

    /** Whether a port's number stands in one of some texts. */
    static boolean isNamed(int port, List<String> texts) {
        Pattern number = Pattern.compile("(?<![0-9])" + port + "(?![0-9])");
        return texts.stream().anyMatch(text -> number.matcher(text).find());
    }

    /** The port to listen on instead, where this one is none or needs privileges. */
    static int mended(int number) {
        if (!isPort(number) || number == 80) {
            return CUSTOMARY;
        }
        return isPrivileged(number) ? 8000 + number : number;
    }
}
