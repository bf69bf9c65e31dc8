package io.github.goimage.processor.gomod;

/** A known module that is reachable, and the first import by which it is reached. */
public record ReachedModule(KnownModule module, OutsideImport imported) {}
