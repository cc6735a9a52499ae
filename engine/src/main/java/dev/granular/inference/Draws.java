package dev.granular.inference;

import dev.granular.parallel.TaskPool;
import java.util.Arrays;
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
    /** Draws made at once; with {@link #UNITS} they stay in the second-level cache. */
    private static final int WIDTH = 256;

    private static final int UNITS = 64;

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
        int padded = Math.ceilDiv(count, WIDTH) * WIDTH;
        List<double[]> pieces = pool.each(
                IntStream.range(0, padded / WIDTH).boxed().toList(), piece -> piece(defined, streams, piece * WIDTH));
        double[][] sums = new double[figures.size()][count];
        int next = 0;
        for (int f = 0; f < sums.length; f++) {
            if (figures.get(f).length > 0) {
                for (int piece = 0; piece < pieces.size(); piece++) {
                    int from = piece * WIDTH;
                    System.arraycopy(pieces.get(piece), next * WIDTH, sums[f], from, Math.min(WIDTH, count - from));
                }
                next++;
            }
        }
        return sums;
    }

    /** Computes sums of all figures over {@link #WIDTH} draws. */
    private double[] piece(List<double[]> figures, long[] streams, int firstDraw) {
        var kernel = DrawKernel.preferred();
        var generator = new CounterGenerator(seed);
        int padded = Math.ceilDiv(figures.size(), DrawKernel.FIGURES) * DrawKernel.FIGURES;
        double[] sums = new double[padded * WIDTH];
        double[] draws = new double[UNITS * WIDTH];
        double[] influences = new double[UNITS * DrawKernel.FIGURES];
        int[] to = new int[DrawKernel.FIGURES];
        int units = figures.isEmpty() ? 0 : figures.getFirst().length;
        for (int from = 0; from < units; from += UNITS) {
            TaskPool.checkpoint();
            int some = Math.min(UNITS, units - from);
            for (int u = 0; u < some; u++) {
                generator.normals(streams[from + u], firstDraw, WIDTH, draws, u * WIDTH);
            }
            for (int group = 0; group < padded; group += DrawKernel.FIGURES) {
                Arrays.fill(influences, 0);
                for (int f = 0; f < DrawKernel.FIGURES; f++) {
                    to[f] = (group + f) * WIDTH;
                    if (group + f < figures.size()) {
                        double[] figure = figures.get(group + f);
                        for (int u = 0; u < some; u++) {
                            influences[u * DrawKernel.FIGURES + f] = figure[from + u];
                        }
                    }
                }
                kernel.add(influences, draws, some, WIDTH, sums, to);
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
