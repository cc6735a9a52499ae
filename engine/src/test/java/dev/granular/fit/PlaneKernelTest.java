package dev.granular.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The vector kernel against its scalar twin. */
@Tag("kernel")
class PlaneKernelTest {
    private final PlaneKernel scalar = new ScalarPlaneKernel();
    private final PlaneKernel vector = new VectorPlaneKernel();

    /** From points so near that all weigh the same to points so far that all weights are the least. */
    @ParameterizedTest
    @CsvSource({"1, 3, 1", "7, 1, 0.01", "37, 5, 4", "100, 100, 30", "64, 16, 1e4"})
    void sumsAgree(int count, int atPlaces, double width) {
        var random = new SplittableRandom(count);
        Positions points = positions(count, width, random);
        Positions places = positions(atPlaces, width, random).padded(vector.lanes());
        double[] heights = random.doubles(count, -1, 1).toArray();
        double[] exponents = random.doubles(places.count() + count, -20, 0).toArray();
        double[] expected = sums(scalar, places, points, heights, exponents);
        double[] actual = sums(vector, places, points, heights, exponents);
        double longest = Math.max(1, width * width);
        for (int i = 0; i < expected.length; i++) {
            double scale = expected[i % places.count()] * longest;
            assertEquals(expected[i] / scale, actual[i] / scale, 1e-12, "sum " + i);
        }
    }

    private static double[] sums(
            PlaneKernel kernel, Positions places, Positions points, double[] heights, double[] exponents) {
        double[] sums = new double[PlaneKernel.SUMS * places.count()];
        for (int p = 0; p < places.count(); p += kernel.lanes()) {
            kernel.add(places, p, points, heights, exponents, sums);
        }
        return sums;
    }

    private static Positions positions(int count, double width, SplittableRandom random) {
        return new Positions(
                random.doubles(count, 0, width).toArray(),
                random.doubles(count, 0, width).toArray());
    }
}
