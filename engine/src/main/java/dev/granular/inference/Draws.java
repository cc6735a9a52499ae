package dev.granular.inference;

import dev.granular.parallel.TaskPool;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Normal numbers e_bu for draws b and units u, the same for all figures: with them, Σ_u e_bu δ_u varies from draw to draw as
 * a figure would from sample to sample (multiplier bootstrap; Chen and Kato, Jackknife multiplier bootstrap, 2020). Each
 * unit has a stream of its own by what it holds, so that draws depend on the seed, but not on the order of rows.
 *
 * @param count number of draws, B
 * @param seed of the streams
 */
record Draws(int count, long seed) {
    private static final int PANEL = DrawKernel.PANEL;
    private static final int FIGURES = DrawKernel.FIGURES;

    /** Draws made by one task. */
    private static final int WIDTH = 16 * PANEL;

    /** Units taken at once: a panel of their draws stays in the first-level cache. */
    private static final int UNITS = 128;

    /**
     * Sums influences times draws.
     *
     * @param figures influences of each figure, all of one length; those without have sums of 0
     * @param streams of each unit
     * @return Σ_u e_bu δ_u in element b of each figure's array, length {@link #count}
     */
    double[][] sums(List<double[]> figures, long[] streams, TaskPool pool) {
        List<double[]> defined =
                figures.stream().filter(influences -> influences.length > 0).toList();
        if (defined.isEmpty()) {
            return new double[figures.size()][count];
        }
        int[] order = byStream(streams);
        List<double[]> blocks = pool.each(
                IntStream.range(0, Math.ceilDiv(defined.getFirst().length, UNITS))
                        .boxed()
                        .toList(),
                block -> block(defined, order, block * UNITS));
        long[] sorted = Arrays.stream(order).mapToLong(u -> streams[u]).toArray();
        List<double[]> pieces = pool.each(
                IntStream.range(0, Math.ceilDiv(count, WIDTH)).boxed().toList(),
                piece -> piece(blocks, sorted, piece * WIDTH));
        double[][] sums = new double[figures.size()][count];
        int next = 0;
        for (int f = 0; f < sums.length; f++) {
            if (figures.get(f).length > 0) {
                for (int b = 0; b < count; b++) {
                    sums[f][b] = pieces.get(b / WIDTH)[position(next, b % WIDTH)];
                }
                next++;
            }
        }
        return sums;
    }

    /** Returns units in the order of their streams: sums do not depend on the order of rows then. */
    private static int[] byStream(long[] streams) {
        return IntStream.range(0, streams.length)
                .boxed()
                .sorted(Comparator.comparingLong(u -> streams[u]))
                .mapToInt(u -> u)
                .toArray();
    }

    /** Returns where a figure's sum of a draw stands within a piece: by group, then panel, then figure. */
    private static int position(int figure, int draw) {
        int panel = figure / FIGURES * (WIDTH / PANEL) + draw / PANEL;
        return (panel * FIGURES + figure % FIGURES) * PANEL + draw % PANEL;
    }

    /** Copies influences on {@link #UNITS} units, by group of figures, then unit, then figure. */
    private static double[] block(List<double[]> figures, int[] order, int from) {
        int units = Math.min(UNITS, order.length - from);
        int groups = Math.ceilDiv(figures.size(), FIGURES);
        double[] block = new double[groups * units * FIGURES];
        for (int f = 0; f < figures.size(); f++) {
            double[] figure = figures.get(f);
            int to = f / FIGURES * units * FIGURES + f % FIGURES;
            for (int u = 0; u < units; u++) {
                block[to + u * FIGURES] = figure[order[from + u]];
            }
        }
        return block;
    }

    /** Computes sums of all figures over {@link #WIDTH} draws. */
    private double[] piece(List<double[]> blocks, long[] streams, int firstDraw) {
        var kernel = DrawKernel.preferred();
        var generator = new CounterGenerator(seed);
        int groups = blocks.getFirst().length / FIGURES / Math.min(UNITS, streams.length);
        double[] sums = new double[groups * FIGURES * WIDTH];
        double[] ofUnit = new double[WIDTH];
        double[] draws = new double[UNITS * WIDTH];
        for (int block = 0; block < blocks.size(); block++) {
            TaskPool.checkpoint();
            double[] influences = blocks.get(block);
            int from = block * UNITS;
            int units = Math.min(UNITS, streams.length - from);
            for (int u = 0; u < units; u++) {
                generator.normals(streams[from + u], firstDraw, WIDTH, ofUnit, 0);
                for (int b = 0; b < WIDTH; b++) {
                    draws[(b / PANEL * UNITS + u) * PANEL + b % PANEL] = ofUnit[b];
                }
            }
            for (int panel = 0; panel < WIDTH / PANEL; panel++) {
                for (int group = 0; group < groups; group++) {
                    int first = group * units * FIGURES;
                    int to = position(group * FIGURES, panel * PANEL);
                    kernel.add(influences, first, draws, panel * UNITS * PANEL, units, sums, to);
                }
            }
        }
        return sums;
    }

    /** Takes one model's sums from another's: the sums of the difference. */
    static double[] difference(double[] first, double[] second) {
        double[] difference = first.clone();
        for (int b = 0; b < difference.length; b++) {
            difference[b] -= second[b];
        }
        return difference;
    }

    /** Adds multiples of sums, as figures are added. */
    static double[] combination(List<double[]> sums, double[] factors) {
        double[] combination = new double[sums.getFirst().length];
        for (int k = 0; k < factors.length; k++) {
            for (int b = 0; b < combination.length; b++) {
                combination[b] += factors[k] * sums.get(k)[b];
            }
        }
        return combination;
    }
}
