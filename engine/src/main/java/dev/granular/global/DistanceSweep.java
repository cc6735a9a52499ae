package dev.granular.global;

import dev.granular.parallel.TaskPool;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A sweep over all pairs by ascending distance of their scores, without holding them all. Distances are cut into bins whose pairs stay near the processor. Images are sorted by score, so that the partners which an image has in a bin lie side
 * by side, and the next bin's follow them. Bins have about equally many pairs, as their edges are quantiles of a sample; the
 * edges decide the time, not the result.
 */
final class DistanceSweep {
    /** Pairs in a bin, about. */
    private static final int BIN = 1 << 15;

    /** Sampled distances between two edges. */
    private static final int SAMPLES_PER_BIN = 16;

    private static final int MOST_BINS = 1 << 14;

    /** Runs of bins, each a task. */
    private static final int RUNS = 64;

    private static final long SEED = 1;

    private final double[] x;
    private final double[] value;
    private final double[] margin;

    /** Distances from {@code low} on and below {@code high}. */
    private record Bin(double low, double high) {
        /** Returns whether only one number lies in it. */
        boolean isPoint() {
            return Math.nextUp(low) == high;
        }
    }

    private DistanceSweep(double[] x, HumanOrder human) {
        this.x = x;
        value = human.value();
        margin = human.margin();
    }

    /**
     * Tallies all pairs.
     *
     * @param x scores, ascending, their range below 2
     * @param human verdicts, in the same order
     */
    static DistanceTally of(double[] x, HumanOrder human, TaskPool pool) {
        var sweep = new DistanceSweep(x, human);
        DistanceTally all = sweep.ties();
        pool.each(sweep.runs(), sweep::run).forEach(all::append);
        return all;
    }

    /**
     * Tallies pairs only as far as the best threshold needs; the order of all pairs is known.
     * The tally's comparisons of distances mean nothing.
     *
     * @param x scores, ascending, their range below 2
     * @param ranks dense ranks of the MOS, in the same order
     * @param counts of all pairs of scores and MOS
     */
    static DistanceTally bestThreshold(double[] x, double[] ranks, KendallTauB.Counts counts, TaskPool pool) {
        var sweep = new DistanceSweep(x, HumanOrder.equalMos(ranks));
        DistanceTally tally = sweep.ties();
        List<List<Bin>> runs = sweep.runs();
        for (int from = 0; from < RUNS && !tally.isBestFound(counts.tiedInY()); from += pool.threads()) {
            List<List<Bin>> next = runs.subList(from, Math.min(RUNS, from + pool.threads()));
            pool.each(next, sweep::run).forEach(tally::append);
        }
        tally.endWith(counts.tiedInY(), counts.concordant(), counts.discordant());
        return tally;
    }

    /** Cuts all bins into runs, one for each task. */
    private List<List<Bin>> runs() {
        List<Bin> bins = bins();
        var runs = new ArrayList<List<Bin>>();
        for (int run = 0; run < RUNS; run++) {
            int from = (int) ((long) bins.size() * run / RUNS);
            int to = (int) ((long) bins.size() * (run + 1) / RUNS);
            runs.add(bins.subList(from, to));
        }
        return runs;
    }

    private double range() {
        return x[x.length - 1] - x[0];
    }

    private List<Bin> bins() {
        if (range() == 0) {
            return List.of();
        }
        double[] edges = edges();
        var bins = new ArrayList<Bin>();
        double low = Double.MIN_VALUE;
        double end = Math.nextUp(range());
        for (int k = 0; k < edges.length; k++) {
            boolean repeated = k > 0 && edges[k] == edges[k - 1];
            double edge = repeated ? Math.nextUp(edges[k]) : edges[k];
            if (edge > low && edge < end) {
                bins.add(new Bin(low, edge));
                low = edge;
            }
        }
        bins.add(new Bin(low, end));
        return bins;
    }

