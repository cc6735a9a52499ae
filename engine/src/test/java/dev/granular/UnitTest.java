package dev.granular;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitTest {
    @ParameterizedTest
    @CsvSource({
        "0, 1, 0",
        "0, 100, 6",
        "1, 4.93, 1",
        "-3, 5, 3",
        "1e9, 1000000100, 6",
        "-0x1.8p1023, 0x1.8p1023, 1024",
        "-0x1.fffffffffffffp1023, 0x1.fffffffffffffp1023, 1024",
        "0, 0x1p-1074, -1074",
        "0x1p-1022, 0x1.8p-1022, -1023",
        "5, 5, 2",
        "-5, -5, 2",
        "0, 0, 0",
        "-0.0, 0.0, 0"
    })
    void aUnitIsTheLargestPowerOfTwoInTheRange(String low, String high, int exponent) {
        assertEquals(new Unit(exponent), Unit.of(Double.parseDouble(low), Double.parseDouble(high)));
        assertEquals(new Unit(exponent), Unit.of(Double.parseDouble(high), Double.parseDouble(low)));
    }

    @Test
    void noNumbersAreCountedInOnes() {
        assertEquals(Unit.ONE, Unit.of());
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void countingKeepsEveryDigit(long seed) {
        var random = new SplittableRandom(seed);
        for (int k = 0; k < 1000; k++) {
            double value = Math.scalb(random.nextDouble(-1, 1), random.nextInt(-1000, 1000));
            double other = Math.scalb(value, random.nextInt(-4, 4)) * random.nextDouble(-1, 1);
            Unit unit = Unit.of(value, other);
            double counted = unit.counted(value);
            assertEquals(value, unit.value(counted));
            assertArrayEquals(new double[] {counted}, unit.counted(new double[] {value}));
            double width = Math.abs(counted - unit.counted(other));
            assertEquals(1.5, width, 0.5, () -> value + " and " + other);
        }
    }

    @ParameterizedTest
    @ValueSource(
            doubles = {Double.MAX_VALUE, -Double.MAX_VALUE, Double.MIN_VALUE, Double.MIN_NORMAL, 3 * Double.MIN_VALUE})
    void theEndsOfDoublesAreCountedToo(double value) {
        Unit unit = Unit.of(-value, value);
        assertEquals(unit.counted(value), unit.counted(new double[] {value})[0]);
        assertEquals(value, unit.value(unit.counted(value)));
        assertEquals(0.75, Math.abs(unit.counted(value)), 0.25);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1075, 1026, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void unitsThatNoNumberHasAreRefused(int exponent) {
        assertEquals(
                "a unit of 2^" + exponent + ": no number is that small or large",
                assertThrows(InputException.class, () -> new Unit(exponent)).getMessage());
    }

    @Test
    void aRangeWiderThanNumbersHasNoWidth() {
        var range = new QualityRange(-1e308, 1e308);
        assertEquals(
                "MOS range [-1.0E308, 1.0E308] is wider than the largest number: divide MOS and std by 2 or more",
                assertThrows(InputException.class, range::width).getMessage());
        assertEquals(1e308, Unit.of(range).value(Unit.of(range).counted(range).width() / 2), 1e293);
    }
}
