package dev.granular.arrow.output;

import dev.granular.Method;
import dev.granular.SurfacePoint;
import dev.granular.inference.PlaceEstimate;

/** Tells how far a value of a table can be trusted. */
@FunctionalInterface
public interface PlaceEstimates {
    /**
     * Returns the estimate around a value.
     *
     * @param place number of the point or of the place on the surface, counted from 0
     * @param where the same in MOS units
     * @param value in the table; NaN if undefined
     */
    PlaceEstimate at(String model, Method method, int place, SurfacePoint where, double value);
}
