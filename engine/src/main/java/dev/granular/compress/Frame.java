package dev.granular.compress;

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

    /**
     * How the functions at this frame's nodes follow from those at the nodes of a wider frame: columns() × wider.columns(),
     * row by row with stride {@code stride}.
     */
    double[] within(Frame wider, int stride) {
        double[] matrix = new double[columns() * stride];
        double[] scratch = new double[MOST_NODES];
        for (int b = 0; b < mos.length; b++) {
            if (mos[b] == null) {
                for (int c = 0; c < columns(b); c++) {
                    matrix[(columns[b] + c) * stride + wider.columns[b] + c] = 1;
                }
                continue;
            }
            int deep = columns(b) / mos[b].size();
            for (int u = 0; u < mos[b].size(); u++) {
                wider.mos[b].evaluate(mos[b].node(u), scratch, 0);
                for (int w = 0; w < wider.mos[b].size(); w++) {
                    for (int v = 0; v < deep; v++) {
                        matrix[(columns[b] + u * deep + v) * stride + wider.columns[b] + w * deep + v] = scratch[w];
                    }
                }
            }
        }
        return matrix;
    }
}
