package dev.granular.pair;

import dev.granular.Method;
import dev.granular.pair.RowSums.Statistic;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;

/** The sums of a batch of points, and the tasks that fill them in. */
final class RowBatch {
    /** Classes whose rows are one task. */
    private static final int ROWS = 32;

    /** Clusters whose inner pairs are one task. */
    private static final int CLUSTERS = 64;

    private final RowColumns columns;
    private final List<RowColumns> clusters;
    private final Set<Method> methods;
    private final RowKernel kernel;
    private final RowTile layout;
    private final int[] classOfPosition;
    private final int points;
    /** For each point: sums of powers of all classes. */
    private final double[][] powers;
    /** For each point: sums of signs of all images and models; no arrays without them. */
    private final double[][] signs;
    /** For each point: sums over pairs inside each cluster. */
    private final List<Map<Statistic, double[][]>> inside = new ArrayList<>();

    RowBatch(RowColumns columns, List<RowColumns> clusters, Set<Method> methods, RowKernel kernel, int points) {
        this.columns = columns;
        this.clusters = clusters;
        this.methods = methods;
        this.kernel = kernel;
        this.points = points;
        layout = new RowTile(columns, methods, kernel);
        classOfPosition = columns.classOfPosition();
        powers = new double[points][columns.classes * layout.powers];
        signs = signs(columns);
        for (int k = 0; k < points; k++) {
            inside.add(zeros(methods, columns.models(), clusters.size(), !clusters.isEmpty()));
        }
    }

    /** Makes row sums of fewer than two images, which have no pair. */
    static RowSums nothing(Set<Method> methods, RatedImages images, int clusters) {
        return new RowSums(
                zeros(methods, images.models(), images.n, true),
                zeros(methods, images.models(), clusters, clusters > 0));
    }

    private static Map<Statistic, double[][]> zeros(Set<Method> methods, int models, int length, boolean wanted) {
        Map<Statistic, double[][]> zeros = new EnumMap<>(Statistic.class);
        for (Statistic statistic : Statistic.values()) {
            if (wanted && statistic.isNeeded(methods)) {
                zeros.put(statistic, new double[statistic.isOfModels() ? models : 1][length]);
            }
        }
        return zeros;
    }

    private double[][] signs(RowColumns of) {
        return new double[methods.contains(Method.KRCC) ? points : 0][of.images * of.models()];
    }

    /** Returns tasks that write to different elements, in any order. */
    List<Callable<Integer>> tasks(PointWindows windows, double reach, double floor) {
        int stride = columns.counts.length;
        double[] values = new double[points * stride];
        for (int k = 0; k < points; k++) {
            System.arraycopy(windows.window, k * windows.stride, values, k * stride, columns.classes);
        }
        var shared = new RowWorker.Windows(values, stride, windows.qd, windows.factored, floor);
        var tasks = new ArrayList<Callable<Integer>>();
        for (int first = 0; first < columns.classes; first += ROWS) {
            int from = first;
            tasks.add(() -> {
                var worker = new RowWorker(
                        columns, methods, shared, (k, row, block) -> reaches(windows, k, row, block, reach), kernel);
                for (int c = from; c < Math.min(columns.classes, from + ROWS); c++) {
                    worker.sum(c, powers, signs);
                }
                return from;
            });
        }
        for (int first = 0; first < clusters.size(); first += CLUSTERS) {
            int from = first;
            tasks.add(() -> {
                for (int u = from; u < Math.min(clusters.size(), from + CLUSTERS); u++) {
                    sumInside(u, shared);
                }
                return from;
            });
        }
        return tasks;
    }

    private static boolean reaches(PointWindows windows, int k, int row, int block, double reach) {
        int b = row / PointWindows.BLOCK;
        if (!windows.reaches(k, b, reach)) {
            return false;
        }
        int each = RowKernel.COLUMNS / PointWindows.BLOCK;
        for (int c = block * each; c < Math.min(windows.blocks, (block + 1) * each); c++) {
            if (windows.bound(k, Math.min(b, c), Math.max(b, c)) >= -reach) {
                return true;
            }
        }
        return false;
    }

    private void sumInside(int u, RowWorker.Windows all) {
        RowColumns some = clusters.get(u);
        int stride = some.counts.length;
        double[] values = new double[points * stride];
        for (int k = 0; k < points; k++) {
            for (int i = 0; i < some.images; i++) {
                values[k * stride + i] = all.values()[k * all.stride() + classOfPosition[some.position[i]]];
            }
        }
        var windows = new RowWorker.Windows(values, stride, all.qd(), all.factored(), all.floor());
        RowWorker.Reach seen = (k, row, block) -> !Double.isNaN(values[k * stride]);
        var worker = new RowWorker(some, methods, windows, seen, kernel);
        double[][] ofPowers = new double[points][some.classes * worker.tile().powers];
        double[][] ofSigns = signs(some);
        for (int c = 0; c < some.classes; c++) {
            worker.sum(c, ofPowers, ofSigns);
        }
        for (int k = 0; k < points; k++) {
            double[] signsHere = ofSigns.length == 0 ? new double[0] : ofSigns[k];
            for (Map.Entry<Statistic, double[][]> entry : inside.get(k).entrySet()) {
                double[][] sums = entry.getValue();
                for (int m = 0; m < sums.length; m++) {
                    double[] rows = new double[some.images];
                    worker.tile().rowSums(entry.getKey(), m, ofPowers[k], signsHere, rows);
                    for (double row : rows) {
                        sums[m][u] += row / 2;
                    }
                }
            }
        }
    }

    /** Returns the sums at a point, images by position in MOS order; once the tasks are done. */
    RowSums sums(int k) {
        double[] signsHere = signs.length == 0 ? new double[0] : signs[k];
        Map<Statistic, double[][]> rows = zeros(methods, columns.models(), columns.images, true);
        rows.forEach((statistic, sums) -> {
            double[] byClass = new double[columns.images];
            for (int m = 0; m < sums.length; m++) {
                layout.rowSums(statistic, m, powers[k], signsHere, byClass);
                for (int i = 0; i < columns.images; i++) {
                    sums[m][columns.position[i]] = byClass[i];
                }
            }
        });
        return new RowSums(rows, inside.get(k));
    }
}
