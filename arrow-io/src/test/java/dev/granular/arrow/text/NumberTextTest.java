package dev.granular.arrow.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.granular.arrow.fault.NearestName;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberTextTest {
    private final NumberText number = new NumberText();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void agreesWithThePlatformToTheLastBit(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            String text = randomNumber(random);
            String padded = "x," + text + ",y";
            assertTrue(number.parse(padded.toCharArray(), 2, text.length()), text);
            assertEquals(
                    Double.doubleToRawLongBits(Double.parseDouble(text)),
                    Double.doubleToRawLongBits(number.value()),
                    text);
        }
    }

    private static String randomNumber(Random random) {
        double value = Double.longBitsToDouble(random.nextLong());
        return switch (random.nextInt(5)) {
            case 0 -> Double.toString(Double.isFinite(value) ? value : 1);
            case 1 -> Long.toString(random.nextLong());
            case 2 -> String.format(Locale.ROOT, "%+.25f", random.nextGaussian());
            case 3 -> String.format(Locale.ROOT, " %.17E ", random.nextGaussian());
            default -> "." + random.nextInt(1000) + "e" + (random.nextInt(700) - 350);
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "  ", "NA", "n/a", "NaN", "null", "None", "inf", "-Infinity", "+INF", "1.#IND", "-", ".", "—"
            })
    void missingOnesAreNotANumberButAllowed(String text) {
        assertTrue(number.parse(text.toCharArray(), 0, text.length()));
        assertTrue(Double.isNaN(number.value()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "1d", "1.5f", "0x1p3", "1,5", "1 2", "--1", "1e", "e5", "nano", "infinite"})
    void everythingElseIsText(String text) {
        assertFalse(number.parse(text.toCharArray(), 0, text.length()));
    }

    @Test
    void suggestsOnlyWhatIsNear() {
        assertEquals(0, NearestName.distance("SSIM", "ssim"));
        assertEquals(3, NearestName.distance("kitten", "sitting"));
        assertEquals(4, NearestName.distance("", "abcd"));
        var names = List.of("psnr", "ms_ssim", "clipiqa+");
        assertEquals("ms_ssim", NearestName.of("ms-ssim", names).orElseThrow());
        assertEquals("clipiqa+", NearestName.of("clipiqa", names).orElseThrow());
        assertTrue(NearestName.of("topiq_nr", names).isEmpty());
        assertTrue(NearestName.of("x", List.of()).isEmpty());
    }
}
