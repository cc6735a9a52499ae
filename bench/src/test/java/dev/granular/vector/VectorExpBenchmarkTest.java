package dev.granular.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** What the benchmark of the exponential times is the right answer. */
class VectorExpBenchmarkTest {
    @Test
    void exponentials() {
        var benchmark = new VectorExpBenchmark();
        double[] vector = benchmark.vector().clone();
        double[] scalar = benchmark.scalar().clone();
        for (int i = 0; i < vector.length; i++) {
            double expected = Math.pow(2, benchmark.exponents[i]);
            assertEquals(expected, vector[i], 1e-14 * expected);
            assertEquals(expected, scalar[i], 1e-12 * expected);
        }
    }
}
