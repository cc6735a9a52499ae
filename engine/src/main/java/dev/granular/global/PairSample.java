package dev.granular.global;

import dev.granular.parallel.TaskPool;
import java.util.Arrays;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Sums over a seeded sample of pairs, part by part. */
final class PairSample implements PairSum {
    private final RatedSet set;
    private final SampledPairs sample;
    private final TaskPool pool;
    private final double pairs;

    PairSample(RatedSet set, PairBudget budget, TaskPool pool) {
        this.set = set;
        this.pool = pool;
        int images = set.mos().length;
        sample = new SampledPairs(images, budget);
        pairs = PairBudget.pairs(images);
    }

    @Override
    public Result<DistanceTally> distances(double[] scores, HumanOrder human) {
        double[] value = human.value();
        double[] margin = human.margin();
        List<PairKeys> parts = parts(part -> {
            var keys = new PairKeys(sample.size());
            sample.draw(part, (i, j) -> {
                double distance = scores[j] - scores[i];
                double difference = value[j] - value[i];
                int order = difference > 0 == distance > 0 ? PairKeys.CORRECT : PairKeys.WRONG;
                boolean different = difference * difference >= margin[i] + margin[j];
                keys.add(Math.abs(distance), different ? order : PairKeys.SIMILAR);
            });
            keys.sort(0, keys.largest());
            return keys;
        });
        var all = new PairKeys(sample.size() * SampleError.PARTS);
        parts.forEach(all::addAll);
        all.sort(0, all.largest());
        return new Result<>(all.tallyWithTies(), pool.each(parts, PairKeys::tallyWithTies));
    }

    @Override
    public Result<DistanceTally> bestThreshold(double[] scores) {
        return distances(scores, set.equalMos());
    }

    @Override
    public Result<ConfidenceBins> confidences(double[] mapped) {
        double[] ascending = mapped.clone();
        Arrays.sort(ascending);
        double[] mos = set.counted();
        double[] variance = set.variance();
        List<ConfidenceBins> parts = parts(part -> {
            var bins = ConfidenceBins.empty(ascending);
            sample.draw(part, (i, j) -> {
                double difference = mapped[j] - mapped[i];
                double z = (mos[j] - mos[i]) / Math.sqrt(variance[i] + variance[j]);
                bins.add(Math.abs(difference), difference > 0 ? z : -z);
            });
            return bins;
        });
        return new Result<>(sum(ConfidenceBins.empty(ascending), parts, ConfidenceBins::plus), parts);
    }

    /** Scales sums of drawn pairs to all pairs. */
    @Override
    public Result<GapMoments> gaps(RankingWeights weights) {
        List<GapMoments> parts = parts(part -> {
            var moments = new GapMoments();
            sample.draw(part, (i, j) -> moments.add(weights, Math.min(i, j), Math.max(i, j)));
            moments.scale(pairs / sample.size() / weights.sum());
            return moments;
        });
        GapMoments all = sum(new GapMoments(), parts, GapMoments::plus);
        all.scale(1.0 / SampleError.PARTS);
        return new Result<>(all, parts);
    }

    private <T> List<T> parts(IntFunction<T> part) {
        return pool.each(IntStream.range(0, SampleError.PARTS).boxed().toList(), part::apply);
    }

    private static <T> T sum(T none, List<T> parts, BinaryOperator<T> plus) {
        return parts.stream().reduce(none, plus);
    }
}
