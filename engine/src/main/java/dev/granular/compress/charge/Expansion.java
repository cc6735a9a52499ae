package dev.granular.compress.charge;

import dev.granular.compress.nodes.Band;
import dev.granular.compress.nodes.ChebyshevBasis;
import dev.granular.compress.nodes.CoefficientDecay;
import dev.granular.compress.nodes.PlacedImages;
import dev.granular.compress.nodes.PolynomialTerms;
import dev.granular.compress.nodes.Strip;
import dev.granular.kernel.ProductRow;
import java.util.Arrays;

/**
 * What functions on an interval of a strip are expanded in, band after band: Chebyshev polynomials for shared bands, the
 * images themselves for others. A charge for each of these columns, the sum of the images' values, is all that a sum over
 * images needs.
 */
public final class Expansion {
    /** Room that an evaluation needs. */
    public static final int SCRATCH = ChebyshevBasis.MOST_NODES + ProductRow.ROOM;

    private final Strip strip;
    private final ProductRow row = ProductRow.preferred();
    private final double middle;
    private final double half;
    /** Of shared bands; none for others. */
    private final PolynomialTerms[] terms;
    /** Number of the first image of a band that is not shared. */
    private final int[] firstImage;
    /** First column of each band, and after the last the number of columns. */
    private final int[] columns;

    /**
     * @param interval what functions are expanded on
     * @param slack see {@link CoefficientDecay#terms}
     */
    public Expansion(Interval interval, int slack) {
        strip = interval.strip();
        middle = 0.5 * (interval.low() + interval.high());
        half = 0.5 * (interval.high() - interval.low());
        int bands = strip.bands().size();
        terms = new PolynomialTerms[bands];
        firstImage = new int[bands];
        columns = new int[bands + 1];
        for (int b = 0; b < bands; b++) {
            int count = switch (strip.bands().get(b)) {
                case Band.Shared shared -> {
                    terms[b] = shared.decay().terms(interval.level(), slack);
                    yield terms[b].size();
                }
                case Band.Single single -> {
                    firstImage[b] = single.before(interval.low());
                    yield single.notAfter(interval.high()) - firstImage[b];
                }
            };
            columns[b + 1] = columns[b] + count;
        }
    }

    /** Returns how many times the weight {@code part} can be doubled before it is {@code whole}. */
    public static int slack(double whole, double part) {
        return Math.max(0, Math.getExponent(whole / part));
    }

    public int columns() {
        return columns[columns.length - 1];
    }

    public int bands() {
        return terms.length;
    }

    public int firstColumn(int band) {
        return columns[band];
    }

    public int columns(int band) {
        return columns[band + 1] - columns[band];
    }

    /** Returns the most columns of a band. */
    public int mostColumns() {
        int most = 0;
        for (int b = 0; b < terms.length; b++) {
            most = Math.max(most, columns(b));
        }
        return most;
    }

    /**
     * Values of an image's band at the image, times its weight, into {@code out} from {@code offset}, and after them
     * {@link ProductRow#ROOM} zeros.
     *
     * @param scratch length {@link #SCRATCH}
     */
    public void evaluate(PlacedImages images, int image, double[] scratch, double[] out, int offset) {
        int b = images.band(image);
        double factor = images.weight(image);
        if (terms[b] == null) {
            Arrays.fill(out, offset, offset + columns(b) + ProductRow.ROOM, 0);
            out[offset + (int) images.place(image) - firstImage[b]] = factor;
            return;
        }
        int[] depth = terms[b].depth();
        double y = images.place(image);
        scratch[0] = 1;
        scratch[1] = y;
        for (int v = 2; v < depth[0]; v++) {
            scratch[v] = 2 * y * scratch[v - 1] - scratch[v - 2];
        }
        double x = half > 0 ? (images.mos(image) - middle) / half : 0;
        row.fill(factor, x, scratch, depth, out, offset);
    }

    /** Returns for each column its number in another frame of the same interval that has all of this one's columns. */
    public int[] columnsIn(Expansion larger) {
        int[] place = new int[columns()];
        int column = 0;
        for (int b = 0; b < terms.length; b++) {
            int to = larger.columns[b];
            if (terms[b] == null) {
                for (int k = 0; k < columns(b); k++) {
                    place[column++] = to + k;
                }
            } else {
                for (int a = 0; a < terms[b].depth().length; a++) {
                    for (int v = 0; v < terms[b].depth()[a]; v++) {
                        place[column++] = to + v;
                    }
                    to += larger.terms[b].depth()[a];
                }
            }
        }
        return place;
    }

