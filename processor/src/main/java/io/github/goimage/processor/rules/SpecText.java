package io.github.goimage.processor.rules;

import io.github.goimage.rule.AttributePath;
import io.github.goimage.rule.BuildSpec;
import io.github.goimage.rule.ImageSpec;
import io.github.goimage.rule.WaiverSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * A string of an annotation and its place: what rules about any string go through.
 *
 * @param path where it stands
 * @param value the string
 */
record SpecText(AttributePath path, String value) {
    /** All strings of an annotation, in the order of its members. */
    static List<SpecText> of(ImageSpec spec) {
        List<SpecText> texts = new ArrayList<>();
        add(texts, "name", spec.name());
        add(texts, "module", spec.module());
        add(texts, "main", spec.main());
        add(texts, "from", spec.from());
        addAll(texts, AttributePath.of("files"), spec.files());
        addAll(texts, AttributePath.of("env"), spec.env());
        addAll(texts, AttributePath.of("labels"), spec.labels());
        addAll(texts, AttributePath.of("args"), spec.args());
        addAll(texts, AttributePath.of("volumes"), spec.volumes());
        addAll(texts, AttributePath.of("healthcheck"), spec.healthcheck());
        addBuild(texts, spec.build());
        for (int i = 0; i < spec.waive().size(); i++) {
            WaiverSpec waiver = spec.waive().get(i);
            AttributePath path =
                    AttributePath.of("waive").element(i, spec.waive().size());
            texts.add(new SpecText(path.member("rule"), waiver.rule()));
            texts.add(new SpecText(path.member("reason"), waiver.reason()));
            texts.add(new SpecText(path.member("until"), waiver.until()));
        }
        return texts;
    }

    private static void addBuild(List<SpecText> texts, BuildSpec build) {
        AttributePath path = AttributePath.of("build");
        texts.add(new SpecText(path.member("go"), build.go()));
        addAll(texts, path.member("tags"), build.tags());
        addAll(texts, path.member("stamp"), build.stamp());
        addAll(texts, path.member("platforms"), build.platforms());
        addAll(texts, path.member("privateModules"), build.privateModules());
        texts.add(new SpecText(path.member("prebuilt"), build.prebuilt()));
    }

    private static void add(List<SpecText> texts, String member, String value) {
        texts.add(new SpecText(AttributePath.of(member), value));
    }

    static void addAll(List<SpecText> texts, AttributePath path, List<String> values) {
        for (int i = 0; i < values.size(); i++) {
            texts.add(new SpecText(path.element(i, values.size()), values.get(i)));
        }
    }

    /** The strings of one array member of {@code @Build}. */
    static List<SpecText> build(String member, List<String> values) {
        List<SpecText> texts = new ArrayList<>();
        addAll(texts, AttributePath.of("build").member(member), values);
        return texts;
    }

    /** The strings of one array member. */
    static List<SpecText> of(String member, List<String> values) {
        List<SpecText> texts = new ArrayList<>();
        addAll(texts, AttributePath.of(member), values);
        return texts;
    }
}
