package dev.granular.compress;

import java.util.Arrays;
import java.util.List;

/** The columns of an interval of MOS within a strip, band after band: what interpolates functions on that interval. */
final class Frame {
    /** Most nodes on an axis. */
    static final int MOST_NODES = 28;

    private final List<Band> bands;
    private final int level;
    private final Axis[] mos;
    /** First column of each band, and after the last the number of columns. */
    private final int[] columns;

    Frame(Strip strip, double low, double high) {
        bands = strip.bands();
        level = strip.level(high - low);
        mos = new Axis[bands.size()];
        columns = new int[bands.size() + 1];
        for (int b = 0; b < mos.length; b++) {
            if (bands.get(b) instanceof Band.Shared shared) {
                mos[b] = new Axis(low, high, shared.mosBasis(level));
            }
            columns[b + 1] = columns[b] + bands.get(b).columns(level);
        }
    }

    /** The strip's own columns. */
    static Frame of(Strip strip) {
        return new Frame(strip, strip.low(), strip.high());
    }

    int columns() {
        return columns[columns.length - 1];
    }

    int bands() {
        return mos.length;
    }

    int firstColumn(int band) {
        return columns[band];
    }

    int columns(int band) {
        return columns[band + 1] - columns[band];
    }

    /**
     * Weights with which an image's functions are taken from the band's columns, times {@code factor}, into {@code out} from
     * {@code offset}.
     */
    void evaluate(ImageBasis basis, int image, double factor, double[] scratch, double[] out, int offset) {
        int b = basis.band(image);
        if (mos[b] == null) {
            for (int c = 0; c < columns(b); c++) {
                out[offset + c] = 0;
            }
            out[offset + basis.single(image)] = factor;
            return;
        }
        int wide = mos[b].size();
        int deep = columns(b) / wide;
        mos[b].evaluate(basis.mos(image), scratch, 0);
        for (int u = 0; u < wide; u++) {
            double scaled = scratch[u] * factor;
            for (int v = 0; v < deep; v++) {
                out[offset + u * deep + v] = scaled * basis.logStd(image, v);
            }
        }
    }

    /** Hands charges of this frame's columns on to a wider frame's. */
    void raise(double[] charges, int from, Frame wider, double[] raised, int to) {
        raise(charges, from, wider, within(wider), raised, to);
    }

    private void raise(double[] charges, int from, Frame wider, double[][] within, double[] raised, int to) {
        for (int b = 0; b < mos.length; b++) {
            int deep = deep(b);
            int narrow = columns(b) / deep;
            int wide = wider.columns(b) / deep;
            for (int u = 0; u < narrow; u++) {
                int at = from + columns[b] + u * deep;
                for (int w = 0; w < wide; w++) {
                    double weight = within[b][u * wide + w];
                    int place = to + wider.columns[b] + w * deep;
                    for (int v = 0; v < deep; v++) {
                        raised[place + v] += weight * charges[at + v];
                    }
                }
            }
        }
    }

    /**
     * Hands sums over pairs of this frame's and a later frame's columns on to a wider frame's.
     *
     * @param blocks sums, each columns() × upper.columns(), by rows with stride {@code blockStride}
     * @param sums get the sums, each with stride {@code stride}
     */
    void raisePairs(double[][] blocks, int blockStride, Frame upper, Frame wider, double[][] sums, int stride) {
        int n = upper.columns();
        double[][] lowerWithin = within(wider);
        double[][] upperWithin = upper.within(wider);
        double[] half = new double[wider.columns() * n];
        for (int t = 0; t < blocks.length; t++) {
            Arrays.fill(half, 0);
            raiseRows(blocks[t], blockStride, n, wider, lowerWithin, half);
            for (int row = 0; row < wider.columns(); row++) {
                upper.raise(half, row * n, wider, upperWithin, sums[t], row * stride);
            }
        }
    }

    private void raiseRows(double[] block, int blockStride, int n, Frame wider, double[][] within, double[] half) {
        for (int b = 0; b < mos.length; b++) {
            int deep = deep(b);
            int wide = wider.columns(b) / deep;
            for (int row = 0; row < columns(b); row++) {
                int from = (columns[b] + row) * blockStride;
                for (int w = 0; w < wide; w++) {
                    double weight = within[b][row / deep * wide + w];
                    int to = (wider.columns[b] + w * deep + row % deep) * n;
                    for (int c = 0; c < n; c++) {
                        half[to + c] += weight * block[from + c];
                    }
                }
            }
        }
    }

    /** Columns of a band that share a node in MOS; all of a band whose images are columns. */
    private int deep(int band) {
        return mos[band] == null ? columns(band) : columns(band) / mos[band].size();
    }

    /** For each band, how functions at this frame's nodes in MOS follow from those at a wider frame's. */
    private double[][] within(Frame wider) {
        double[][] within = new double[mos.length][];
        for (int b = 0; b < mos.length; b++) {
            if (mos[b] == null) {
                within[b] = new double[] {1};
            } else {
                int wide = wider.mos[b].size();
                within[b] = new double[mos[b].size() * wide];
                for (int u = 0; u < mos[b].size(); u++) {
                    wider.mos[b].evaluate(mos[b].node(u), within[b], u * wide);
                }
            }
        }
        return within;
    }
}
