package dev.granular.compress;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Takes sums over pairs of columns of strips to sums over pairs of super points. */
final class SuperPoints {
    private final int count;
    private final int stride;
    private final MatrixProduct product;
    private final PivotedQr nodes;
    private final double tolerance;
    /** For each strip how much each column counts at each of its nodes: columns × nodes, filled up to whole vectors. */
    private final List<double[]> toNodes;

    /** For each strip how much each node counts at each super point: nodes × stride. */
    private final List<double[]> nodeShares;

    /**
     * @param strips whole
     * @param frames of the strips
     * @param nodes of all strips, of which super points were chosen
     * @param tolerance what interpolation may do to a sum, relative to it
     */
    SuperPoints(List<Strip> strips, List<Frame> frames, PivotedQr nodes, double tolerance, MatrixProduct product) {
        this.product = product;
        this.nodes = nodes;
        this.tolerance = tolerance;
        InterpolativeDecomposition fewest = nodes.all();
        count = fewest.rank();
        stride = MatrixProduct.padded(count);
        nodeShares = strips.stream().map(strip -> nodeShares(strip, fewest)).toList();
        toNodes = IntStream.range(0, strips.size())
                .mapToObj(s -> frames.get(s).toNodes(width(s)))
                .toList();
    }

    /** Nodes of a strip, filled up to whole vectors. */
    int width(int strip) {
        return nodeShares.get(strip).length / stride;
    }

    /** For a strip how much each column counts at each of its nodes: columns × {@link #width}. */
    double[] toNodes(int strip) {
        return toNodes.get(strip);
    }

    /** The first super points: as many as are needed if errors may be so many times larger. */
    InterpolativeDecomposition few(double slack) {
        return nodes.first(nodes.rank(slack * tolerance));
    }

    /**
     * Adds pairs of the first super points and a strip's nodes.
     *
     * @param sums nodes × stride of the points
     */
    void addFew(int strip, double[] sums, int pointStride, double[] matrix) {
        product.addTransposed(
                sums,
                0,
                pointStride,
                nodeShares.get(strip),
                0,
                stride,
                width(strip),
                pointStride,
                stride,
                matrix,
                0,
                stride);
    }

    private double[] nodeShares(Strip strip, InterpolativeDecomposition fewest) {
        double[] shares = new double[MatrixProduct.padded(strip.nodes()) * stride];
        for (int k = 0; k < count; k++) {
            for (int u = 0; u < strip.nodes(); u++) {
                shares[u * stride + k] = fewest.weight(k, strip.firstNode() + u);
            }
        }
        return shares;
    }

    /** A matrix over pairs of super points, by rows. */
    double[] matrix() {
        return new double[stride * stride];
    }

    int stride() {
        return stride;
    }

    /** Adds the pairs inside a strip. */
    void addInside(int strip, FrameSums sums, int t, double[] matrix) {
        double[] atNodes = new double[width(strip) * width(strip)];
        addProjected(sums.sums()[t], sums.stride(), sums.frame().columns(), toNodes.get(strip), width(strip), atNodes);
        addProjected(atNodes, width(strip), width(strip), nodeShares.get(strip), stride, matrix);
    }

    /**
     * Adds {@code shareᵀ sums share}.
     *
     * @param sums by rows, with {@code sumStride}, of which {@code rows} are not 0
     * @param share rows × stride
     */
    private void addProjected(double[] sums, int sumStride, int rows, double[] share, int shareStride, double[] to) {
        double[] half = new double[sumStride * shareStride];
        product.addTransposed(
                sums, 0, sumStride, share, 0, shareStride, rows, sumStride, shareStride, half, 0, shareStride);
        product.addTransposed(
                half, 0, shareStride, share, 0, shareStride, rows, shareStride, shareStride, to, 0, shareStride);
    }

    /**
     * Adds the pairs between strips.
     *
     * @param sums over pairs of nodes of all strips
     * @param first where each strip's nodes begin in {@code sums}, and after the last their number
     */
    void addBetween(double[] sums, int[] first, double[] matrix) {
        int columns = first[first.length - 1];
        for (int s = 1; s < nodeShares.size(); s++) {
            int width = first[s + 1] - first[s];
            double[] half = new double[width * stride];
            for (int lower = 0; lower < s; lower++) {
                product.addTransposed(
                        sums,
                        first[lower] * columns + first[s],
                        columns,
                        nodeShares.get(lower),
                        0,
                        stride,
                        first[lower + 1] - first[lower],
                        width,
                        stride,
                        half,
                        0,
                        stride);
            }
            product.addTransposed(
                    half, 0, stride, nodeShares.get(s), 0, stride, width, stride, stride, matrix, 0, stride);
        }
    }

    /** Charges of the super points, moment m in {@code m·stride()}, from those of a strip's columns. */
    double[] charges(int strip, double[] charges, int moments, FrameSums sums) {
        int width = width(strip);
        double[] raised = new double[moments * stride];
        double[] atNodes = new double[width];
        for (int m = 0; m < moments; m++) {
            Arrays.fill(atNodes, 0);
            for (int c = 0; c < sums.frame().columns(); c++) {
                double charge = charges[m * sums.stride() + c];
                for (int u = 0; u < width; u++) {
                    atNodes[u] += charge * toNodes.get(strip)[c * width + u];
                }
            }
            for (int u = 0; u < width; u++) {
                for (int k = 0; k < stride; k++) {
                    raised[m * stride + k] += atNodes[u] * nodeShares.get(strip)[u * stride + k];
                }
            }
        }
        return raised;
    }

    /**
     * Adds the pairs between strips of a statistic that is made of charges.
     *
     * @param charges of each strip
     */
    void addBetween(Moments.Form form, List<double[]> charges, double[] matrix) {
        int rows = Moments.IN_A_FORM * (charges.size() - 1);
        double[] before = new double[rows * stride];
        double[] after = new double[rows * stride];
        int[] lower = form.before();
        int[] upper = form.after();
        for (int s = 1; s < charges.size(); s++) {
            for (int k = 0; k < Moments.IN_A_FORM; k++) {
                int to = (Moments.IN_A_FORM * (s - 1) + k) * stride;
                double sign = Moments.Form.sign(k);
                for (int u = 0; u < stride; u++) {
                    double below = sign * charges.get(s - 1)[lower[k] * stride + u];
                    before[to + u] = s == 1 ? below : below + before[to - Moments.IN_A_FORM * stride + u];
                }
                System.arraycopy(charges.get(s), upper[k] * stride, after, to, stride);
            }
        }
        product.addTransposed(before, 0, stride, after, 0, stride, rows, stride, stride, matrix, 0, stride);
    }
}
