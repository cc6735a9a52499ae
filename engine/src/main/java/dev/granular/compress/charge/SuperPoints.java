package dev.granular.compress.charge;

import dev.granular.compress.nodes.ChosenNodes;
import dev.granular.compress.nodes.InterpolativeDecomposition;
import dev.granular.compress.nodes.Strip;
import dev.granular.kernel.Block;
import dev.granular.kernel.MatrixProduct;
import dev.granular.kernel.OrderedPairs;
import java.util.List;

/** Takes sums over pairs of columns of strips to sums over pairs of super points. */
public final class SuperPoints {
    private final int count;
    private final int stride;
    private final MatrixProduct product;
    private final ChosenNodes nodes;
    private final double tolerance;
    /** For each strip how much each column counts at each of its nodes: columns × nodes, filled up to whole vectors. */
    private final List<double[]> toNodes;

    /** For each strip. */
    private final List<NodeShares> nodeShares;

    /** Nodes of each strip, filled up to whole vectors. */
    private final int[] widths;

    /**
     * @param strips whole
     * @param toNodes for each strip how much each column counts at each of its nodes
     * @param nodes of all strips, of which super points were chosen
     * @param tolerance what interpolation may do to a sum, relative to it
     */
    public SuperPoints(
            List<Strip> strips, List<double[]> toNodes, ChosenNodes nodes, double tolerance, MatrixProduct product) {
        this.product = product;
        this.nodes = nodes;
        this.tolerance = tolerance;
        InterpolativeDecomposition fewest = nodes.all();
        count = fewest.rank();
        stride = MatrixProduct.padded(count);
        nodeShares = strips.stream().map(strip -> NodeShares.of(strip, fewest)).toList();
        widths = strips.stream()
                .mapToInt(strip -> MatrixProduct.padded(strip.nodes()))
                .toArray();
        this.toNodes = toNodes;
    }

    /** Returns nodes of a strip, filled up to whole vectors. */
    public int width(int strip) {
        return widths[strip];
    }

    /** Returns for a strip how much each column counts at each of its nodes: columns × {@link #width}. */
    public double[] toNodes(int strip) {
        return toNodes.get(strip);
    }

    /** Returns what interpolation may do to a sum, relative to it. */
    public double tolerance() {
        return tolerance;
    }

    /** Returns all nodes as combinations of the super points. */
    public InterpolativeDecomposition all() {
        return nodes.all();
    }

    /** Returns the first super points: as many as are needed if errors may be so many times larger. */
    public InterpolativeDecomposition few(double slack) {
        return nodes.few(slack * tolerance);
    }

    /**
     * Adds pairs of the first super points and a strip's nodes.
     *
     * @param sums nodes × stride of the points
     */
    public void addFew(int strip, double[] sums, int pointStride, double[] matrix) {
        NodeShares shares = nodeShares.get(strip);
        double[] some = new double[pointStride * shares.stride()];
        times(sums, 0, pointStride, shares, width(strip), pointStride, some);
        // What fills up single precision may be longer than a row of all.
        shares.addColumns(some, Math.min(pointStride, stride), matrix, stride);
    }

    /** Computes {@code to += sumsᵀ shares}: m × stride of the shares. */
    private void times(double[] sums, int from, int sumStride, NodeShares shares, int rows, int m, double[] to) {
        int width = shares.stride();
        product.addTransposed(
                new Block(sums, from, sumStride),
                Block.of(shares.values(), width),
                rows,
                m,
                width,
                Block.of(to, width));
    }

    /** Returns a matrix over pairs of super points, by rows. */
    public double[] matrix() {
        return new double[stride * stride];
    }

    public int stride() {
        return stride;
    }

    /** Adds the pairs inside a strip, given by its nodes. */
    public void addInside(int strip, double[] atNodes, double[] matrix) {
        int width = width(strip);
        NodeShares shares = nodeShares.get(strip);
        double[] halfAtPoints = new double[width * shares.stride()];
        times(atNodes, 0, width, shares, width, width, halfAtPoints);
        double[] some = new double[shares.stride() * shares.stride()];
        times(halfAtPoints, 0, shares.stride(), shares, width, shares.stride(), some);
        shares.addPairs(some, matrix, stride);
    }

    /**
     * Adds the pairs between strips.
     *
     * @param sums over pairs of nodes of all strips
     * @param first where each strip's nodes begin in {@code sums}, and after the last their number
     */
    public void addBetween(double[] sums, int[] first, double[] matrix) {
        int columns = first[first.length - 1];
        for (int s = 1; s < widths.length; s++) {
            double[] half = new double[widths[s] * stride];
            for (int lower = 0; lower < s; lower++) {
                NodeShares shares = nodeShares.get(lower);
                double[] some = new double[widths[s] * shares.stride()];
                times(sums, first[lower] * columns + first[s], columns, shares, widths[lower], widths[s], some);
                shares.addColumns(some, widths[s], half, stride);
            }
            NodeShares shares = nodeShares.get(s);
            double[] some = new double[stride * shares.stride()];
            times(half, 0, stride, shares, widths[s], stride, some);
            shares.addColumns(some, stride, matrix, stride);
        }
    }

    /** Returns charges of the super points, moment m in {@code m·stride()}, from those of a strip's nodes. */
    public double[] charges(int strip, double[] ofNodes, int moments) {
        int width = width(strip);
        NodeShares shares = nodeShares.get(strip);
        double[] charges = new double[moments * stride];
        for (int m = 0; m < moments; m++) {
            for (int u = 0; u < width; u++) {
                for (int k = 0; k < shares.points().length; k++) {
                    charges[m * stride + shares.points()[k]] +=
                            ofNodes[m * width + u] * shares.values()[u * shares.stride() + k];
                }
            }
        }
        return charges;
    }

    /**
     * Adds the pairs between strips of a statistic that is made of charges.
     *
     * @param charges of each strip
     */
    public void addBetween(Moments.Form form, List<double[]> charges, double[] matrix) {
        int rows = OrderedPairs.MOMENTS * (charges.size() - 1);
        double[] before = new double[rows * stride];
        double[] after = new double[rows * stride];
        int[] lower = form.before();
        int[] upper = form.after();
        for (int s = 1; s < charges.size(); s++) {
            for (int k = 0; k < OrderedPairs.MOMENTS; k++) {
                int to = (OrderedPairs.MOMENTS * (s - 1) + k) * stride;
                double sign = Moments.Form.sign(k);
                for (int u = 0; u < stride; u++) {
                    double below = sign * charges.get(s - 1)[lower[k] * stride + u];
                    before[to + u] = s == 1 ? below : below + before[to - OrderedPairs.MOMENTS * stride + u];
                }
                System.arraycopy(charges.get(s), upper[k] * stride, after, to, stride);
            }
        }
        product.addTransposed(
                Block.of(before, stride), Block.of(after, stride), rows, stride, stride, Block.of(matrix, stride));
    }
}
