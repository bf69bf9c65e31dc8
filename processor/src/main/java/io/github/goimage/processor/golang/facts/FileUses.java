package io.github.goimage.processor.golang.facts;

import io.github.goimage.processor.files.SourceLine;
import io.github.goimage.processor.golang.facts.Fact.FileUse;
import io.github.goimage.processor.golang.run.Demands;
import io.github.goimage.processor.golang.run.Run;
import io.github.goimage.processor.golang.source.Sought;
import io.github.goimage.processor.golang.syntax.GoExpression;
import io.github.goimage.processor.golang.syntax.GoExpression.Call;
import io.github.goimage.processor.golang.syntax.GoPart;
import io.github.goimage.processor.golang.syntax.GoSyntax;
import io.github.goimage.processor.golang.values.Code;
import io.github.goimage.processor.golang.values.CodeFile;
import io.github.goimage.processor.golang.values.CodePackage;
import io.github.goimage.processor.golang.values.Evaluator;
import io.github.goimage.processor.golang.values.Frame;
import io.github.goimage.processor.golang.values.Value;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the files that a program opens: those that it opens on every run, and those that it may open. */
final class FileUses {
    /** A name without a dot: a setting's word as well as a directory. */
    private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9-]{0,30}");

    private final Code code;
    private final FileCalls calls;
    private final LocalClients clients;
    private final Evaluator evaluator;
    private final Demands demands;
    private final Map<CodeFile, Boolean> mayOpen = new HashMap<>();
    private final Map<CodeFile, Sought> sought = new HashMap<>();
    private final Map<String, Boolean> compared = new HashMap<>();

    /** Where the program goes from the directory in which it starts; the empty string if nobody knows. */
    private @Nullable String directory;

    FileUses(Code code, Evaluator evaluator, Demands demands) {
        this.code = code;
        this.evaluator = evaluator;
        this.demands = demands;
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
                    enter(node, frame);
                    for (FileUse use : calls.find(node, frame, true, fails, conditions)) {
                        // Whether a search matters that ends nothing is asked below.
                        if (use.certain() || use.access() != FileUse.Access.SEARCH) {
                            inDirectory(use).ifPresent(opened -> add(opened, found));
                        }
                    }
                    clients.hear(node, frame, conditions);
                })
                .follow(this::mayOpen);
        for (CodePackage owner : code.packages()) {
            for (CodeFile file : owner.files()) {
                if (mayOpen(file)) {
                    for (GoPart part : file.syntax().partsWith(sought(file))) {
                        addPossible(part, file, found);
                    }
                }
            }
        }
        return found.values();
    }

    /** Adds what a declaration may open, unless nothing calls it. */
    private void addPossible(GoPart part, CodeFile file, Map<String, FileUse> found) {
        boolean moves = part.uses().stream().anyMatch(use -> isMove(use, file));
        for (GoSyntax.Assigned assigned : part.assignments()) {
            for (FileUse use : calls.find(assigned, Frame.of(file), false, Set.of())) {
                demands.of(assigned.target(), part, file).ifPresent(demanded -> add(use.demanding(demanded), found));
            }
        }
        for (GoExpression node : part.uses()) {
            List<FileUse> uses = calls.find(node, Frame.of(file), false, false, Set.of()).stream()
                    .filter(use -> !found.containsKey(key(use)))
                    .filter(use -> !moves || use.path().startsWith("/") || use.isInHome())
                    .filter(use -> use.access() != FileUse.Access.SEARCH || !Demands.isOptional(node, part, file))
                    .filter(use -> !isChoice(use.path()))
                    .toList();
            if (!uses.isEmpty()) {
                demands.of(node, part, file)
                        .ifPresent(demanded -> uses.forEach(
                                use -> inDirectory(use.demanding(demanded)).ifPresent(opened -> add(opened, found))));
            }
        }
    }

    /** Returns whether a path begins with a word that the code compares a setting with, as it may mean no path. */
    private boolean isChoice(String path) {
        String word = path.contains("/") ? path.substring(0, path.indexOf('/')) : path;
        return WORD.matcher(word).matches() && compared.computeIfAbsent(word, this::isCompared);
    }

    private boolean isCompared(String word) {
        return code.packages().stream()
                .flatMap(owner -> owner.files().stream())
                .filter(file -> file.text().holds(word))
                .anyMatch(file -> ComparedWords.isIn(file.text(), word));
    }

    private static boolean isMove(GoExpression node, CodeFile file) {
        return node instanceof Call call
                && file.qualified(call.function()).filter("os.Chdir"::equals).isPresent();
    }

    /** Notes where the program goes from the directory in which it starts. */
    private void enter(GoExpression node, Frame frame) {
        if (isMove(node, frame.file())
                && node instanceof Call call
                && !call.arguments().isEmpty()) {
            directory = evaluator
                    .all(call.arguments().get(0), frame)
                    .only()
                    .map(Value::text)
                    .orElse("");
        }
    }

    /** Returns what is opened from the directory that was entered; empty if nobody knows that one. */
    private Optional<FileUse> inDirectory(FileUse use) {
        String entered = directory;
        return entered == null || use.path().startsWith("/")
                ? Optional.of(use)
                : entered.isEmpty() ? Optional.empty() : Optional.of(use.in(entered));
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

    private static void add(FileUse use, Map<String, FileUse> found) {
        FileUse known = found.get(key(use));
        if (known == null || !known.certain()) {
            found.put(key(use), use);
        }
    }

    /** Returns a text, since the hash of a record takes a cold compiler a while to link. */
    private static String key(FileUse use) {
        SourceLine at = use.place().at();
        return at.file() + '\n' + at.number() + '\n' + use.path() + '\n' + use.access();
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
