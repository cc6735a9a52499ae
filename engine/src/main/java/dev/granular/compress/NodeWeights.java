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
        double[][] keeping = strip.bands().stream().map(NodeWeights::byColumn).toArray(double[][]::new);
        for (int i = strip.from(); i < strip.to(); i++) {
            int band = basis.band(i);
            int rank = strip.bands().get(band).kept().rank();
            int count = frame.columns(band);
            frame.evaluate(basis, i, weight[i], scratch, columns, 0);
            int at = (i - strip.from()) * stride;
            for (int c = 0; c < count; c++) {
                double factor = columns[c];
                for (int k = 0; k < rank; k++) {
                    rows[at + k] += factor * keeping[band][c * rank + k];
                }
            }
        }
        return rows;
    }

    /** A band's decomposition, transposed, so that one column's share of all nodes lies together. */
    private static double[] byColumn(Band band) {
        InterpolativeDecomposition kept = band.kept();
        int columns = kept.columns();
        double[] transposed = new double[kept.weights().length];
        for (int k = 0; k < kept.rank(); k++) {
            for (int c = 0; c < columns; c++) {
                transposed[c * kept.rank() + k] = kept.weights()[k * columns + c];
            }
        }
        return transposed;
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
