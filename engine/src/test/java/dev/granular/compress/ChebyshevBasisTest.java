package dev.granular.compress;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChebyshevBasisTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8, 17, Axis.MOST})
    void polynomialsBelowTheNumberOfNodesAreExact(int size) {
        var basis = new ChebyshevBasis(size);
        double[] values = new double[size];
        for (double t = -1; t <= 1; t += 0.0625) {
            basis.evaluate(t, values, 0);
            double sum = 0;
            double one = 0;
            for (int u = 0; u < size; u++) {
                sum += values[u] * Math.cos((size - 1) * Math.acos(basis.node(u)));
                one += values[u];
            }
            assertEquals(Math.cos((size - 1) * Math.acos(t)), sum, 1e-12);
            assertEquals(1, one, 1e-12);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 30})
    void eachPolynomialIsOneAtItsNodeAndZeroAtOthers(int size) {
        var basis = new ChebyshevBasis(size);
        double[] values = new double[size];
        for (int u = 0; u < size; u++) {
            basis.evaluate(basis.node(u), values, 0);
            for (int v = 0; v < size; v++) {
                assertEquals(u == v ? 1 : 0, values[v], 1e-13);
            }
        }
    }
}
