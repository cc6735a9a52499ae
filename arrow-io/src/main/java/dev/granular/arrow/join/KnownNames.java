package dev.granular.arrow.join;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What columns of one role are usually called. Upper and lower case, underscores, hyphens and spaces make no
 * difference. The constants list the names in order of preference.
 */
enum KnownNames {
    MOS("mos", "ground truth labels", "ground truth", "mean opinion score", "gt", "dmos"),
    STD("std", "mos std", "std mos", "sd", "mos sd", "stddev", "std dev", "standard deviation", "sigma", "dmos std"),
    WEIGHT("weight", "regulator weight"),
    /** A column of predictions that does not say whose. */
    SCORE("results scores for cc", "score", "scores", "prediction", "predictions", "pred", "preds");

    private final List<String> names;

    KnownNames(String... names) {
        this.names = List.of(names);
    }

    /** Whether {@code column} has one of these names. */
    boolean has(String column) {
        return names.contains(plain(column));
    }

    /** The column with the most preferred name, of those that are {@code free}. */
    Optional<String> find(List<String> columns, Predicate<String> free) {
        return names.stream()
                .flatMap(name -> columns.stream()
                        .filter(free)
                        .filter(column -> plain(column).equals(name)))
                .findFirst();
    }

    /** Whether {@code column} has the name of a rating or a weight, so that it is no model unless asked for. */
    static boolean isReserved(String column) {
        return MOS.has(column) || STD.has(column) || WEIGHT.has(column);
    }

    private static String plain(String column) {
        return column.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", " ").strip();
    }
}
