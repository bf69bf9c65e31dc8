package io.github.goimage.processor.golang.facts;

import io.github.goimage.processor.files.SourceLine;
import io.github.goimage.processor.golang.facts.Fact.FileUse;
import io.github.goimage.processor.golang.run.Run;
import io.github.goimage.processor.golang.source.Sought;
import io.github.goimage.processor.golang.syntax.GoExpression;
import io.github.goimage.processor.golang.syntax.GoPart;
import io.github.goimage.processor.golang.values.Code;
import io.github.goimage.processor.golang.values.CodeFile;
import io.github.goimage.processor.golang.values.CodePackage;
import io.github.goimage.processor.golang.values.Evaluator;
import io.github.goimage.processor.golang.values.Frame;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the files that a program opens: those that it opens on every run, and those that it may open. */
final class FileUses {
    private final Code code;
    private final FileCalls calls;
    private final LocalClients clients;
    private final Evaluator evaluator;
    private final Map<CodeFile, Boolean> mayOpen = new HashMap<>();
    private final Map<CodeFile, Sought> sought = new HashMap<>();

    FileUses(Code code, Evaluator evaluator) {
        this.code = code;
        this.evaluator = evaluator;
        this.calls = new FileCalls(code, evaluator);
        this.clients = new LocalClients(evaluator);
    }

    /** Returns one for each place and path, the certain ones first. */
    Collection<FileUse> find() {
        Map<String, FileUse> found = new LinkedHashMap<>();
        if (!isAnyOpen()) {
            return List.of();
        }
        new Run(code, evaluator, (node, frame, fails, conditions) -> {
                    add(calls.find(node, frame, true, fails, conditions), found);
                    clients.hear(node, frame, conditions);
                })
                .follow(this::mayOpen);
        for (CodePackage owner : code.packages()) {
            for (CodeFile file : owner.files()) {
                if (mayOpen(file)) {
                    for (GoPart part : file.syntax().partsWith(sought(file))) {
                        for (GoExpression use : part.uses()) {
                            add(calls.find(use, Frame.of(file), false, false, Set.of()), found);
                        }
                    }
                }
            }
        }
        return found.values();
    }

    private boolean isAnyOpen() {
        for (CodePackage owner : code.packages()) {
            for (CodeFile file : owner.files()) {
                if (mayOpen(file) || LocalClients.mayConnect(file)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Returns the clients that connect to the machine itself, once the files are found. */
    List<Fact.LocalClient> clients() {
        return clients.found();
    }

    private static void add(List<FileUse> uses, Map<String, FileUse> found) {
        for (FileUse use : uses) {
            // A text, since the hash of a record takes a cold compiler a while to link.
            SourceLine at = use.place().at();
            String key = at.file() + '\n' + at.number() + '\n' + use.path() + '\n' + use.access();
            FileUse known = found.get(key);
            if (known == null || !known.certain()) {
                found.put(key, use);
            }
        }
    }

    private boolean mayOpen(CodeFile file) {
        Boolean known = mayOpen.get(file);
        if (known == null) {
            known = !sought(file).isEmpty() && sought(file).isIn(file.text());
            mayOpen.put(file, known);
        }
        return known;
    }

    private Sought sought(CodeFile file) {
        Sought known = sought.get(file);
        if (known == null) {
            known = FileCalls.sought(file);
            sought.put(file, known);
        }
        return known;
    }
}
