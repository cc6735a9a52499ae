package dev.granular.rating.density;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GaussianDensityTest {
    @ParameterizedTest
    @ValueSource(doubles = {1e-8, 0.01, 0.4, 1, 7.3, 33, 100, 1e4})
    void densityAgreesWithOneExpPerNumber(double std) {
        for (double mean : new double[] {0, 0.3, 12, 49.999, 77.5, 99.1, 100}) {
            var density = new GaussianDensity(101);
            density.add(mean, std);
            for (int b = 0; b <= 100; b++) {
                double expected = Math.exp(-(b - mean) * (b - mean) / (2 * std * std));
                // Near underflow the exponent's own rounding is larger than that of the products.
                double slack = 1e-13 + 1e-15 * -Math.log(Math.max(expected, Double.MIN_NORMAL));
                assertEquals(expected, density.at(b), slack * expected + Double.MIN_NORMAL, mean + " at " + b);
            }
        }
    }
}
