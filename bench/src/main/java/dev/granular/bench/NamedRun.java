package dev.granular.bench;

import dev.granular.InputException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** One of several things that a command does by name; the names are those of an enum's constants. */
interface NamedRun {
    /** Returns the name of the constant. */
    String name();

    /** Returns what it does, for people. */
    String description();

    /** Returns the name as it is typed. */
    default String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns names and what they do, a line each. */
    static String help(NamedRun[] runs) {
        return Arrays.stream(runs)
                .map(run -> "  %-22s %s%n".formatted(run.label(), run.description()))
                .collect(Collectors.joining());
    }

    /** Returns the one of that name. */
    static <R extends NamedRun> R find(String label, R[] runs) {
        return Arrays.stream(runs)
                .filter(run -> run.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new InputException("nothing is called '" + label + "'; there are\n" + help(runs)));
    }
}
