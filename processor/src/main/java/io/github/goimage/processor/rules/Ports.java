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
 * @param numbers what the member says, right or wrong
 */
record Ports(String member, List<Integer> numbers) {
    /** The largest port. RFC 6335, section 6. */
    static final int MAX = 65535;

    private static final int CUSTOMARY = 8080;

    /** Returns the findings about the ports of an image. */
    static List<Finding> findings(ImageSpec spec, Function<Ports, Stream<Finding>> rule) {
        return Stream.of(new Ports("port", spec.port()), new Ports("udpPort", spec.udpPort()))
                .flatMap(rule)
                .toList();
    }

    static boolean isPort(int number) {
        return number >= 1 && number <= MAX;
    }

    static boolean isPrivileged(int number) {
        return number >= 1 && number < ListenAddresses.FIRST_UNPRIVILEGED;
    }

    /** Returns the literal addresses of this protocol. */
    List<Listener> listeners(ListenAddresses addresses) {
        return member.equals("port") ? addresses.tcp() : addresses.udp();
    }

    /** Returns the positions in the member. */
    IntStream positions() {
        return IntStream.range(0, numbers.size());
    }

    /** Returns whether an earlier position has the same number. */
    boolean isRepeated(int position) {
        return numbers.indexOf(numbers.get(position)) < position;
    }

    /** Returns a finding about a position, with the corrected member as its fix. */
    Finding finding(int position, String problem) {
        return finding(position, problem, mended());
    }

    /** Returns a finding about a position. */
    Finding finding(int position, String problem, String fix) {
        return new Finding(AttributePath.of(member).element(position, numbers.size()), problem, fix);
    }

    /** Returns the corrected member: each port once, 8080 for 80 and for a number that is not a port, 8443 for 443. */
    private String mended() {
        return Fix.numbers(
                member, numbers.stream().map(Ports::mended).distinct().toList());
    }

    /** Returns whether the annotation passes a port on to the program, in {@code env} or as an argument. */
    static boolean isPassedOn(int port, ImageSpec spec) {
        return isNamed(port, spec.env()) || isNamed(port, spec.allArgs());
    }

    /** Returns whether a port's number occurs in one of the texts. */
    static boolean isNamed(int port, List<String> texts) {
        Pattern number = Pattern.compile("(?<![0-9])" + port + "(?![0-9])");
        return texts.stream().anyMatch(text -> number.matcher(text).find());
    }

    /** Returns the port to listen on instead if this one is not valid or needs privileges. */
    static int mended(int number) {
        if (!isPort(number) || number == 80) {
            return CUSTOMARY;
        }
        return isPrivileged(number) ? 8000 + number : number;
    }
}
