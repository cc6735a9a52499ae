package dev.granular.rating;

import dev.granular.Column;
import dev.granular.InputException;
import dev.granular.QualityRange;
import dev.granular.Unit;

/**
 * The spread of opinions where a data set has none: opinions on an image follow a Beta distribution over the MOS range
 * with precision φ (arXiv 2601.21738, supplement).
 */
public final class BetaStd {
    /** Precision the authors recommend. */
    public static final double DEFAULT_PHI = 8;

    private BetaStd() {}

    /**
     * Computes {@code σ = (max − min) sqrt(μ (1 − μ) / (φ + 1))} with {@code μ = (mos − min) / (max − min)}: length N, MOS units,
     * 0 at both ends of the scale.
     */
    public static double[] of(Column mos, double phi) {
        if (!(phi > 0) || Double.isInfinite(phi)) {
            throw new InputException("phi is " + phi + ": the precision of opinions must be a positive number");
        }
        QualityRange inMosUnits = QualityRange.of(mos);
        Unit unit = Unit.of(inMosUnits);
        QualityRange range = unit.counted(inMosUnits);
        double[] std = unit.counted(mos.toArray());
        for (int i = 0; i < std.length; i++) {
            double mean = (std[i] - range.min()) / range.width();
            std[i] = unit.value(range.width() * Math.sqrt(mean * (1 - mean) / (phi + 1)));
        }
        return std;
    }
}
