package dev.granular.global;

import java.util.Arrays;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.hipparchus.distribution.continuous.NormalDistribution;

/** Figures over pairs by plain loops from the definitions; for small sets. */
final class SlowFigures {
    private SlowFigures() {}

    /** P(a &gt; b) + P(a = b) / 2. */
    private static double auc(double[] a, double[] b) {
        double sum = 0;
        for (double first : a) {
            for (double second : b) {
                sum += first > second ? 1 : first == second ? 0.5 : 0;
            }
        }
        return sum / a.length / b.length;
    }

    private static double z(double[] y, double[] se, int i, int j) {
        double error = Math.sqrt(se[i] * se[i] + se[j] * se[j]);
        return (y[i] - y[j]) / (error == 0 ? 1e-6 : error);
    }

    private static int[][] pairs(int n) {
        return IntStream.range(0, n)
                .boxed()
                .flatMap(i -> IntStream.range(i + 1, n).mapToObj(j -> new int[] {i, j}))
                .toArray(int[][]::new);
    }

    /** Different against similar; NaN if there is no pair of one of them. */
    static double aucDifferent(double[] x, double[] y, double[] se, double quantile) {
        int[][] pairs = pairs(x.length);
        double[] different = distances(x, y, se, quantile, pairs, true);
        double[] similar = distances(x, y, se, quantile, pairs, false);
        return auc(different, similar);
    }

    private static double[] distances(
            double[] x, double[] y, double[] se, double quantile, int[][] pairs, boolean different) {
        return Arrays.stream(pairs)
                .filter(p -> Math.abs(z(y, se, p[0], p[1])) >= quantile == different)
                .mapToDouble(p -> Math.abs(x[p[0]] - x[p[1]]))
                .toArray();
    }

    /** Better against worse; NaN if no pair is different. */
    static double aucBetter(double[] x, double[] y, double[] se, double quantile) {
        double[] better = Arrays.stream(pairs(x.length))
                .filter(p -> Math.abs(z(y, se, p[0], p[1])) >= quantile)
                .mapToDouble(p -> Math.signum(y[p[0]] - y[p[1]]) * (x[p[0]] - x[p[1]]))
                .toArray();
        double[] worse = Arrays.stream(better).map(b -> -b).toArray();
        return auc(better, worse);
    }

    /** Best accuracy and its threshold, where people tie pairs below a quantile, or of equal MOS if that is 0. */
    static double[] bestAccuracy(double[] x, double[] y, double[] se, double quantile) {
        int[][] pairs = pairs(x.length);
        var thresholds = new TreeSet<Double>();
        thresholds.add(0.0);
        for (int[] p : pairs) {
            thresholds.add(Math.abs(x[p[0]] - x[p[1]]));
        }
        double[] best = {-1, -1};
        for (double threshold : thresholds) {
            int right = 0;
            for (int[] p : pairs) {
                double dx = x[p[0]] - x[p[1]];
                double dy = y[p[0]] - y[p[1]];
                boolean humanTie = quantile == 0 ? dy == 0 : Math.abs(z(y, se, p[0], p[1])) < quantile;
                boolean modelTie = Math.abs(dx) <= threshold;
                right += humanTie ? modelTie ? 1 : 0 : !modelTie && dx > 0 == dy > 0 ? 1 : 0;
            }
            if (right > best[0] * pairs.length + 0.5) {
                best = new double[] {(double) right / pairs.length, threshold};
            }
        }
        return best;
    }

    /** The area under the ranking curve, threshold by threshold. */
    static double rankingArea(double[] x, double[] y, double[] std) {
        int n = x.length;
        double low = Arrays.stream(y).min().orElseThrow();
        double width = Arrays.stream(y).max().orElseThrow() - low;
        double[] g = Arrays.stream(y).map(v -> 100 * (v - low) / width).toArray();
        double omega = 0;
        double[] curve = new double[221];
        for (int[] p : pairs(n)) {
            int i = p[0];
            int j = p[1];
            double level = Math.max(rank(y, i), rank(y, j)) - 1;
            double misplaced = Math.abs(rank(y, i) - rank(x, i)) + Math.abs(rank(y, j) - rank(x, j));
            double w = Math.exp(level / (n - 1.0) + misplaced / (2.0 * (n - 1)));
            omega += w;
            for (int k = 0; k < curve.length; k++) {
                curve[k] += w
                        * Math.signum(x[i] - x[j])
                        * Math.signum(y[i] - y[j])
                        / (1 + Math.exp(-0.175 * (Math.abs(g[i] - g[j]) - 0.5 * k)));
            }
        }
        int from = nearest(200 * Arrays.stream(std).min().orElseThrow() / width);
        int to = nearest(200 * Arrays.stream(std).max().orElseThrow() / width);
        double area = 0;
        for (int k = from; k < to; k++) {
            area += (curve[k] + curve[k + 1]) / 4 / omega;
        }
        return area;
    }

    private static int nearest(double threshold) {
        int best = 0;
        for (int k = 0; k <= 220; k++) {
            best = Math.abs(0.5 * k - threshold) < Math.abs(0.5 * best - threshold) ? k : best;
        }
        return best;
    }

    /** Dense rank from 1. */
    private static long rank(double[] values, int i) {
        return Arrays.stream(values).filter(v -> v <= values[i]).distinct().count();
    }

    /** Mean confidences in the 19 bins of resolving power; NaN in empty ones. */
    static double[] confidences(double[] f, double[] y, double[] se) {
        int[][] pairs = pairs(f.length);
        double[] distance = Arrays.stream(pairs)
                .mapToDouble(p -> Math.abs(f[p[0]] - f[p[1]]))
                .toArray();
        double low = Arrays.stream(distance).min().orElseThrow();
        double high = Arrays.stream(distance).max().orElseThrow();
        double step = (high - low) / 20;
        double[] mean = new double[19];
        for (int bin = 0; bin < 19; bin++) {
            double sum = 0;
            int count = 0;
            for (int k = 0; k < pairs.length; k++) {
                boolean below = bin == 18 || distance[k] < low + (bin + 2) * step;
                if (distance[k] >= low + bin * step && below) {
                    int i = pairs[k][0];
                    int j = pairs[k][1];
                    double z = z(y, se, i, j) * Math.signum(f[i] - f[j]);
                    sum += distance[k] == 0 ? 0.5 : new NormalDistribution().cumulativeProbability(z);
                    count++;
                }
            }
            mean[bin] = sum / count;
        }
        return mean;
    }
}
