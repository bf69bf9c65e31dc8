package io.github.goimage.processor.rules;

import io.github.goimage.rule.ImageSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Image names made of other texts. */
final class ImageNames {
    private ImageNames() {}

    /** Returns the image name that is nearest to a text: what does not fit becomes one dash. */
    static String fitting(String text) {
        String fitting =
                text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        String shortened = fitting.substring(0, Math.min(fitting.length(), ImageSpec.MAX_NAME));
        return fitting.isEmpty() ? "service" : shortened.replaceAll("-$", "");
    }

    /**
     * Returns a name for each directory, its last element or all of them, so that no two images share a name or a
     * class.
     */
    static List<String> ofDirectories(List<String> directories) {
        List<String> names = new ArrayList<>();
        for (String directory : directories) {
            String last = fitting(directory.substring(directory.lastIndexOf('/') + 1));
            String name = isFree(last, names) ? last : fitting(directory);
            for (int number = 2; !isFree(name, names); number++) {
                name = last + number;
            }
            names.add(name);
        }
        return names;
    }

    /**
     * Returns whether no image has the name: the class of an image is its name without dashes, whose case some file
     * systems do not tell apart.
     */
    private static boolean isFree(String name, List<String> names) {
        return names.stream().noneMatch(other -> other.replace("-", "").equals(name.replace("-", "")));
    }
}
