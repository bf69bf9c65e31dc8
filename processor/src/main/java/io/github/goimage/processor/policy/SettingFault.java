package io.github.goimage.processor.policy;

/**
 * A setting, or a line of {@code goimage.lock}, that is not valid.
 *
 * @param place where it stands: {@code "goimage.properties:3"}
 * @param problem what is wrong, without a full stop
 * @param fix what to write instead
 */
public record SettingFault(String place, String problem, String fix) {}
