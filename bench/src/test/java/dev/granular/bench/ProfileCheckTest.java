package dev.granular.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.granular.Points;
import org.junit.jupiter.api.Test;

class ProfileCheckTest {
    private static final int SEEDS = 20;
    private static final int IMAGES = 1200;

    /** What {@code bench profiles} does with many more, and at all points. */
    @Test
    void nothingMarkedAccurateIsWrongOnRandomProfiles() {
        int compressed = 0;
        long values = 0;
        long lost = 0;
        for (long seed = 1; seed <= SEEDS; seed++) {
            var check = ProfileCheck.of(RandomProfile.of(seed, IMAGES), new Points.Grid(50, 40), 3, 1e-6);
            assertEquals(0, check.wrong(), check.line(seed));
            compressed += check.superPoints() > 0 ? 1 : 0;
            values += check.values();
            lost += check.lost();
        }
        assertTrue(compressed > SEEDS / 4, compressed + " of " + SEEDS + " were compressed");
        assertTrue(lost < 0.1 * values, lost + " of " + values + " values are not marked accurate");
    }
}
