package dev.granular.global;

import dev.granular.Column;
import dev.granular.parallel.TaskPool;
import dev.granular.rating.AscendingRows;
import dev.granular.rating.DenseRanks;
import java.util.List;

/** Sums over all pairs. */
record EveryPair(RatedSet set, TaskPool pool) implements PairSum {
    @Override
    public Result<DistanceTally> distances(double[] scores, HumanOrder human) {
        int[] order = AscendingRows.of(scores);
        return all(DistanceSweep.of(Gather.of(scores, order), human.inOrder(order), pool));
    }

    @Override
    public Result<DistanceTally> bestThreshold(double[] scores) {
        double[] scoreRanks = DenseRanks.of(Column.of(scores));
        double[] mosRanks = DenseRanks.of(Column.of(set.mos()));
        int[] order = AscendingRows.ofRanks(scoreRanks);
        return all(DistanceSweep.bestThreshold(
                Gather.of(scores, order), Gather.of(mosRanks, order), KendallTauB.count(scoreRanks, mosRanks), pool));
    }

    @Override
    public Result<ConfidenceBins> confidences(double[] mapped) {
        int[] order = AscendingRows.of(mapped);
        return all(ConfidenceBins.of(
                Gather.of(mapped, order), Gather.of(set.counted(), order), Gather.of(set.variance(), order), pool));
    }

    @Override
    public Result<GapMoments> gaps(RankingWeights weights) {
        return all(GapMoments.of(weights, pool));
    }

    private static <T> Result<T> all(T sum) {
        return new Result<>(sum, List.of());
    }
}
