package io.github.goimage.processor.rule;

import io.github.goimage.rule.WaiverSpec;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** The waivers of one image, which of them have accepted a finding, and what the others could have accepted. */
public final class Waivers {
    private static final int SHORTEST_REASON = 3;

    private final JudgedImage image;
    private final List<WaiverSpec> all;
    private final List<Integer> inForce;
    private final Set<Integer> used = new HashSet<>();
    private final Map<String, Set<String>> found = new HashMap<>();

    Waivers(JudgedImage image) {
        this.image = image;
        this.all = image.spec().waive();
        this.inForce = IntStream.range(0, all.size())
                .filter(i -> isInForce(all.get(i), image))
                .boxed()
                .toList();
    }

    /** Returns whether a waiver is in force; one that is not is itself a finding, of a fixed rule. */
    public static boolean isInForce(WaiverSpec waiver, JudgedImage image) {
        return image.rules().isWaivable(waiver.rule())
                && !image.policy().rules().forbiddenWaivers().containsKey(waiver.rule())
                && !(waiver.only().isEmpty() && image.rules().single().contains(waiver.rule()))
                && hasReason(waiver)
                && isInForceOn(waiver, image.policy().today());
    }

    /** Returns the image that they belong to. */
    public JudgedImage image() {
        return image;
    }

    /** Returns the waivers in the order of the annotation, whether they are in force or not. */
    public List<WaiverSpec> all() {
        return all;
    }

    /** Returns the waiver that accepts a rule's finding, if there is one. */
    Optional<WaiverSpec> accepting(RuleResult result) {
        Optional<String> about = result.finding().about();
        about.ifPresent(what ->
                found.computeIfAbsent(result.rule(), absent -> new TreeSet<>()).add(what));
        Optional<Integer> first = inForce.stream()
                .filter(i -> all.get(i).rule().equals(result.rule()) && isAbout(all.get(i), about))
                .findFirst();
        first.ifPresent(used::add);
        return first.map(all::get);
    }

    private static boolean isAbout(WaiverSpec waiver, Optional<String> about) {
        return waiver.only().isEmpty() || about.filter(waiver.only()::equals).isPresent();
    }

    /** Returns what the findings of a rule are about, accepted or not, sorted. */
    public Set<String> found(String rule) {
        return found.getOrDefault(rule, Set.of());
    }

    /** Returns the positions of the waivers in force that have accepted nothing, of those for which the test holds. */
    List<Integer> unused(Predicate<WaiverSpec> test) {
        return inForce.stream()
                .filter(i -> !used.contains(i) && test.test(all.get(i)))
                .toList();
    }

    /** Returns whether the waiver's reason holds at least three letters or digits. */
    public static boolean hasReason(WaiverSpec waiver) {
        return waiver.reason().codePoints().filter(Character::isLetterOrDigit).count() >= SHORTEST_REASON;
    }

    /** Returns whether the waiver has no last day, or one that is not before this day. */
    public static boolean isInForceOn(WaiverSpec waiver, LocalDate day) {
        return waiver.until().isEmpty()
                || (isDate(waiver.until()) && !LocalDate.parse(waiver.until()).isBefore(day));
    }

    /** Returns whether a text is a date, strictly yyyy-MM-dd: LocalDate also takes signed years of more digits. */
    public static boolean isDate(String text) {
        if (text.length() != "yyyy-MM-dd".length() || text.charAt(0) == '-') {
            return false;
        }
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
