package dev.granular.compress;

import java.util.List;

/**
 * One matrix over ordered pairs of super points for each statistic, then mass, Σ p_i p_j, and squared mass, Σ p_i² p_j².
 * Element (u, v) of each, {@code u·stride + v}, stands for the pairs of an image at u and a later one at v.
 */
record NodeMatrices(List<double[]> matrices, int stride) {
    double[] statistic(int t) {
        return matrices.get(t);
    }

    double[] mass() {
        return matrices.get(matrices.size() - 2);
    }

    double[] squareMass() {
        return matrices.getLast();
    }
}
