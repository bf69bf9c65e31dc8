package io.github.goimage.processor.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class FileSpecTest {
    private static String landing(String text, boolean directory) {
        return FileSpec.parse(text, "/").landing(directory);
    }

    @Test
    void landsAtItsOwnPath() {
        assertEquals("/web/static", landing("web/static", true));
        assertEquals("/web/static", landing(".//web/./static/", true));
        assertEquals("/app.yaml", landing("app.yaml", false));
    }

    @Test
    void landsAtItsTarget() {
        assertEquals("/srv/x", landing("web:/srv/x", true));
        assertEquals("/srv/x", landing("web:/srv/x//", true));
        assertEquals("/srv/a.b", landing("web/a:/srv/a.b", false));
        assertEquals("/srv/a", landing("web/a:/srv/", false));
        assertEquals("/a", landing("web/a:/", false));
        assertEquals("/srv/a:b", landing("web:/srv/a:b", true));
    }

    @Test
    void staysInside() {
        assertTrue(FileSpec.parse("web/..x/...", "/").isInside());
        for (String text : new String[] {"", " ", "/web", "..", "web/../x", "web\\x", "a\nb", ":/srv"}) {
            assertFalse(FileSpec.parse(text, "/").isInside(), text);
        }
        assertTrue(FileSpec.parse("./.", "/").isWhole());
        assertFalse(FileSpec.parse("./x", "/").isWhole());
    }

    @Test
    void landsWhereTheServiceFindsIt() {
        assertEquals("/srv/api/web", FileSpec.parse("./web", "/srv/api/").landing(true));
        assertEquals("/srv/api", FileSpec.parse(".", "/srv/api").landing(true));
        assertEquals("/etc/web", FileSpec.parse("web:/etc/web", "/srv/api").landing(true));
    }
}