    /** Returns draws quantiles of a sample of distances, ascending; frequent distances repeat. */
    private double[] edges() {
        int count = Math.toIntExact(Math.min(MOST_BINS, PairBudget.pairs(x.length) / BIN));
        var random = new SplittableRandom(SEED);
        double[] sample = new double[count * SAMPLES_PER_BIN];
        for (int k = 0; k < sample.length; k++) {
            double first = x[random.nextInt(x.length)];
            double second = x[random.nextInt(x.length)];
            sample[k] = Math.abs(first - second);
        }
        Arrays.sort(sample);
        double[] edges = new double[count];
        for (int k = 0; k < count; k++) {
            edges[k] = sample[k * SAMPLES_PER_BIN + SAMPLES_PER_BIN / 2];
        }
        return edges;
    }

    /** Tallies pairs of equal scores. */
    private DistanceTally ties() {
        long similar = 0;
        long different = 0;
        for (int i = 0; i < x.length; i++) {
            for (int j = i + 1; j < x.length && x[j] == x[i]; j++) {
                double difference = value[j] - value[i];
                if (difference * difference >= margin[i] + margin[j]) {
                    different++;
                } else {
                    similar++;
                }
            }
        }
        var tally = new DistanceTally();
        tally.startWithTies(similar, different);
        return tally;
    }

    private DistanceTally run(List<Bin> bins) {
        var tally = DistanceTally.ofLaterPairs();
        if (bins.isEmpty()) {
            return tally;
        }
        int[] next = firstPartners(bins.getFirst().low());
        var keys = new PairKeys(2 * BIN);
        for (Bin bin : bins) {
            TaskPool.checkpoint();
            keys.size(0);
            if (bin.isPoint()) {
                countPoint(bin, next, tally);
            } else {
                collect(bin, next, keys);
                keys.sort(bin.low(), bin.high());
                tally.append(keys.tally());
            }
        }
        return tally;
    }

    /** Finds the first partner of each image at a distance of {@code low} or more. */
    private int[] firstPartners(double low) {
        int[] first = new int[x.length];
        for (int i = 0; i < x.length; i++) {
            int from = i + 1;
            int to = x.length;
            while (from < to) {
                int middle = (from + to) >>> 1;
                if (x[middle] - x[i] < low) {
                    from = middle + 1;
                } else {
                    to = middle;
                }
            }
            first[i] = from;
        }
        return first;
    }

    private void collect(Bin bin, int[] next, PairKeys keys) {
        int n = x.length;
        double high = bin.high();
        double last = x[n - 1];
        for (int i = 0; i < n && last - x[i] >= bin.low(); i++) {
            double xi = x[i];
            double valueHere = value[i];
            double marginHere = margin[i];
            int j = next[i];
            int size = keys.size();
            long[] to = keys.roomFor(n - j);
            for (; j < n; j++) {
                double distance = x[j] - xi;
                if (distance >= high) {
                    break;
                }
                double difference = value[j] - valueHere;
                int order = difference > 0 ? PairKeys.CORRECT : PairKeys.WRONG;
                int verdict = difference * difference >= marginHere + margin[j] ? order : PairKeys.SIMILAR;
                to[size++] = PairKeys.key(distance, verdict);
            }
            keys.size(size);
            next[i] = j;
        }
    }

    /** Counts the pairs of a bin whose distances are all one number; there may be very many. */
    private void countPoint(Bin bin, int[] next, DistanceTally tally) {
        int n = x.length;
        long similar = 0;
        long correct = 0;
        long wrong = 0;
        for (int i = 0; i < n && x[n - 1] - x[i] >= bin.low(); i++) {
            int j = next[i];
            for (; j < n && x[j] - x[i] < bin.high(); j++) {
                double difference = value[j] - value[i];
                if (!(difference * difference >= margin[i] + margin[j])) {
                    similar++;
                } else if (difference > 0) {
                    correct++;
                } else {
                    wrong++;
                }
            }
            next[i] = j;
        }
        if (similar + correct + wrong > 0) {
            tally.append(bin.low(), similar, correct, wrong);
        }
    }
}
