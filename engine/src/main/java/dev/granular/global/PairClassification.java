package dev.granular.global;

import java.util.List;
import java.util.function.Function;

/**
 * How well differences of scores tell pairs apart (Krasula, Fliegel, Le Callet and Klíma, QoMEX 2016). A pair is different
 * if {@code Φ(|z|) ≥ 0.95}, or another level, with z the difference of the MOS over its standard error.
 *
 * @param aucDifferent area under the ROC curve of |Δscore| for different against similar pairs, 0.5 for a useless model
 * @param aucBetter area under the ROC curve of Δscore for pairs of which the first is better against those of which it is
 *     worse
 * @param correct share of different pairs that the model orders as people do; equal scores count as wrong
 * @param correctTiesHalf the same with equal scores counted half
 * @param different number of different pairs; of those drawn, if a sample was taken
 * @param similar number of similar pairs; of those drawn, if a sample was taken
 */
public record PairClassification(
        Figure aucDifferent, Figure aucBetter, Figure correct, Figure correctTiesHalf, long different, long similar) {
    /** Makes figures that are all missing. */
    static PairClassification missing(Reason reason) {
        Figure none = Figure.missing(reason);
        return new PairClassification(none, none, none, none, 0, 0);
    }

    /** Computes the figures from all pairs, or from a sample and its parts. */
    static PairClassification of(DistanceTally all, List<DistanceTally> parts) {
        return new PairClassification(
                figure(all, parts, PairClassification::aucDifferent),
                figure(all, parts, PairClassification::aucBetter),
                figure(all, parts, tally -> ofDifferent(tally, tally.correct)),
                figure(all, parts, tally -> ofDifferent(tally, tally.correct + tally.differentAtZero / 2.0)),
                all.different(),
                all.similar);
    }

    private static Figure figure(DistanceTally all, List<DistanceTally> parts, Function<DistanceTally, Figure> figure) {
        return SampleError.of(figure.apply(all), parts, figure);
    }

    private static Figure aucDifferent(DistanceTally tally) {
        if (tally.different() == 0) {
            return Figure.missing(Reason.NO_DIFFERENT_PAIRS);
        }
        if (tally.similar == 0) {
            return Figure.missing(Reason.NO_SIMILAR_PAIRS);
        }
        return Figure.of(tally.twiceDifferentFarther / 2.0 / tally.similar / tally.different());
    }

    /**
     * Computes the area from correct, wrong and tied pairs. Every pair counts in both directions; a correct pair seen the right way is above any wrong one, and above any correct one seen the other way.
     */
    private static Figure aucBetter(DistanceTally tally) {
        double all = tally.different();
        if (all == 0) {
            return Figure.missing(Reason.NO_DIFFERENT_PAIRS);
        }
        double correct = tally.correct / all;
        double ties = tally.differentAtZero / all;
        double over = tally.twiceCorrectFarther / all / all;
        return Figure.of(correct * correct + 2 * correct * ties + ties * ties / 2 + over);
    }

    private static Figure ofDifferent(DistanceTally tally, double correct) {
        return tally.different() == 0
                ? Figure.missing(Reason.NO_DIFFERENT_PAIRS)
                : Figure.of(correct / tally.different());
    }
}
