package io.github.goimage.processor.dockerfile;

import io.github.goimage.processor.base.Builder.Linkage;
import io.github.goimage.processor.dockerfile.Instruction.Variable;
import io.github.goimage.processor.spec.BuildFlag;
import io.github.goimage.processor.spec.Stamp;
import java.util.ArrayList;
import java.util.List;

/** How the binary is compiled and linked: {@code GOFLAGS}, an environment variable, because no shell joins words. */
final class GoFlags {
    private final ImagePlan plan;

    private GoFlags(ImagePlan plan) {
        this.plan = plan;
    }

    /** Returns the variable for a plan. */
    static Variable of(ImagePlan plan) {
        GoFlags goFlags = new GoFlags(plan);
        List<List<Text>> flags = new ArrayList<>();
        flags.add(Text.literal("-trimpath"));
        flags.add(Text.literal("-buildvcs=false"));
        List<String> tags = plan.settings().tags();
        if (!tags.isEmpty()) {
            flags.add(Text.literal("-tags=" + String.join(",", tags)));
        }
        BuildFlag.of(plan.spec().build()).stream()
                .filter(flag -> !flag.isSetting())
                .forEach(flag -> flags.add(Text.literal(flag.toString())));
        if (!goFlags.linkerFlags().isEmpty()) {
            flags.add(goFlags.linkerFlags());
        }
        return new Variable("GOFLAGS", Quoting.goFlags(flags));
    }

    private List<Text> linkerFlags() {
        List<Text> flags = new ArrayList<>();
        if (plan.spec().stripDebug()) {
            flags.add(new Text.Literal(" -s -w"));
        }
        if (plan.builder().linkage() == Linkage.STATIC) {
            flags.add(new Text.Literal(" -linkmode=external -extldflags=-static"));
        }
        for (Stamp stamp : plan.stamps()) {
            flags.add(new Text.Literal(" -X '" + stamp.target() + "="));
            flags.add(new Text.Argument(stamp.argument()));
            flags.add(new Text.Literal("'"));
        }
        if (!flags.isEmpty()) {
            flags.set(
                    0,
                    new Text.Literal(
                            "-ldflags=" + ((Text.Literal) flags.get(0)).text().strip()));
        }
        return Text.joined(flags);
    }
}
