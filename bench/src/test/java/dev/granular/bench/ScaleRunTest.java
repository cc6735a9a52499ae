package dev.granular.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.granular.InputException;
import dev.granular.Method;
import dev.granular.QualityRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScaleRunTest {
    @Test
    void isFoundByItsName() {
        assertEquals(ScaleRun.MILLION_WITHOUT_KRCC, NamedRun.find("million-without-krcc", ScaleRun.values()));
        var unknown = assertThrows(InputException.class, () -> NamedRun.find("billion", ScaleRun.values()));
        assertTrue(unknown.getMessage().contains("million-without-krcc"), unknown.getMessage());
    }

    @Test
    void publishedSetsNeedAFolder() {
        var missing =
                assertThrows(InputException.class, () -> ScaleRun.PUBLISHED.run(Optional.empty(), new ArrayList<>()));
        assertTrue(missing.getMessage().contains("--conformance"), missing.getMessage());
    }

    /** There is an error for each method, within the tolerance. */
    @Test
    void accuracyIsThatOfTheCompressedSum() {
        var set = SigmaProfile.WIDE.simulate(4000, 1);
        List<Figure> figures = AccuracyCheck.of("wide", set.ratings(), set.predictions());
        for (Method method : Method.values()) {
            List<Figure> own = figures.stream()
                    .filter(f -> f.parameters().get("method").equals(method.name()))
                    .toList();
            assertEquals(3, own.size());
            for (int i = 0; i < own.size(); i++) {
                assertEquals(200, own.get(i).number("points"));
                assertTrue(own.get(i).number("super points") > 0);
                double tolerance = own.get(i).number("tolerance");
                assertTrue(
                        own.get(i).value() > 0 && own.get(i).value() <= tolerance,
                        own.get(i).toString());
            }
        }
    }

    @Test
    void profilesAreWhatTheySay() {
        var mixed = SigmaProfile.MIXED.simulate(1000, 0).ratings();
        double range = QualityRange.of(mixed.mos()).width();
        assertEquals(0.01, mixed.std().get(0) / range, 0.002);
        assertEquals(0.2, mixed.std().get(1) / range, 0.04);
        double[] beta = SigmaProfile.BETA.simulate(1000, 0).ratings().std().toArray();
        assertEquals(0, Arrays.stream(beta).min().orElseThrow());
        var rounded = SigmaProfile.ROUNDED.simulate(1000, 1);
        double score = rounded.predictions().getFirst().scores().get(3);
        assertEquals(Math.rint(10 * score), 10 * score, 1e-12 * Math.abs(score));
    }
}
