package dev.granular.arrow.join;

import java.util.List;
import java.util.function.Predicate;

/** The usual names of columns. The order of names is that of preference. */
final class KnownNames {
    /** Words that make a name one of ratings. */
    static final List<String> MOS_WORDS = List.of("mos", "dmos", "mosz", "dmosz", "jod");

    static final List<String> STD_WORDS = List.of("std", "stds", "stdev", "stddev", "sd", "sigma");
    /** Words of what a model says. */
    private static final List<String> PREDICTED =
            List.of("pred", "predicted", "prediction", "predictions", "estimated");

    private static final List<String> SPREAD_WORDS = List.of(
            "std", "stds", "stdev", "stddev", "sd", "sigma", "var", "variance", "ci", "ci95", "sem", "se", "stderr");
    private static final List<String> MOS = List.of(
            "mos", "ground truth labels", "ground truth", "mean opinion score", "gt", "gt mos", "mos gt", "dmos");
    /** Names that models have, too. */
    private static final List<String> PERHAPS_MOS = List.of(
            "opinion score",
            "subjective score",
            "human score",
            "rating",
            "ratings",
            "mean rating",
            "subjective",
            "opinion",
            "score",
            "quality",
            "label");

    /** Words of ratings without a known name. */
    private static final List<String> OPINION_WORDS = List.of("subjective", "opinion", "opinions");

    private static final List<String> STD = List.of(
            "std",
            "mos std",
            "std mos",
            "sd",
            "mos sd",
            "stddev",
            "std dev",
            "standard deviation",
            "sigma",
            "dmos std");
    private static final List<String> WEIGHT = List.of("weight", "regulator weight");
    private static final List<String> SCORE =
            List.of("results scores for cc", "score", "scores", "prediction", "predictions", "pred", "preds");
    private static final List<String> RATERS = List.of(
            "n",
            "num",
            "count",
            "counts",
            "votes",
            "raters",
            "ratings count",
            "n votes",
            "num votes",
            "vote count",
            "n ratings",
            "num ratings",
            "n raters",
            "num raters",
            "number of ratings",
            "number of raters",
            "number of votes",
            "observers",
            "n observers",
            "subjects",
            "n subjects",
            "participants",
            "total",
            "c total");

    private KnownNames() {}

    /** Returns the columns that may hold ratings, of the most certain kind of name there is. */
    static List<String> mos(List<String> columns, Predicate<String> free) {
        List<String> candidates = columns.stream().filter(free).toList();
        List<String> exact = first(MOS, candidates);
        if (!exact.isEmpty()) {
            return exact;
        }
        List<String> worded = candidates.stream()
                .filter(column -> {
                    ColumnWords words = ColumnWords.of(column);
                    return words.hasAny(MOS_WORDS)
                            && !words.hasAny(PREDICTED)
                            && !words.hasAny(SPREAD_WORDS)
                            && !words.hasAny(RATERS);
                })
                .toList();
        if (!worded.isEmpty()) {
            return worded;
        }
        List<String> perhaps = first(PERHAPS_MOS, candidates);
        return perhaps.isEmpty()
                ? candidates.stream()
                        .filter(column -> ColumnWords.of(column).hasAny(OPINION_WORDS)
                                && !ColumnWords.of(column).hasAny(SPREAD_WORDS))
                        .toList()
                : perhaps;
    }

    /** Returns the columns that may hold standard deviations of the ratings in {@code mos}. */
    static List<String> std(String mos, List<String> columns, Predicate<String> free) {
        List<String> candidates = columns.stream().filter(free).toList();
        ColumnWords about = ColumnWords.of(mos).without(MOS_WORDS);
        List<String> same = candidates.stream()
                .filter(column -> {
                    ColumnWords words = ColumnWords.of(column);
                    return !about.words().isEmpty()
                            && words.hasAny(STD_WORDS)
                            && words.without(STD_WORDS).without(MOS_WORDS).equals(about);
                })
                .toList();
        return same.isEmpty() ? first(STD, candidates) : same;
    }

    static List<String> weight(List<String> columns, Predicate<String> free) {
        return first(WEIGHT, columns.stream().filter(free).toList());
    }

    static List<String> raters(List<String> columns, Predicate<String> free) {
        return first(RATERS, columns.stream().filter(free).toList());
    }

    /** Returns whether a name says that a column holds scores, but not whose. */
    static boolean isScore(String column) {
        return SCORE.contains(ColumnWords.of(column).toString());
    }

    private static List<String> first(List<String> names, List<String> columns) {
        for (String name : names) {
            List<String> found = columns.stream()
                    .filter(column -> ColumnWords.of(column).toString().equals(name)
                            || ColumnWords.withoutUnit(column, SPREAD_WORDS)
                                    .toString()
                                    .equals(name)
                            || column.strip().equalsIgnoreCase(name))
                    .toList();
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    /** Returns the words of a name without a unit in brackets. */
    static ColumnWords withoutUnit(String column) {
        return ColumnWords.withoutUnit(column, SPREAD_WORDS);
    }

    /** Returns whether a name is that of ratings, of their spread or of weights; predicted ratings are a model's. */
    static boolean isRating(String column) {
        ColumnWords words = ColumnWords.of(column);
        String plain = words.toString();
        if (words.hasAny(PREDICTED)) {
            return false;
        }
        return MOS.contains(plain)
                || STD.contains(plain)
                || WEIGHT.contains(plain)
                || words.hasAny(MOS_WORDS)
                || words.hasAny(SPREAD_WORDS);
    }

    /** Returns whether a name is that of a spread of ratings, whichever it is. */
    static boolean isSpread(String column) {
        return ColumnWords.of(column).hasAny(SPREAD_WORDS);
    }

    static boolean isRaters(String column) {
        return RATERS.contains(ColumnWords.of(column).toString());
    }
}
