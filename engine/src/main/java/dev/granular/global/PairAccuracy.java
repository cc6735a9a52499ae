package dev.granular.global;

import dev.granular.Unit;
import java.util.List;
import java.util.Optional;

/**
 * Accuracy of the order of pairs, ties included (Deutsch, Foster and Freitag, EMNLP 2023; arXiv 2305.14324). It is the share of pairs on which people and model agree, be it on an order or on a tie. The model ties a pair if its scores differ by no more
 * than a threshold; the best threshold is the one with the highest accuracy, the smallest of several.
 *
 * @param atZero accuracy if only equal scores are ties
 * @param best accuracy at the best threshold; found on the data that it judges, so slightly optimistic
 * @param threshold the best threshold, in units of the scores
 * @param countsAtZero pairs behind {@code atZero}; empty if the figures are missing
 * @param countsAtBest pairs behind {@code best}; empty if the figures are missing
 */
public record PairAccuracy(
        Figure atZero,
        Figure best,
        Figure threshold,
        Optional<PairCounts> countsAtZero,
        Optional<PairCounts> countsAtBest) {
    /** Makes figures that are all missing. */
    static PairAccuracy missing(Reason reason) {
        Figure none = Figure.missing(reason);
        return new PairAccuracy(none, none, none, Optional.empty(), Optional.empty());
    }

    /**
     * Computes the figures from all pairs, or from a sample and its parts.
     *
     * @param unit units of the scores to one of the distances
     */
    static PairAccuracy of(DistanceTally all, List<DistanceTally> parts, Unit unit) {
        PairCounts zero = PairCounts.atZero(all);
        PairCounts best = PairCounts.atBest(all);
        return new PairAccuracy(
                SampleError.of(
                        Figure.of(zero.accuracy()),
                        parts,
                        part -> Figure.of(PairCounts.atZero(part).accuracy())),
                SampleError.of(
                        Figure.of(best.accuracy()),
                        parts,
                        part -> Figure.of(PairCounts.atBest(part).accuracy())),
                SampleError.of(
                        Figure.of(unit.value(all.bestDistance)),
                        parts,
                        part -> Figure.of(unit.value(part.bestDistance))),
                Optional.of(zero),
                Optional.of(best));
    }
}
