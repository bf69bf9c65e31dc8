package io.github.goimage.processor.files;

import java.util.Locale;
import java.util.Set;

/**
 * The media types of files, as Go's package mime knows them by the extension of a name.
 *
 * @see <a href="https://pkg.go.dev/mime#TypeByExtension">mime.TypeByExtension</a>
 * @see <a href="https://www.iana.org/assignments/media-types/media-types.xhtml">IANA, "Media Types"</a>
 */
public final class MediaTypes {
    /**
     * Extensions whose types a client acts on, and which neither Go 1.26's own table nor the first bytes of the file
     * tell: {@code net/http} calls these text/plain, application/zip or application/octet-stream.
     */
    private static final Set<String> LOOKED_UP = Set.of(
            "7z",
            "atom",
            "azw3",
            "crx",
            "dmg",
            "epub",
            "geojson",
            "glb",
            "gltf",
            "gpx",
            "heic",
            "jar",
            "jsonld",
            "kml",
            "kmz",
            "m3u8",
            "mobi",
            "mpd",
            "odp",
            "ods",
            "odt",
            "rss",
            "torrent",
            "ttml",
            "usdz",
            "vcf",
            "webmanifest",
            "xpi");

    private MediaTypes() {}

    /** Returns whether package mime finds the type of a file only in a table of the system. */
    public static boolean areLookedUp(String name) {
        int dot = name.lastIndexOf('.');
        return dot >= 0 && LOOKED_UP.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT));
    }
}
