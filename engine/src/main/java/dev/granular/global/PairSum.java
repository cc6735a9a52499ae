package dev.granular.global;

import java.util.List;

/** Sums over pairs of images: all of them, or a sample. */
sealed interface PairSum permits EveryPair, PairSample {
    /**
     * A sum over the pairs, and over the parts of a sample.
     *
     * @param parts empty if all pairs were taken
     */
    record Result<T>(T all, List<T> parts) {}

    /**
     * Tallies pairs by ascending distance of their scores.
     *
     * @param scores length N, their range below 2
     * @param human verdicts, in the same order
     */
    Result<DistanceTally> distances(double[] scores, HumanOrder human);

    /**
     * Tallies pairs as far as the best threshold needs, pairs of equal MOS being ties. Comparisons of distances mean nothing.
     *
     * @param scores length N, their range below 2
     */
    Result<DistanceTally> bestThreshold(double[] scores);

    /**
     * Sums confidences by differences of mapped scores; standard errors must be known.
     *
     * @param mapped length N
     */
    Result<ConfidenceBins> confidences(double[] mapped);

    /** Sums signed weights by gaps between MOS. */
    Result<GapMoments> gaps(RankingWeights weights);
}
