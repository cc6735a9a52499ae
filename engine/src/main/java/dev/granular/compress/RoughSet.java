package dev.granular.compress;

import dev.granular.pair.RatedImages;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A few hundred cells of the (MOS, σ) plane, each with the mean place and the mass of its images: good enough to tell how
 * much weight a surface point rests on and from where it comes. Cells are equally wide in MOS, and narrow down towards
 * both ends with the number of images there.
 */
final class RoughSet {
    /** Cells that share an interval of MOS, by σ. */
    private static final int SPREADS = 4;

    private static final int FEWEST_INTERVALS = 24;
    private static final int MOST_INTERVALS = 96;

    /** At the ends, the smallest number of images for which there is an interval. */
    private static final int TAIL = 16;

    final int size;
    final double[] mos;
    final double[] variance;
    /** Σp. */
    final double[] mass;
    /** Σp². */
    final double[] squareMass;

    RoughSet(RatedImages images, double[] weight) {
        int[] edges = edges(images);
        int most = SPREADS * (edges.length - 1);
        double[] s = new double[most];
        double[] v = new double[most];
        double[] p = new double[most];
        double[] pp = new double[most];
        int cells = 0;
        for (int e = 0; e + 1 < edges.length; e++) {
            int from = edges[e];
            long[] byVariance = IntStream.range(from, edges[e + 1])
                    .mapToLong(i -> Double.doubleToLongBits(images.variance()[i]) & -(1L << 20)
                            | Math.min(i - from, (1 << 20) - 1))
                    .sorted()
                    .toArray();
            for (int k = 0; k < SPREADS; k++) {
                int first = byVariance.length * k / SPREADS;
                int last = byVariance.length * (k + 1) / SPREADS;
                for (int at = first; at < last; at++) {
                    int i = from + (int) (byVariance[at] & (1 << 20) - 1);
                    s[cells] += weight[i] * images.mos()[i];
                    v[cells] += weight[i] * Math.log(images.variance()[i]);
                    p[cells] += weight[i];
                    pp[cells] += weight[i] * weight[i];
                }
                if (first < last && p[cells] > 0) {
                    s[cells] /= p[cells];
                    v[cells] = Math.exp(v[cells] / p[cells]);
                    cells++;
                }
            }
        }
        size = cells;
        mos = Arrays.copyOf(s, cells);
        variance = Arrays.copyOf(v, cells);
        mass = Arrays.copyOf(p, cells);
        squareMass = Arrays.copyOf(pp, cells);
    }

    private static int[] edges(RatedImages images) {
        int n = images.size();
        double[] mos = images.mos();
        double low = mos[0];
        double width = mos[n - 1] - low;
        double[] variance = images.variance().clone();
        Arrays.sort(variance);
        double narrow = Math.sqrt(variance[n / 10]);
        int intervals = (int) Math.clamp(2 * width / narrow, FEWEST_INTERVALS, MOST_INTERVALS);
        var edges = IntStream.builder();
        edges.add(0);
        edges.add(n);
        for (int k = 1; k < intervals; k++) {
            int at = Arrays.binarySearch(mos, low + width * k / intervals);
            edges.add(at < 0 ? -at - 1 : at);
        }
        for (int count = TAIL; count < n / 8; count *= 2) {
            edges.add(count);
            edges.add(n - count);
        }
        return edges.build().sorted().distinct().toArray();
    }
}