    /** Returns for each band where in the band of a larger frame of the same interval its columns are. */
    public int[][] picksFrom(Expansion larger) {
        int[] place = columnsIn(larger);
        int[][] picks = new int[terms.length][];
        for (int b = 0; b < picks.length; b++) {
            picks[b] = new int[columns(b)];
            for (int c = 0; c < picks[b].length; c++) {
                picks[b][c] = place[columns[b] + c] - larger.columns[b];
            }
        }
        return picks;
    }

    /**
     * Returns how columns of an interval that has this one follow from this one's: rows, in ascending order of the wider column,
     * as triples of wider column, own column and factor.
     */
    ChargeTransfer raisedTo(Expansion wider) {
        var raising = new ChargeTransfer(wider.columns());
        for (int b = 0; b < terms.length; b++) {
            if (terms[b] == null) {
                for (int k = 0; k < columns(b); k++) {
                    raising.add(wider.columns[b] + firstImage[b] - wider.firstImage[b] + k, columns[b] + k, 1);
                }
            } else {
                addRaised(b, wider, raising);
            }
        }
        return raising;
    }

    /** T_A of the wider interval is a combination of the T_a here with a ≤ A. */
    private void addRaised(int b, Expansion wider, ChargeTransfer raising) {
        int[] depth = terms[b].depth();
        int[] widerDepth = wider.terms[b].depth();
        var basis = ChebyshevBasis.of(Math.max(depth.length, widerDepth.length));
        double[] values = new double[basis.size()];
        int to = wider.columns[b];
        for (int wide = 0; wide < widerDepth.length; wide++) {
            for (int u = 0; u < values.length; u++) {
                double x = wider.half > 0 ? (middle + half * basis.node(u) - wider.middle) / wider.half : 0;
                values[u] = chebyshev(wide, x);
            }
            int from = columns[b];
            for (int a = 0; a < depth.length && a <= wide; a++) {
                double factor = 0;
                for (int u = 0; u < values.length; u++) {
                    factor += values[u] * basis.coefficient(u, a);
                }
                for (int v = 0; v < Math.min(depth[a], widerDepth[wide]); v++) {
                    raising.add(to + v, from + v, factor);
                }
                from += depth[a];
            }
            to += widerDepth[wide];
        }
    }

    private static double chebyshev(int degree, double x) {
        double before = x;
        double current = 1;
        for (int k = 0; k < degree; k++) {
            double next = 2 * x * current - before;
            before = current;
            current = next;
        }
        return current;
    }

    /**
     * Returns charges of the strip's nodes from charges of columns, for the frame of a whole strip: columns() × nodes, by rows with
     * this stride.
     */
    public double[] toNodes(int stride) {
        int nodes = strip.nodes();
        double[] matrix = new double[columns() * stride];
        int first = 0;
        for (int b = 0; b < terms.length; b++) {
            switch (strip.bands().get(b)) {
                case Band.Single single -> {
                    for (int c = 0; c < columns(b); c++) {
                        for (int k = 0; k < nodes; k++) {
                            matrix[(columns[b] + c) * stride + k] = strip.kept().weight(k, first + firstImage[b] + c);
                        }
                    }
                }
                case Band.Shared shared -> {
                    for (int k = 0; k < nodes; k++) {
                        addNode(b, shared, first, k, matrix, stride);
                    }
                }
            }
            first += strip.bands().get(b).columns();
        }
        return matrix;
    }

    /** A function's coefficients are combinations of its values at the tensor product of nodes. */
    private void addNode(int b, Band.Shared shared, int first, int k, double[] matrix, int stride) {
        int deep = shared.logStd().size();
        int wide = shared.mos().size();
        double[] half = new double[wide * deep];
        for (int u = 0; u < wide; u++) {
            for (int v = 0; v < deep; v++) {
                double weight = strip.kept().weight(k, first + u * deep + v);
                for (int q = 0; q < deep; q++) {
                    half[u * deep + q] += weight * shared.logStd().coefficient(v, q);
                }
            }
        }
        int column = columns[b];
        for (int a = 0; a < terms[b].depth().length; a++) {
            for (int q = 0; q < terms[b].depth()[a]; q++, column++) {
                double sum = 0;
                for (int u = 0; u < wide; u++) {
                    sum += half[u * deep + q] * shared.mos().coefficient(u, a);
                }
                matrix[column * stride + k] = sum;
            }
        }
    }
}
