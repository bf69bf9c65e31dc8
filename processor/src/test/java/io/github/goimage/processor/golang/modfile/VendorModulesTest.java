package io.github.goimage.processor.golang.modfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.goimage.processor.golang.version.ModuleVersion;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VendorModulesTest {

    @Test
    void modulesPackagesAndReplacementsAreRead() {
        VendorModules vendor = VendorModules.parse("vendor/modules.txt", """
                # example.com/a v1.2.3
                ## explicit; go 1.20
                example.com/a
                example.com/a/sub
                # example.com/b v0.0.0 => ../b
                ## explicit
                example.com/b
                # example.com/c v1.0.0 => example.com/fork v1.1.0
                # example.com/d => ../d
                # something else
                ignored/package
                """);

        List<VendoredModule> modules = vendor.modules();
        assertFalse(vendor.workspace());
        assertEquals(4, modules.size());
        assertTrue(modules.get(0).explicit());
        assertEquals(
                List.of("example.com/a", "example.com/a/sub"),
                List.copyOf(modules.get(0).packages()));
        assertEquals(Optional.of(new ModuleVersion("../b", "")), modules.get(1).replacement());
        assertEquals(
                Optional.of(new ModuleVersion("example.com/fork", "v1.1.0")),
                modules.get(2).replacement());
        assertEquals(new ModuleVersion("example.com/d", ""), modules.get(3).module());
        assertEquals(List.of("example.com/a", "example.com/a/sub", "example.com/b"), List.copyOf(vendor.packages()));
    }

    @Test
    void aWorkspaceSaysSoInItsFirstLine() {
        assertTrue(VendorModules.parse("modules.txt", "## workspace\n# a.b/c v1.0.0\n")
                .workspace());
    }

    @Test
    void anEmptyFileHoldsNothing() {
        assertEquals(List.of(), VendorModules.parse("modules.txt", "").modules());
    }
}
