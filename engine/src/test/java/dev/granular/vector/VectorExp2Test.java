package dev.granular.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import jdk.incubator.vector.DoubleVector;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("kernel")
class VectorExp2Test {
    @Test
    void withinTwoUnitsOfTheLastPlaceOverTheWholeDomain() {
        var random = new SplittableRandom(1);
        for (int trial = 0; trial < 100_000; trial++) {
            double x = trial < 2045 ? trial - 1021 : random.nextDouble(-1021, 1023);
            double actual = VectorExp2.exp2(DoubleVector.broadcast(DoubleVector.SPECIES_PREFERRED, x))
                    .lane(0);
            double expected = StrictMath.pow(2, x);
            assertEquals(1, actual / expected, 2 * Math.ulp(1.0), "2^" + x);
        }
    }
}
