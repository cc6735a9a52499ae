package dev.granular.compress;

import java.util.List;

/**
 * An interval of MOS, ties kept together, whose images are held apart by σ.
 *
 * @param from position of its first image in MOS order
 * @param to position after its last
 * @param low lowest MOS
 * @param high highest MOS
 * @param bands its images by σ
 */
record Strip(int from, int to, double low, double high, List<Band> bands) {
    /** How many times the strip can be halved before it is as narrow as {@code width}. */
    int level(double width) {
        return width > 0 ? Math.max(0, (int) Math.floor(Math.log((high - low) / width) / Math.log(2))) : 62;
    }

    /** The frame of an interval that errs by no more than {@code enough} per unit of mass. */
    Frame frame(Places places, int first, int last, double enough) {
        return new Frame(this, places.mos()[first], places.mos()[last - 1], first, last, enough);
    }
}
