package dev.granular.inference;

import dev.granular.vector.VectorSupport;

/**
 * The inner loop of {@link Draws}: a scalar implementation anyone can read and a vector twin agree to
 * rounding.
 */
interface DrawKernel {
    /** Figures taken at once. */
    int FIGURES = 4;

    /** Draws that stand side by side: two vectors of any width. */
    int PANEL = 16;

    /** Returns the fastest kernel that runs here. */
    static DrawKernel preferred() {
        return VectorSupport.available() ? new VectorDrawKernel() : new ScalarDrawKernel();
    }

    /**
     * Adds Σ_u influence · draw for each of {@link #FIGURES} figures and {@link #PANEL} draws.
     *
     * @param influences of figure f on unit u in element {@code first + u·FIGURES + f}
     * @param draws of unit u from {@code panel + u·PANEL}
     * @param units number of units
     * @param sums of figure f from {@code to + f·PANEL}
     */
    void add(double[] influences, int first, double[] draws, int panel, int units, double[] sums, int to);
}
