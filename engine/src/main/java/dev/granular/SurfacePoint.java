package dev.granular;

import java.io.Serializable;

/**
 * A place on the correlation surface.
 *
 * @param q quality, in MOS units
 * @param qd quality difference within a pair, in MOS units, zero or more
 */
public record SurfacePoint(double q, double qd) implements Serializable {
    /** Refuses coordinates that are not finite. */
    public SurfacePoint {
        if (!Double.isFinite(q) || !Double.isFinite(qd)) {
            throw new InputException("surface point (" + q + ", " + qd + ") is not finite");
        }
    }
}
