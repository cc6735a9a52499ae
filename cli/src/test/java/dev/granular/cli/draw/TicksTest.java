package dev.granular.cli.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TicksTest {
    @ParameterizedTest
    @CsvSource({
        "0, 1, 5, '0.0,0.2,0.4,0.6,0.8,1.0'",
        "3.4, 92.4, 5, '20,40,60,80'",
        "-13, -2, 4, '−12,−10,−8,−6,−4,−2'",
        "-0.1, 0.1, 4, '−0.10,−0.05,0.00,0.05,0.10'",
        "1e6, 3e6, 2, '1000000,2000000,3000000'"
    })
    void ticksAreRoundAndLabelledInAsManyDigitsAsTheyNeed(double low, double high, int count, String labels) {
        assertEquals(List.of(labels.split(",")), Ticks.of(low, high, count).labels());
    }
}
