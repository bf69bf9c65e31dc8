package io.github.goimage.processor.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PrivateModuleTest {
    @ParameterizedTest
    @CsvSource({
        "ssh://git.acme.com/*, git.acme.com/*, https://git.acme.com/, ssh://git@git.acme.com/",
        "ssh://git.acme.com, git.acme.com, https://git.acme.com/, ssh://git@git.acme.com/",
        "ssh://ci@git.acme.com:2222/a/b/*, git.acme.com/a/b/*, https://git.acme.com/a/b/, ssh://ci@git.acme.com:2222/a/b/",
        "ssh://github.com/acme/tool, github.com/acme/tool, https://github.com/acme/tool, ssh://git@github.com/acme/tool",
        "ssh://github.com/acme/to[ol]*/x, github.com/acme/to[ol]*/x, https://github.com/acme/, ssh://git@github.com/acme/",
    })
    void overSsh(String text, String pattern, String https, String replacement) {
        PrivateModule module = PrivateModule.parse(text).orElseThrow();
        assertEquals(pattern, module.pattern());
        assertEquals(https, module.https());
        assertEquals(replacement, module.replacement());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ssh://*.acme.com/x",
                "ssh://",
                "ssh:///x",
                "ssh://-oProxyCommand=x/y",
                "ssh://a:b@git.acme.com/x",
                "ssh://git.acme.com:0/x",
                "ssh://git.acme.com /x"
            })
    void withoutAHost(String text) {
        assertEquals(Optional.empty(), PrivateModule.parse(text));
    }

    @Test
    void overHttps() {
        assertEquals(
                new PrivateModule("*.acme.com", Optional.empty()),
                PrivateModule.parse("*.acme.com").orElseThrow());
    }
}
