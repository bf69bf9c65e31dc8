package io.github.goimage.processor.golang.facts;

import static io.github.goimage.processor.CpuLimit.assertWithin;

import io.github.goimage.processor.files.GlobPattern;
import io.github.goimage.processor.files.SourceLine;
import io.github.goimage.processor.files.UnusableFileException;
import io.github.goimage.processor.golang.modfile.GoMod;
import io.github.goimage.processor.golang.modfile.GoWork;
import io.github.goimage.processor.golang.modfile.VendorModules;
import io.github.goimage.processor.golang.source.DeclarationParser;
import io.github.goimage.processor.golang.source.GoFile;
import io.github.goimage.processor.golang.source.GoScanner;
import io.github.goimage.processor.golang.source.GoText;
import io.github.goimage.processor.golang.source.Place;
import io.github.goimage.processor.golang.syntax.GoParser;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Mutated files end in a result or a UnusableFileException, soon: seeded, so a failure comes back. */
class FuzzTest {
    private static final int ROUNDS = 20_000;
    private static final String MOD = """
            module "example.com/a" // x
            go 1.24.1
            toolchain go1.25.0
            require (
                example.com/c v1.2.3-0.20200101000000-abcdefabcdef // indirect
                gopkg.in/yaml.v3 v3.0.1
            )
            replace example.com/c v1.2.3 => ../c
            retract [v1.1.0, v1.2.0]
            godebug a=b
            """;
    private static final String GO = """
            //go:build (linux && !cgo) || go1.20
            // +build x,!y z

            /* c */ package p
            // #cgo linux LDFLAGS: -lm "-x y"
            import "C"
            import ( f "fmt"; `embed` )
            //go:embed "a b" all:x `c`
            var r, s = '\\'', "\\u0041\\"" + `raw
            ` // end
            func main() { x := 0x1p-2; y... }
            """;

    @Test
    void moduleFiles() {
        fuzz(1, MOD, bytes -> GoMod.parse("go.mod", new String(bytes, StandardCharsets.UTF_8)));
    }

    @Test
    void workFiles() {
        fuzz(2, MOD.replace("require", "use"), bytes -> GoWork.parse("go.work", text(bytes)));
    }

    @Test
    void vendorLists() {
        fuzz(
                3,
                "# a.b/c v1.2.3 => ./x\n## explicit; go 1.2\na.b/c/d\n",
                bytes -> VendorModules.parse("m", text(bytes)));
    }

    @Test
    void goFiles() {
        fuzz(4, GO, bytes -> GoFile.parse("x.go", "x.go", bytes));
    }

    @Test
    void tokens() {
        fuzz(5, GO, bytes -> {
            GoScanner scanner = new GoScanner("x.go", bytes);
            int before = -1;
            while (scanner.next() != GoScanner.Kind.END) {
                boolean moves = scanner.end() > before || scanner.kind() == GoScanner.Kind.SEMICOLON;
                if (!moves) {
                    throw new AssertionError("stuck at byte " + scanner.end());
                }
                before = scanner.end();
            }
        });
    }

    @Test
    void declarationsAndFacts() {
        String source = """
                package main
                import ( "net/http"; "os/signal"; "os/exec"; "github.com/gin-gonic/gin" )
                var ( a, b = "x", f(1, []string{"y"}); c string )
                func (h *H) g(http T, f func(x int) struct{}) interface{} {
                    http.ListenAndServe(":1" + a, &http.Server{Addr: ":2", H: func() { signal.Notify(c, os.Kill) }})
                    exec.Command(`a`, b[1:2]...); r.Run(); var s http.Server; s.Addr = ":3"
                }
                """;
        fuzz(6, source, bytes -> {
            DeclarationParser.parse(bytes, new Place("p", new SourceLine("x.go", 0)));
            GoParser.parse(new GoText("x.go", bytes)).failures();
        });
    }

    @Test
    void globPatterns() {
        fuzz(7, "all:[^a-b]*?\\\\x[\\\\]-z]{}", bytes -> GlobPattern.parse(text(bytes)));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static void fuzz(long seed, String sample, Consumer<byte[]> reader) {
        Random random = new Random(seed);
        assertWithin(Duration.ofSeconds(60), () -> {
            for (int round = 0; round < ROUNDS; round++) {
                byte[] mutated = mutate(random, sample.getBytes(StandardCharsets.UTF_8));
                try {
                    reader.accept(mutated);
                } catch (UnusableFileException refused) {
                    // A clear rejection is right; only a crash or a hang is not.
                }
            }
        });
    }

    private static byte[] mutate(Random random, byte[] sample) {
        byte[] mutated = sample;
        for (int i = random.nextInt(8); i >= 0; i--) {
            int at = random.nextInt(mutated.length);
            switch (random.nextInt(4)) {
                case 0 -> mutated[at] = (byte) random.nextInt(256);
                case 1 -> mutated = Arrays.copyOf(mutated, at + 1);
                case 2 -> mutated[at] = mutated[random.nextInt(mutated.length)];
                default -> mutated = twice(mutated, at);
            }
        }
        return mutated;
    }

    private static byte[] twice(byte[] bytes, int at) {
        byte[] longer = Arrays.copyOf(bytes, bytes.length + at);
        System.arraycopy(bytes, 0, longer, bytes.length, at);
        return longer;
    }
}
