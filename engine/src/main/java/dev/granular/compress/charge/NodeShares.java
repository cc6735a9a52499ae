package dev.granular.compress.charge;

import dev.granular.compress.nodes.InterpolativeDecomposition;
import dev.granular.compress.nodes.Strip;
import dev.granular.kernel.MatrixProduct;
import java.util.Arrays;

/**
 * How much each node of a strip counts at the super points, without those at which none does.
 *
 * @param points numbers of the super points at which some node counts
 * @param values nodes × {@link #stride}, filled up to whole vectors both ways
 */
record NodeShares(int[] points, double[] values) {
    static NodeShares of(Strip strip, InterpolativeDecomposition choice) {
        int count = 0;
        int[] points = new int[choice.rank()];
        for (int k = 0; k < points.length; k++) {
            if (counts(strip, choice, k)) {
                points[count++] = k;
            }
        }
        points = Arrays.copyOf(points, count);
        int stride = MatrixProduct.padded(count);
        double[] values = new double[MatrixProduct.padded(strip.nodes()) * stride];
        for (int k = 0; k < count; k++) {
            for (int u = 0; u < strip.nodes(); u++) {
                values[u * stride + k] = choice.weight(points[k], strip.firstNode() + u);
            }
        }
        return new NodeShares(points, values);
    }

    private static boolean counts(Strip strip, InterpolativeDecomposition choice, int point) {
        for (int u = 0; u < strip.nodes(); u++) {
            if (choice.weight(point, strip.firstNode() + u) != 0) {
                return true;
            }
        }
        return false;
    }

    int stride() {
        return MatrixProduct.padded(points.length);
    }

    /** Adds sums at some points, by rows of {@link #stride}, to those at all. */
    void addColumns(double[] some, int rows, double[] all, int allStride) {
        int stride = stride();
        for (int r = 0; r < rows; r++) {
            for (int k = 0; k < points.length; k++) {
                all[r * allStride + points[k]] += some[r * stride + k];
            }
        }
    }

    /** Adds sums over pairs of some points to those over all. */
    void addPairs(double[] some, double[] all, int allStride) {
        int stride = stride();
        for (int j = 0; j < points.length; j++) {
            for (int k = 0; k < points.length; k++) {
                all[points[j] * allStride + points[k]] += some[j * stride + k];
            }
        }
    }
}
