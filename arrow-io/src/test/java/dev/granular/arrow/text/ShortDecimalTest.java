package dev.granular.arrow.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShortDecimalTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void agreesWithThePlatformToTheLastBit(long seed) {
        var random = new Random(seed);
        int decided = 0;
        for (int i = 0; i < 50_000; i++) {
            var digits = new BigInteger(1 + random.nextInt(59), random);
            decided += check(new BigDecimal(digits, random.nextInt(23)));
            check(BigDecimal.valueOf(100 * random.nextGaussian()));
        }
        assertTrue(decided > 49_000, "left to others: " + (50_000 - decided));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void halfWayBetweenTwoDoublesItIsRightOrLeavesItToOthers(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            var odd = BigDecimal.valueOf((1L << 53) + random.nextLong(1L << 53) | 1);
            var half = odd.multiply(BigDecimal.valueOf(1L << random.nextInt(5)))
                    .divide(BigDecimal.valueOf(1L << random.nextInt(3)));
            for (BigDecimal near : new BigDecimal[] {half, half.add(half.ulp()), half.subtract(half.ulp())}) {
                check(near);
            }
        }
    }

    /** How often it found the number itself: 0 or 1. */
    private static int check(BigDecimal number) {
        String text = number.toPlainString();
        double found = ShortDecimal.parse(("-" + text + ";").toCharArray(), 1, 1 + text.length());
        if (Double.isNaN(found)) {
            return 0;
        }
        assertEquals(Double.doubleToRawLongBits(Double.parseDouble(text)), Double.doubleToRawLongBits(found), text);
        return 1;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0", "-0.0", "-.5", "7.", "0.000000000000000001", "999999999999999999", "64.41666666666667"})
    void readsWhatTablesHold(String text) {
        double found = ShortDecimal.parse(text.toCharArray(), 0, text.length());
        assertEquals(Double.doubleToRawLongBits(Double.parseDouble(text)), Double.doubleToRawLongBits(found));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                ".",
                "-.",
                "1.2.3",
                "--1",
                "+1",
                "1e5",
                "1,5",
                "NaN",
                "1000000000000000000",
                "9007199254740993"
            })
    void leavesTheRestToOthers(String text) {
        assertTrue(Double.isNaN(ShortDecimal.parse(text.toCharArray(), 0, text.length())));
    }
}
