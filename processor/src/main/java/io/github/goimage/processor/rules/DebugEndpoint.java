package io.github.goimage.processor.rules;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.golang.facts.Fact.DebugPages;
import io.github.goimage.processor.golang.facts.Fact.DefaultMux;
import io.github.goimage.processor.golang.facts.Fact.Listener;
import io.github.goimage.processor.golang.facts.Facts;
import io.github.goimage.processor.rule.JudgedImage;
import io.github.goimage.processor.rule.OwnRule;
import io.github.goimage.processor.service.Program;
import io.github.goimage.rule.AttributePath;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Advises against profiles and variables on the program's default mux, where anyone who can reach it gets the command
 * line, memory, and CPU time without limit. It says nothing if nothing serves that mux, or if the program also listens
 * on a loopback address, as the documentation of net/http/pprof shows.
 */
@AutoService(Rule.class)
@RuleInfo(summary = "net/http/pprof or expvar on the mux of the service", strict = true, severity = Severity.NOTE)
public final class DebugEndpoint extends OwnRule {
    @Override
    protected List<Finding> findings(JudgedImage subject) {
        Facts facts = subject.program().map(Program::facts).orElse(new Facts(List.of()));
        return facts.of(Listener.class).stream().anyMatch(Listener::isLoopback)
                        || facts.first(DefaultMux.class).isEmpty()
                ? List.of()
                : facts.of(DebugPages.class).stream()
                        // Several files may import one package for its pages.
                        .collect(Collectors.toMap(
                                DebugPages::what, DebugEndpoint::finding, (first, other) -> first, TreeMap::new))
                        .values()
                        .stream()
                        .toList();
    }

    private static Finding finding(DebugPages pages) {
        boolean profiles = pages.what().endsWith("pprof");
        return new Finding(
                AttributePath.of("module"),
                pages.place().at() + " imports " + pages.what() + ", which registers "
                        + (profiles ? "/debug/pprof/" : "/debug/vars")
                        + " on http.DefaultServeMux for anyone who can reach it",
                "serve http.DefaultServeMux on localhost:6060 and the service on its own mux, or remove the"
                        + " import");
    }
}
