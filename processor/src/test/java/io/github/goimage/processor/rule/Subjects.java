package io.github.goimage.processor.rule;

import io.github.goimage.processor.policy.Policy;
import io.github.goimage.processor.service.NoModule;
import io.github.goimage.rule.Base;
import io.github.goimage.rule.BuildSpec;
import io.github.goimage.rule.HealthcheckOptionsSpec;
import io.github.goimage.rule.ImageSpec;
import io.github.goimage.rule.Need;
import io.github.goimage.rule.StopSignal;
import io.github.goimage.rule.WaiverSpec;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Images as rules see them, for tests that need no compiler. */
public final class Subjects {
    /** The day of all of them. */
    static final LocalDate TODAY = LocalDate.of(2026, 6, 30);

    private Subjects() {}

    /** Returns the image of a bare annotation except for its user and its waivers. */
    public static JudgedImage of(RuleBook rules, int user, WaiverSpec... waivers) {
        return of(rules, Policy.none(TODAY), user, waivers);
    }

    /** Returns the same in a project that decides something. */
    public static JudgedImage of(RuleBook rules, Policy policy, int user, WaiverSpec... waivers) {
        ImageSpec spec = new ImageSpec(
                "com.acme.localcache",
                0,
                false,
                Set.of("user", "waive"),
                "localcache",
                "",
                List.of(),
                Base.SCRATCH,
                "",
                List.of(),
                List.of(),
                user,
                true,
                List.of(Need.AUTO),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                "/",
                List.of(),
                StopSignal.SIGTERM,
                List.of(),
                HealthcheckOptionsSpec.DEFAULT,
                BuildSpec.DEFAULT,
                List.of(waivers));
        ImageContext imageContext = new ImageContext(
                NoModule.unsearched(spec),
                policy,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return new JudgedImage(spec, imageContext, "scratch", "golang:1.26-alpine", Optional.empty(), rules.ids());
    }
}
