package io.github.goimage.processor.golang.modfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.goimage.processor.files.UnusableFileException;
import io.github.goimage.processor.golang.source.Godebug;
import io.github.goimage.processor.golang.source.Located;
import java.util.List;
import org.junit.jupiter.api.Test;

class GoWorkTest {

    @Test
    void everyDirectiveIsReadWithItsLine() {
        GoWork work = GoWork.parse("go.work", """
                go 1.26.0
                toolchain default
                godebug http2client=0
                use .
                use (
                    ./api // the API
                    "./with space"
                )
                replace example.com/b => ../b
                """);

        assertEquals("1.26.0", work.go().orElseThrow().value().toString());
        assertEquals("default", work.toolchain().orElseThrow().value());
        assertEquals(List.of(new Godebug("http2client", "0", 3)), work.godebug());
        assertEquals(
                List.of(new Located<>(".", 4), new Located<>("./api", 6), new Located<>("./with space", 7)),
                work.use());
        assertEquals("../b", work.replace().get(0).target().path());
    }

    @Test
    void directivesOfGoModAreUnknown() {
        UnusableFileException error =
                assertThrows(UnusableFileException.class, () -> GoWork.parse("go.work", "require b.c/d v1.0.0\n"));

        assertEquals("go.work:1: unknown directive: require", error.getMessage());
    }
}
