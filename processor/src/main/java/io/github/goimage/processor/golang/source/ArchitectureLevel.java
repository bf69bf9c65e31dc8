package io.github.goimage.processor.golang.source;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tags such as {@code amd64.v2} and {@code arm.7}: an architecture's level and all below it (cmd/go, "Build
 * constraints").
 */
final class ArchitectureLevel {
    private static final Pattern TAG = Pattern.compile("(amd64|arm)\\.v?([1-9])");
    private static final int AMD64_DEFAULT = 1;
    private static final int ARM_DEFAULT = 7;
    private static final int ARM_LOWEST = 5;

    private ArchitectureLevel() {}

    static boolean holds(String tag, String arch, String level) {
        if (tag.indexOf('.') < 0) {
            return false;
        }
        Matcher matcher = TAG.matcher(tag);
        if (!matcher.matches()) {
            return tag.equals(otherDefault(arch));
        }
        int asked = Integer.parseInt(matcher.group(2));
        int lowest = arch.equals("arm") ? ARM_LOWEST : AMD64_DEFAULT;
        return matcher.group(1).equals(arch) && asked >= lowest && asked <= number(arch, level);
    }

    private static int number(String arch, String level) {
        if (level.matches("v?[1-9]")) {
            return level.charAt(level.length() - 1) - '0';
        }
        return arch.equals("arm") ? ARM_DEFAULT : AMD64_DEFAULT;
    }

    private static String otherDefault(String arch) {
        return switch (arch) {
            case "386" -> "386.sse2";
            case "arm64" -> "arm64.v8.0";
            case "ppc64", "ppc64le" -> arch + ".power8";
            case "riscv64" -> "riscv64.rva20u64";
            case "mips", "mipsle", "mips64", "mips64le" -> arch + ".hardfloat";
            default -> "";
        };
    }
}
