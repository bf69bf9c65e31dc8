package io.github.goimage.processor.project;

/**
 * An option of the processor that is not valid.
 *
 * @param problem which one, and what is wrong; no full stop
 * @param fix the option to write instead
 */
public record OptionFault(String problem, String fix) {}
