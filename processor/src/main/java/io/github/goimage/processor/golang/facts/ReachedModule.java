package io.github.goimage.processor.golang.facts;

import io.github.goimage.processor.golang.graph.OutsideImport;

/** A known module that is reachable, and the first import by which it is reached. */
public record ReachedModule(KnownModule module, OutsideImport imported) {}
