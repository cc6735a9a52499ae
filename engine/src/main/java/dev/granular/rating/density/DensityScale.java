package dev.granular.rating.density;

import dev.granular.QualityRange;
import dev.granular.Unit;
import java.io.Serializable;

/**
 * The scale from 0 to 100 on which densities of ratings are taken.
 *
 * @param unitExponent of the unit in which MOS are counted first
 * @param min lowest MOS, in the unit
 * @param width of all MOS, in the unit
 */
record DensityScale(int unitExponent, double min, double width) implements Serializable {
    /** Top of the scale. */
    private static final int SCALE = 100;

    /** Whole units of the scale. */
    static final int BINS = SCALE + 1;

    /** Keeps σ = 0 from dividing by zero, in units of the scale. */
    private static final double STD_FLOOR = 1e-8;

    /**
     * Distance from a whole number within which a rating counts as one. Covers MOS in single precision up to five times as
     * large as their range, and is no number of ten decimals that a rating may hit.
     */
    private static final double WHOLE = 0x1p-13;

    /** @param range of all MOS, MOS units */
    static DensityScale of(QualityRange range) {
        Unit unit = Unit.of(range);
        QualityRange counted = unit.counted(range);
        return new DensityScale(unit.exponent(), counted.min(), counted.width());
    }

    private double scaled(double mos) {
        return SCALE * (Math.scalb(mos, -unitExponent) - min) / width;
    }

    /** Adds a rating, in MOS units, to a density. */
    void add(double mos, double std, GaussianDensity density) {
        density.add(scaled(mos), Math.scalb(std, -unitExponent) * (SCALE / width) + STD_FLOOR);
    }

    /** Cuts to a whole unit; rounding must not decide into which unit a whole number falls. */
    int bin(double mos) {
        double scaled = scaled(mos);
        double nearest = Math.rint(scaled);
        return (int) (Math.abs(scaled - nearest) <= WHOLE ? nearest : Math.floor(scaled));
    }
}
