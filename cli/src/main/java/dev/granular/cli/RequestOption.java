package dev.granular.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.OptionSpec;

/**
 * An option that a request may have.
 *
 * @param name as on the command line, without dashes
 * @param kind what one value is
 * @param isList whether it takes several values, separated by commas or each with the name
 * @param choices the words that it takes, in either case; none if it takes others
 * @param description for people
 */
public record RequestOption(String name, Kind kind, boolean isList, List<String> choices, String description) {
    /** What one value of an option is. */
    public enum Kind {
        /** True or false. */
        SWITCH,
        /** A whole number. */
        INTEGER,
        /** A number. */
        NUMBER,
        /** A text. */
        TEXT
    }

    /** Copies the choices. */
    public RequestOption {
        choices = List.copyOf(choices);
    }

    static RequestOption of(OptionSpec option) {
        Class<?> type = option.auxiliaryTypes()[0];
        return new RequestOption(
                option.longestName().substring(2),
                kind(option, type),
                option.isMultiValue(),
                type.isEnum()
                        ? Arrays.stream(type.getEnumConstants())
                                .map(choice -> choice.toString().toLowerCase(Locale.ROOT))
                                .toList()
                        : List.of(),
                String.join("\n", option.description())
                        .replace("%%", "%")
                        .replace("%n", "\n")
                        .replace("${DEFAULT-VALUE}", String.valueOf(option.defaultValueString()))
                        .replace("${COMPLETION-CANDIDATES}", ""));
    }

    private static Kind kind(OptionSpec option, Class<?> type) {
        if (option.arity().max() == 0) {
            return Kind.SWITCH;
        } else if (type == int.class || type == long.class) {
            return Kind.INTEGER;
        }
        return type == double.class || type == Double.class ? Kind.NUMBER : Kind.TEXT;
    }
}
