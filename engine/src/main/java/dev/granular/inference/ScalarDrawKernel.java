package dev.granular.inference;

/** A plain loop: the oracle in tests, and what runs where the Vector API is missing. */
final class ScalarDrawKernel implements DrawKernel {
    @Override
    public void add(double[] influences, double[] draws, int units, int width, double[] sums, int[] to) {
        for (int u = 0; u < units; u++) {
            for (int f = 0; f < FIGURES; f++) {
                double influence = influences[u * FIGURES + f];
                for (int b = 0; b < width; b++) {
                    sums[to[f] + b] += influence * draws[u * width + b];
                }
            }
        }
    }
}
