package dev.granular.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TailQuantilesTest {
    @ParameterizedTest
    @ValueSource(doubles = {0.49, 0.2, 0.05, 0.025, 0.005, 3e-4, 1e-6, 1e-9})
    void agreesWithNewtonsMethodAtAnyDegrees(double tail) {
        var quantiles = new TailQuantiles(tail);
        var random = new SplittableRandom(7);
        for (int k = 0; k < 400; k++) {
            double degrees = k == 0 ? 1 : Math.exp(random.nextDouble(0, 14));
            double expected = StudentT.quantile(tail, degrees);
            assertEquals(expected, quantiles.at(degrees), 2e-11 * expected, () -> degrees + " degrees");
        }
    }
}
