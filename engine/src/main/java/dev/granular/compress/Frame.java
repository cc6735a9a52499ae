package dev.granular.compress;

/**
 * What interpolates functions of (MOS, σ) on an interval within a strip, band after band: each column is a place whose
 * value counts, a Chebyshev node or an image that stands for itself. Immutable.
 */
final class Frame {
    private final Strip strip;
    /** Nodes in MOS of each band that shares them. */
    private final Axis[] mos;
    /** Nodes in log σ of each band that shares them. */
    private final Axis[] logStd;
    /** First single image of each band that has them. */
    private final int[] firstSingle;
    /** First column of each band, and after the last the number of columns. */
    private final int[] columns;

    Frame(Strip strip, double low, double high, int from, int to, double enough) {
        this.strip = strip;
        int bands = strip.bands().size();
        mos = new Axis[bands];
        logStd = new Axis[bands];
        firstSingle = new int[bands];
        columns = new int[bands + 1];
        int level = strip.level(high - low);
        for (int b = 0; b < bands; b++) {
            Band band = strip.bands().get(b);
            if (band.isSingle()) {
                firstSingle[b] = band.singlesBefore(from);
                columns[b + 1] = columns[b] + band.singlesBefore(to) - firstSingle[b];
            } else {
                mos[b] = band.mos(low, high, level, enough);
                logStd[b] = band.logStd(enough);
                columns[b + 1] = columns[b] + mos[b].size() * logStd[b].size();
            }
        }
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
     * Weights with which an image's functions are taken from the columns of its band, times {@code factor}, into
     * {@code out} from {@code offset}.
     *
     * @param scratch room for {@code 2·Axis.MOST} numbers
     */
    void evaluate(Places places, int image, double factor, double[] scratch, double[] out, int offset) {
        int b = places.band()[image];
        if (mos[b] == null) {
            for (int c = 0; c < columns(b); c++) {
                out[offset + c] = 0;
            }
            out[offset + strip.bands().get(b).singlesBefore(image) - firstSingle[b]] = factor;
            return;
        }
        evaluate(b, places.mos()[image], places.logStd()[image], factor, scratch, out, offset);
    }

    private void evaluate(
            int b, double atMos, double atLogStd, double factor, double[] scratch, double[] out, int offset) {
        int deep = logStd[b].size();
        mos[b].evaluate(atMos, scratch, 0);
        logStd[b].evaluate(atLogStd, scratch, Axis.MOST);
        int at = offset;
        for (int u = 0; u < mos[b].size(); u++) {
            double scaled = scratch[u] * factor;
            for (int v = 0; v < deep; v++) {
                out[at++] = scaled * scratch[Axis.MOST + v];
            }
        }
    }

    /** As {@link #evaluate}, added to what is in {@code out}. */
    void add(Places places, int image, double factor, double[] scratch, double[] out, int offset) {
        int b = places.band()[image];
        if (mos[b] == null) {
            out[offset + strip.bands().get(b).singlesBefore(image) - firstSingle[b]] += factor;
            return;
        }
        int wide = mos[b].size();
        int deep = logStd[b].size();
        mos[b].evaluate(places.mos()[image], scratch, 0);
        logStd[b].evaluate(places.logStd()[image], scratch, Axis.MOST);
        int at = offset;
        for (int u = 0; u < wide; u++) {
            double scaled = scratch[u] * factor;
            for (int v = 0; v < deep; v++) {
                out[at++] += scaled * scratch[Axis.MOST + v];
            }
        }
    }

    /** MOS of a column's place. */
    double mos(Places places, int column) {
        int b = band(column);
        return mos[b] == null ? places.mos()[single(b, column)] : mos[b].node((column - columns[b]) / logStd[b].size());
    }

    /** Natural logarithm of the σ of a column's place. */
    double logStd(Places places, int column) {
        int b = band(column);
        return mos[b] == null
                ? places.logStd()[single(b, column)]
                : logStd[b].node((column - columns[b]) % logStd[b].size());
    }

    private int band(int column) {
        int b = 0;
        while (columns[b + 1] <= column) {
            b++;
        }
        return b;
    }

    private int single(int b, int column) {
        return strip.bands().get(b).image(firstSingle[b] + column - columns[b]);
    }

    /**
     * How the function at one of this frame's columns follows from those of a wider frame of the same strip: puts the
     * weights of the columns of its band into {@code out} and returns the band.
     */
    int evaluateWithin(int column, Frame wider, Places places, double[] scratch, double[] out) {
        int b = band(column);
        if (mos[b] == null) {
            wider.evaluate(places, single(b, column), 1, scratch, out, 0);
        } else {
            wider.evaluate(b, mos(places, column), logStd(places, column), 1, scratch, out, 0);
        }
        return b;
    }
}
