package dev.granular.cli.report;

import dev.granular.inference.Interval;
import dev.granular.inference.NoInterval;

/** What the page says of intervals, and of places that have none. */
final class ConfidenceWords {
    private ConfidenceWords() {}

    /** Returns half the width of an interval, the number after ±. */
    static double half(Interval interval) {
        return (interval.high() - interval.low()) / 2;
    }

    /** Says why there is no interval, in words that may follow "no interval:". */
    static String why(NoInterval reason) {
        return switch (reason) {
            case UNDEFINED -> "the correlation is undefined";
            case NO_VARIATION -> "it is the same without any one image";
            case FEW_IMAGES -> "it rests on fewer than 20 effective images";
            case FEW_CLUSTERS -> "there are fewer than 10 clusters";
            case FEW_DISAGREEMENTS -> "too few pairs disagree";
            case SPARSE_END -> "hardly any images lie at this end of the scale, so one more could move all ranks";
        };
    }
}
