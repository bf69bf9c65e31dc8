package io.github.goimage.processor.rules;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.base.Builder.Linkage;
import io.github.goimage.processor.golang.facts.Fact;
import io.github.goimage.processor.golang.facts.ModuleEffect;
import io.github.goimage.processor.rule.JudgedImage;
import io.github.goimage.processor.rule.OwnRule;
import io.github.goimage.processor.service.Program;
import io.github.goimage.processor.table.Table;
import io.github.goimage.rule.AttributePath;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Rejects a base without a shared library that the binary loads when it starts: the builder in {@code build.from} has
 * the library, but none of the stock bases does. Nothing is said of a base in {@code from}.
 */
@AutoService(Rule.class)
@RuleInfo(summary = "a shared library that the base lacks", severity = Severity.ERROR)
public final class MissingSharedLibrary extends OwnRule {
    private static final List<Library> LIBRARIES = Table.read("c-libraries.tsv").stream()
            .map(row -> new Library(List.of(row.get(0).split(" ")), row.get(1), row.get(2)))
            .toList();

    /** A row of the table. */
    private record Library(List<String> names, String file, String debian) {}

    /** What links a library, and its name. */
    private record Link(String what, String name) {}

    @Override
    protected List<Finding> findings(JudgedImage subject) {
        if (subject.builder().linkage() != Linkage.DYNAMIC
                || subject.spec().build().from().isEmpty()
                || !subject.spec().from().isEmpty()) {
            return List.of();
        }
        return subject.program().stream()
                .flatMap(MissingSharedLibrary::links)
                .flatMap(link -> library(link).map(library -> finding(link, library, subject)).stream())
                .toList();
    }

    private static Stream<Link> links(Program program) {
        return Stream.concat(
                program.facts().of(Fact.CLibrary.class).stream()
                        .map(library -> new Link(library.place().at().toString(), library.library())),
                program.knownModules().stream()
                        .filter(known -> known.module().effects().contains(ModuleEffect.C_LIBRARY))
                        .map(known ->
                                new Link(known.imported().path(), known.module().reason())));
    }

    private static Optional<Library> library(Link link) {
        return LIBRARIES.stream()
                .filter(library -> library.names().contains(link.name()))
                .findFirst();
    }

    private static Finding finding(Link link, Library library, JudgedImage subject) {
        return new Finding(
                        AttributePath.of("base"),
                        link.what() + " links " + library.file() + ", which "
                                + subject.spec().base() + " lacks: the binary would not start",
                        "base = Base.DEBIAN, from = an image of yours with " + library.debian()
                                + "; or, if the builder has the static library, base = Base.SCRATCH")
                .about(library.file());
    }
}
