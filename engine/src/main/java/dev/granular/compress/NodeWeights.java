package dev.granular.compress;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** For every image its regulator weight, spread over the nodes of its band. */
final class NodeWeights {
    private final double[][] values;
    private final int[] strides;
    private final int[] from;

    /** Computes all rows, a strip a task. */
    NodeWeights(List<Strip> strips, ImageBasis basis, double[] weight, TaskPool pool) {
        strides = strips.stream()
                .mapToInt(strip -> strip.bands().stream()
                        .mapToInt(band -> band.kept().rank())
                        .max()
                        .orElse(0))
                .toArray();
        from = strips.stream().mapToInt(Strip::from).toArray();
        var tasks = new ArrayList<Callable<double[]>>();
        for (int s = 0; s < strides.length; s++) {
            Strip strip = strips.get(s);
            int stride = strides[s];
            tasks.add(() -> rows(strip, basis, weight, stride));
        }
        values = pool.all(tasks).toArray(double[][]::new);
    }

    private static double[] rows(Strip strip, ImageBasis basis, double[] weight, int stride) {
        var frame = Frame.of(strip);
        double[] rows = new double[strip.size() * stride];
        double[] scratch = new double[Frame.MOST_NODES];
        double[] columns = new double[frame.columns()];
        for (int i = strip.from(); i < strip.to(); i++) {
            InterpolativeDecomposition kept = strip.bands().get(basis.band(i)).kept();
            int count = frame.columns(basis.band(i));
            frame.evaluate(basis, i, weight[i], scratch, columns, 0);
            int at = (i - strip.from()) * stride;
            double[] keeping = kept.weights();
            for (int k = 0; k < kept.rank(); k++) {
                double sum = 0;
                for (int c = 0; c < count; c++) {
                    sum += keeping[k * count + c] * columns[c];
                }
                rows[at + k] = sum;
            }
        }
        return rows;
    }

    /** The array in which a strip's rows lie. */
    double[] values(int strip) {
        return values[strip];
    }

    /** Where the row of an image of the strip begins. */
    int offset(int strip, int image) {
        return (image - from[strip]) * strides[strip];
    }
}
