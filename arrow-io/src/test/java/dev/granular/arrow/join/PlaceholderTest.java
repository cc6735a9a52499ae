package dev.granular.arrow.join;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.granular.Column;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which numbers look as if they stood for missing values. */
class PlaceholderTest {
    @Test
    void negativeNumberBelowAScaleStandsApart() {
        assertEquals(Optional.of(new Placeholder(-1, 1, 2, 1, 5)), of(1, -1, 3, 5, -1));
        assertEquals(Optional.of(new Placeholder(-999, 0, 1, 0, 0.5)), of(-999, 0, Double.NaN, 0.5));
    }

    @Test
    void numberFarAboveAScaleStandsApart() {
        assertEquals(Optional.of(new Placeholder(99, 3, 1, 1, 9.9)), of(1, 2, 9.9, 99));
        assertEquals(Optional.of(new Placeholder(9999, 0, 1, 12, 87)), of(9999, 12, 87));
    }

    @Test
    void numbersOnTheScaleAreValues() {
        assertEquals(Optional.empty(), of(-1, 0, 1, -0.5));
        assertEquals(Optional.empty(), of(97, 98, 99, 100));
        assertEquals(Optional.empty(), of(1, 2, 10, 99));
        assertEquals(Optional.empty(), of(-2, 1, 2, 3));
    }

    @Test
    void nothingStandsApartFromOneValue() {
        assertEquals(Optional.empty(), of(-1, 1, 1, 1));
        assertEquals(Optional.empty(), of(-1, -1));
        assertEquals(Optional.empty(), of());
    }

    private static Optional<Placeholder> of(double... values) {
        return Placeholder.in(Column.of(values));
    }
}
