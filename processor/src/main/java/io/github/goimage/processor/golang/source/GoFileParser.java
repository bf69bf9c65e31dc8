package io.github.goimage.processor.golang.source;

import io.github.goimage.processor.files.UnusableFileException;
import io.github.goimage.processor.golang.source.GoScanner.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads package clause, imports and directives of one Go file, as go/build's readGoInfo does; create an instance for
 * each file.
 */
final class GoFileParser {
    private final String file;
    private final String name;
    private final byte[] source;
    private final boolean complete;
    private final GoScanner scanner;
    private final CommentGroup comments = new CommentGroup();
    private final List<GoImport> imports = new ArrayList<>();
    private final List<CgoDirective> cgo = new ArrayList<>();
    private final List<EmbedDirective> embeds = new ArrayList<>();
    private final List<Godebug> godebug = new ArrayList<>();
    private String packageName = "";

    /**
     * Starts at the beginning of a source. If {@code complete} is false, the source is only the first bytes of the
     * file.
     */
    GoFileParser(String file, String name, byte[] source, boolean complete) {
        this.file = file;
        this.name = name;
        this.source = source;
        this.complete = complete;
        this.scanner = new GoScanner(file, source);
    }

    /** Returns the head; empty if the first bytes do not hold all of it. */
    Optional<GoFile> parse() {
        BuildConstraint constraint = BuildConstraint.NONE;
        Optional<UnusableFileException> malformed = Optional.empty();
        try {
            constraint = ConstraintLines.read(file, source);
            parsePackageClause();
            parseImports();
            if (importsEmbed() && complete) {
                parseEmbeds();
            }
        } catch (UnusableFileException e) {
            malformed = Optional.of(e);
        }
        Optional<UnusableFileException> encoding = HeadEncoding.problem(file, source, scanner.end());
        malformed = encoding.isPresent() ? encoding : malformed;
        boolean mayBeCut = importsEmbed() || malformed.isPresent() || scanner.end() >= source.length;
        return !complete && mayBeCut
                ? Optional.empty()
                : Optional.of(new GoFile(
                        name,
                        packageName,
                        constraint,
                        List.copyOf(imports),
                        List.copyOf(cgo),
                        List.copyOf(embeds),
                        List.copyOf(godebug),
                        malformed));
    }

    private boolean importsEmbed() {
        return imports.stream().anyMatch(imported -> imported.path().equals("embed"));
    }

    private void parsePackageClause() {
        while (scanner.next() == Kind.COMMENT) {
            DirectiveComments.debug(scanner.text(), scanner.line()).ifPresent(godebug::add);
        }
        expect(scanner.is("package"), "expected 'package'");
        next();
        expect(scanner.kind() == Kind.WORD, "expected the package's name");
        packageName = scanner.text();
        next();
        expectLineEnd();
    }

    private void parseImports() {
        while (scanner.is("import")) {
            List<CommentGroup.Line> doc = comments.endingAbove(scanner.line());
            next();
            if (scanner.is("(")) {
                parseImportBlock(doc);
            } else {
                parseImport(doc);
            }
            expectLineEnd();
        }
    }

    /** Parses a block. The comment above it counts if the block holds a single import that has no comment. */
    private void parseImportBlock(List<CommentGroup.Line> blockDoc) {
        next();
        int first = imports.size();
        List<CommentGroup.Line> lastDoc = List.of();
        while (!scanner.is(")")) {
            lastDoc = comments.endingAbove(scanner.line());
            parseImport(lastDoc);
            if (!scanner.is(")")) {
                expect(scanner.kind() == Kind.SEMICOLON, "expected ';' or a line end after an import path");
                next();
            }
        }
        if (imports.size() == first + 1 && lastDoc.isEmpty()) {
            takeCgo(imports.get(first).path(), blockDoc);
        }
        next();
    }

    private void parseImport(List<CommentGroup.Line> doc) {
        String local = "";
        int line = scanner.line();
        if (scanner.is(".") || scanner.kind() == Kind.WORD) {
            local = scanner.text();
            next();
        }
        expect(scanner.kind() == Kind.STRING, "expected an import path");
        String path = GoString.unquote(scanner.text()).orElse("");
        expect(GoImport.isPath(path), "invalid import path " + scanner.text());
        imports.add(new GoImport(local, path, line));
        takeCgo(path, doc);
        next();
    }

    private void takeCgo(String path, List<CommentGroup.Line> doc) {
        if (path.equals("C")) {
            for (CommentGroup.Line line : doc) {
                CgoLine.parse(file, line.text(), line.number()).ifPresent(cgo::add);
            }
        }
    }

    /** Parses such lines wherever they stand: the compiler checks that a variable follows. */
    private void parseEmbeds() {
        GoScanner whole = new GoScanner(file, source);
        while (whole.next() != Kind.END) {
            if (whole.kind() == Kind.COMMENT) {
                embeds.addAll(DirectiveComments.embed(whole.text(), whole.line()));
            }
        }
    }

    private void next() {
        comments.clear();
        while (scanner.next() == Kind.COMMENT) {
            comments.add(scanner);
        }
    }

    private void expectLineEnd() {
        boolean end = scanner.kind() == Kind.SEMICOLON || scanner.kind() == Kind.END;
        expect(end, "expected ';' or a line end");
        if (scanner.kind() == Kind.SEMICOLON) {
            next();
        }
    }

    private void expect(boolean found, String otherwise) {
        if (!found) {
            throw scanner.error(otherwise);
        }
    }
}
