package dev.granular.cli.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.Test;

/** Lines of equal height lie where the height is, each in one piece. */
class ContoursTest {
    private static final int STEPS = 41;

    private static Field field(DoubleBinaryOperator height) {
        double[] values = new double[STEPS * STEPS];
        for (int i = 0; i < STEPS; i++) {
            for (int j = 0; j < STEPS; j++) {
                values[i * STEPS + j] = height.applyAsDouble(i + 0.5, j + 0.5);
            }
        }
        return new Field(STEPS, values, new boolean[values.length]);
    }

    @Test
    void aConeHasCircles() {
        List<List<Contours.Place>> lines = Contours.of(field((i, j) -> Math.hypot(i - 20.5, j - 20.5)), 12.3);
        assertEquals(1, lines.size());
        List<Contours.Place> circle = lines.getFirst();
        assertEquals(circle.getFirst(), circle.getLast());
        for (Contours.Place place : circle) {
            assertEquals(12.3, Math.hypot(place.i() - 20.5, place.j() - 20.5), 0.02);
        }
        assertTrue(circle.size() > 80, circle.size() + " places");
    }

    @Test
    void aSlopeHasOneStraightLineFromEdgeToEdge() {
        List<List<Contours.Place>> lines = Contours.of(field((i, j) -> i + 2 * j), 50);
        assertEquals(1, lines.size());
        lines.getFirst().forEach(place -> assertEquals(50, place.i() + 2 * place.j(), 1e-9));
    }

    @Test
    void aSaddleHasTwoLinesThatDoNotCross() {
        List<List<Contours.Place>> lines = Contours.of(field((i, j) -> (i - 20.2) * (j - 20.3)), 1e-6);
        assertEquals(2, lines.size());
        for (List<Contours.Place> line : lines) {
            line.forEach(place -> assertEquals(1e-6, (place.i() - 20.2) * (place.j() - 20.3), 0.3));
        }
    }

    @Test
    void linesEndWhereHeightsAreUndefined() {
        List<List<Contours.Place>> lines = Contours.of(field((i, j) -> i > 15 && i < 25 ? Double.NaN : j), 20);
        assertEquals(2, lines.size());
    }
}
