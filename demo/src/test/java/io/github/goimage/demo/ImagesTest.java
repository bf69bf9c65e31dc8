package io.github.goimage.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.goimage.demo.bases.LocalcacheAlpineImage;
import io.github.goimage.demo.bases.ProbeImage;
import io.github.goimage.demo.localcache.LocalcacheImage;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the typed classes say, without an engine. */
final class ImagesTest {
    @Test
    void theConstantsAreTheAnnotations() {
        assertEquals("localcache", LocalcacheImage.NAME);
        assertEquals("scratch", LocalcacheImage.BASE);
        assertEquals("alpine:3.24", LocalcacheAlpineImage.BASE);
        assertEquals("65532:65532", LocalcacheImage.USER);
        assertEquals("src/main/go", LocalcacheImage.CONTEXT);
        assertEquals(List.of(8000), LocalcacheImage.PORTS);
        assertEquals(List.of(), LocalcacheImage.UDP_PORTS);
        assertEquals(List.of(), ProbeImage.PORTS);
    }

    @Test
    void theFilesAreOnTheClassPath() {
        assertTrue(LocalcacheImage.dockerfile().contains("\nENTRYPOINT [\"/app\"]\n"));
        assertTrue(LocalcacheImage.portableDockerfile().contains("\nENTRYPOINT [\"/app\"]\n"));
        assertEquals(LocalcacheImage.ignoreFile(), LocalcacheImage.portableIgnoreFile());
        assertTrue(ProbeImage.dockerfile().contains("\"./cmd/probe\""));
    }

    @Test
    void theRunCommandIsThePrintedOne() {
        List<String> words = LocalcacheImage.runArguments();
        assertEquals("docker", words.get(0));
        assertEquals("localcache", words.get(words.size() - 1));
        assertTrue(words.containsAll(List.of("--read-only", "--cap-drop=ALL", "--security-opt=no-new-privileges")));
        assertTrue(words.contains("8000:8000"));
    }
}
