package io.github.goimage.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.goimage.demo.Docker.Builder;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Symbolic links among the sources: a builder gets them as links, with what they lead to beside them. */
final class LinksIT {
    private static final Map<String, String> FILES = Map.of(
            "build/go.mod", "module example.com/app\n\ngo 1.26\n",
            "go.mod -> build/go.mod", "",
            "main.go", """
                    package main

                    import (
                    	"fmt"

                    	"example.com/app/internal"
                    	"example.com/app/linked/deep"
                    )

                    func main() { fmt.Println(atRoot, internal.Beside, deep.Inside) }
                    """,
            "tools/x.txt", "package main\n\nconst atRoot = 1\n",
            "x.go -> tools/y.txt", "",
            "tools/y.txt -> x.txt", "",
            "shared/beside.go", "package internal\n\nconst Beside = 2\n",
            "internal/beside.go -> ../shared/beside.go", "",
            "real/deep/deep.go", "package deep\n\nconst Inside = 3\n",
            "linked -> real", "");

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource
    void whatTheGoCommandFollowsIsBuilt(Builder builder) {
        Compiled compiled = Compiled.in(directory, FILES, "port = 8080");
        assertEquals("", compiled.rules(), compiled::toString);

        Docker.build(builder, compiled.dockerfile(builder), directory, "-t", "goimage-links");

        assertEquals("1 2 3", Docker.docker("run", "--rm", "goimage-links"));
    }
}
