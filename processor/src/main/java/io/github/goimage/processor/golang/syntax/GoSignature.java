package io.github.goimage.processor.golang.syntax;

import java.util.List;

/**
 * What a function takes and returns.
 *
 * @param parameters in order; one without a name is called {@code _}
 * @param results types, in order
 * @param named the named results
 */
public record GoSignature(List<GoLocal> parameters, List<GoExpression> results, List<GoLocal> named) {}
