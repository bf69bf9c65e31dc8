package io.github.goimage.processor.output;

import io.github.goimage.processor.policy.Sync;
import io.github.goimage.processor.rule.CopyFault;
import io.github.goimage.processor.rule.ImageContext;
import io.github.goimage.processor.text.MalformedJsonException;
import io.github.goimage.processor.text.Sha256;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The files that an earlier compilation left in the class output, checked against the report that lies beside them. */
public final class WrittenFiles {
    /** No file that was written here is as large; of another one, this much has another SHA-256. */
    private static final int LARGEST = 32 << 20;

    private WrittenFiles() {}

    /**
     * Returns what is wrong with the files that are about to be replaced, if the project verifies them: they do not
     * have the SHA-256 that {@code image.json} names, or it names no such file. Nothing is wrong if there is no report,
     * or one of an earlier release, which names none.
     *
     * @param image the image's name
     * @param context what surrounds it
     */
    public static List<CopyFault> faults(String image, ImageContext context) {
        return context.policy().sync() == Sync.VERIFY
                ? context.output().map(output -> faults(image, output)).orElse(List.of())
                : List.of();
    }

    private static List<CopyFault> faults(String image, Path output) {
        Path report = output.resolve(ImageFile.REPORT.resourceName(image));
        try {
            Map<String, String> hashes =
                    FileSet.isRegular(report) ? ImageReport.hashes(FileSet.head(report, LARGEST)) : Map.of();
            List<CopyFault> faults = new ArrayList<>();
            for (ImageFile file : hashes.isEmpty() ? new ImageFile[0] : ImageFile.values()) {
                Path path = output.resolve(file.resourceName(image));
                String hash = FileSet.isRegular(path) ? Sha256.of(FileSet.head(path, LARGEST)) : "";
                if (file != ImageFile.REPORT && !hash.equals(hashes.getOrDefault(file.path(), ""))) {
                    faults.add(fault(file.resourceName(image) + " is not the file that image.json describes"));
                }
            }
            return faults;
        } catch (IOException | MalformedJsonException e) {
            return List.of(fault(ImageFile.REPORT.resourceName(image) + " cannot be read"));
        }
    }

    private static CopyFault fault(String problem) {
        return new CopyFault(problem, "compile again: this compilation deletes the files of the image");
    }
}
