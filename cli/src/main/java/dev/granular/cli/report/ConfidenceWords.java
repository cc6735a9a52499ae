package dev.granular.cli.report;

import dev.granular.inference.Estimate;
import dev.granular.inference.Interval;
import dev.granular.inference.NoInterval;
import java.util.Map;

/** The words of the page on intervals, and on places that have none. */
public final class ConfidenceWords {
    private static final Map<NoInterval, String> WORDS = Map.of(
            NoInterval.UNDEFINED, "the correlation is undefined",
            NoInterval.NO_VARIATION, "it is the same without any one image",
            NoInterval.FEW_IMAGES, "it rests on fewer than 20 effective images",
            NoInterval.FEW_CLUSTERS, "there are fewer than 10 clusters",
            NoInterval.FEW_DISAGREEMENTS, "too few pairs disagree",
            NoInterval.SPARSE_END, "hardly any images lie at this end of the scale, so one more could move all ranks");

    private ConfidenceWords() {}

    /** Returns half the width of an interval, the number after ±. */
    static double half(Interval interval) {
        return (interval.high() - interval.low()) / 2;
    }

    /** Returns what follows a value: half its interval, or a mark that there is none. */
    static String plusMinus(Estimate estimate) {
        return switch (estimate.interval()) {
            case Interval(double low, double high)
            when new Interval(low, high).isLopsided(estimate.value()) ->
                " <span class=\"pm\">[%s, %s]</span>".formatted(HtmlText.rounded(low), HtmlText.rounded(high));
            case Interval interval -> " <span class=\"pm\">± %s</span>".formatted(HtmlText.rounded(half(interval)));
            case NoInterval reason ->
                " <span class=\"pm none\">± ?<span class=\"sr\"> (no interval: %s)</span></span>"
                        .formatted(why(reason));
        };
    }

    /** Says why there is no interval, in words that may follow "no interval:". */
    public static String why(NoInterval reason) {
        return WORDS.getOrDefault(reason, "the place lies outside the grid that was computed");
    }
}
