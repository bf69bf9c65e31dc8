package io.github.goimage.processor.rules;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Go files of small services, for tests of rules about the Go module. */
final class GoService {
    private GoService() {}

    /** A go.mod without requirements. */
    static String mod() {
        return "module example.com/api\n\ngo 1.26\n";
    }

    /** A go.sum with a hash of a module, {@code "example.org/uuid v1.6.0"}. */
    static String sum(String module) {
        return module + " h1:x=\n";
    }

    /** A program that listens on 6060 and calls a module that nobody has read, which may listen, too. */
    static RuleTester withUnreadModule(RuleTester tester) {
        return tester.file("go.mod", mod() + "\nrequire example.com/web v1.0.0\n")
                .file("go.sum", sum("example.com/web v1.0.0"))
                .file(
                        "main.go",
                        main(
                                "\"net/http\",\"example.com/web\"",
                                "go http.ListenAndServe(\":6060\", nil)",
                                "web.Listen()"));
    }

    /** Returns a main package whose main has one statement per line, from line 8 on if it imports two packages. */
    static String main(String imports, String... statements) {
        return Stream.concat(
                        Stream.of(
                                "package main",
                                "",
                                "import (",
                                "\t" + imports.replace(",", "\n\t"),
                                ")",
                                "",
                                "func main() {"),
                        Stream.of(statements).map(statement -> "\t" + statement))
                .collect(Collectors.joining("\n", "", "\n}\n"));
    }
}
