package io.github.goimage.processor.rule;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UnsupportedMemberTest {
    @TempDir
    Path directory;

    private RuleTester tester;

    @BeforeEach
    void setUp() {
        tester = RuleTester.of(UnsupportedMember.class, directory);
    }

    @Test
    void refusesEachMemberThatIsNotBuiltYet() {
        tester.compile("build = @Build(privateModules = \"acme.example\")").hasError(1, 42, """
                [UnsupportedMember] com.acme.localcache @GoImage(build.privateModules): build.privateModules is not \
                supported by this release of goimage
                fix: leave build.privateModules out
                https://github.com/goimage/goimage/blob/main/docs/rules/UnsupportedMember.md""");
        tester.compile("build = @Build(prebuilt = \"app\")").hasError(1, 36, """
                [UnsupportedMember] com.acme.localcache @GoImage(build.prebuilt): build.prebuilt is not supported \
                by this release of goimage
                fix: leave build.prebuilt out
                https://github.com/goimage/goimage/blob/main/docs/rules/UnsupportedMember.md""");
    }

    @Test
    void acceptsAnEmptyBuild() {
        tester.accepts("build = @Build");
    }
}
