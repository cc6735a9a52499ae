package dev.granular.inference;

import dev.granular.vector.VectorSupport;

/** The inner loop of {@link Draws}: a scalar implementation anyone can read and a vector twin agree to rounding. */
interface DrawKernel {
    /** Figures taken at once. */
    int FIGURES = 4;

    /** Draws come in multiples of this: two vectors of any width. */
    int MULTIPLE = 16;

    /** Returns the fastest kernel that runs here. */
    static DrawKernel preferred() {
        return VectorSupport.available() ? new VectorDrawKernel() : new ScalarDrawKernel();
    }

    /**
     * Adds Σ_u influence · draw for each of four figures and every draw.
     *
     * @param influences of figure f on unit u in element {@code u·FIGURES + f}
     * @param draws of unit u from {@code u·width}
     * @param units number of units
     * @param width number of draws, a multiple of {@link #MULTIPLE}
     * @param sums of figure f from {@code to[f]}
     */
    void add(double[] influences, double[] draws, int units, int width, double[] sums, int[] to);
}
