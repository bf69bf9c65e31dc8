package io.github.goimage.processor.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SpdxExpressionTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "MIT",
                "mit",
                "GPL-2.0+",
                "Apache-2.0 OR MIT",
                "apache-2.0 and mit",
                "(MIT)",
                "((MIT) OR (0BSD))",
                "GPL-2.0-only WITH Classpath-exception-2.0",
                "LicenseRef-acme",
                "DocumentRef-x:LicenseRef-acme",
            })
    void reads(String expression) {
        assertTrue(SpdxExpression.isValid(expression));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Acme",
                "Apache 2.0",
                "MIT,0BSD",
                "MIT OR",
                "OR MIT",
                "MIT MIT",
                "(MIT",
                "MIT)",
                "()",
                "MIT ()",
                "MIT WITH",
                "Acme WITH Classpath-exception-2.0",
                "MIT WITH (x)",
            })
    void refuses(String expression) {
        assertFalse(SpdxExpression.isValid(expression));
    }

    @ParameterizedTest
    @CsvSource({
        "Apache 2.0, Apache-2.0",
        "'Apache License, Version 2.0', Apache-2.0",
        "The MIT License, MIT",
        "GPLv3, ",
        "AGPL v3.0, AGPL-3.0",
        "Apache2, Apache-2.0",
        "Apache-2, Apache-2.0",
        "Acme, ",
    })
    void knowsWhatANameMeans(String name, String license) {
        assertEquals(Optional.ofNullable(license), SpdxExpression.nearest(name));
    }

    @Test
    void readsWhatIsLong() {
        int many = 20_000;
        assertTrue(SpdxExpression.isValid("(".repeat(many) + "MIT" + ")".repeat(many)));
        assertFalse(SpdxExpression.isValid("(".repeat(many)));
    }
}
