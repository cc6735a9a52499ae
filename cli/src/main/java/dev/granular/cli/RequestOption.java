package dev.granular.cli;

/**
 * An option that a request may have.
 *
 * @param name as on the command line, without dashes
 * @param isSwitch whether it is true or false
 * @param isList whether it takes several values, separated by commas or each with the name
 * @param description for people
 */
public record RequestOption(String name, boolean isSwitch, boolean isList, String description) {}
