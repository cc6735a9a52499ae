package dev.granular;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnTest {
    /** Lengths about the blocks in which a column is searched, and every kind of number that is none. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 511, 512, 513, 1500})
    void theFirstValueThatIsNotFiniteIsFound(int size) {
        var random = new SplittableRandom(size);
        double[] odd = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        double[] plain = {0.0, -0.0, Double.MAX_VALUE, -Double.MAX_VALUE, Double.MIN_VALUE, 1};
        double[] values = new double[size];
        for (int trial = 0; trial < 200; trial++) {
            Arrays.setAll(values, _ -> plain[random.nextInt(plain.length)]);
            for (int k = random.nextInt(3); k > 0; k--) {
                values[random.nextInt(size)] = odd[random.nextInt(odd.length)];
            }
            int from = random.nextInt(size + 1);
            int expected = from;
            while (expected < size && Double.isFinite(values[expected])) {
                expected++;
            }
            assertEquals(expected, Column.of(values).nextNotFinite(from), Arrays.toString(values) + " from " + from);
        }
    }
}
