package dev.granular.inference;

/** A plain loop: the oracle in tests, and what runs where the Vector API is missing. */
final class ScalarDrawKernel implements DrawKernel {
    @Override
    public void add(double[] influences, int first, double[] draws, int panel, int units, double[] sums, int to) {
        for (int u = 0; u < units; u++) {
            for (int f = 0; f < FIGURES; f++) {
                double influence = influences[first + u * FIGURES + f];
                for (int b = 0; b < PANEL; b++) {
                    sums[to + f * PANEL + b] += influence * draws[panel + u * PANEL + b];
                }
            }
        }
    }
}
