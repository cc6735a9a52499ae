package dev.granular.compress.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AxisTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8, 28})
    void anAxisReproducesPolynomialsOfItsDegree(int size) {
        var axis = new Axis(-3, 5, ChebyshevBasis.of(size));
        double[] weights = new double[size];
        for (double x : new double[] {-3, -1.7, 0, 4.2, 5}) {
            axis.evaluate(x, weights, 0);
            double sum = 0;
            for (int u = 0; u < size; u++) {
                sum += weights[u] * Math.pow(axis.node(u) / 5, size - 1);
            }
            assertEquals(Math.pow(x / 5, size - 1), sum, 1e-12);
        }
    }
}
