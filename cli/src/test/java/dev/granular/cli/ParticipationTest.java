package dev.granular.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.granular.Accuracy;
import dev.granular.Column;
import dev.granular.Method;
import dev.granular.Points;
import dev.granular.Predictions;
import dev.granular.Ratings;
import dev.granular.Regulator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ParticipationTest {
    private static final Column MOS = Column.of(1, 2, 3, 4, 5);
    private static final String STILL = "; they still count in ranks, the range of Q";

    private static List<String> warnings(Column std, boolean known, Regulator regulator, double stdScale) {
        var study = new Study(
                "t",
                "t",
                new Ratings(MOS, std),
                List.of(new Predictions("a", MOS)),
                known,
                Optional.empty(),
                Map.of(),
                List.of(),
                List.of());
        var plan = new Plan(
                new Points.Grid(2, 2),
                Set.of(Method.PLCC),
                new Plan.Weighting(regulator, ""),
                new Accuracy.Exact(),
                stdScale,
                false,
                1,
                Optional.empty());
        return Participation.of(study, plan).warnings();
    }

    @Test
    void saysHowManyImagesHaveNoStandardDeviation() {
        Column std = Column.of(0, 1, 1e-170, 1, 1e-150);
        assertEquals(
                List.of("images with a standard deviation of 0 take no part in the surface (2 of 5)" + STILL
                        + ", the regulator and the global figures"),
                warnings(std, true, new Regulator.Gaussian(), 1));
        assertEquals(
                List.of("images with a standard deviation of 0 take no part in the surface (3 of 5)" + STILL
                        + " and the global figures"),
                warnings(std, true, new Regulator.Uniform(), 1e-20));
        assertEquals(List.of(), warnings(std, false, new Regulator.Lds(), 1));
        assertEquals(List.of(), warnings(Column.of(1, 1, 1, 1, 1), true, new Regulator.Gaussian(), 1));
    }

    @Test
    void saysHowManyImagesHaveNoWeight() {
        assertEquals(
                List.of(
                        "images with a weight of 0 take no part in the surface (1 of 5)" + STILL
                                + " and the global figures",
                        "images with a weight below 1e-16 of the largest vanish in the surface beside others (2 of 5)"
                                + STILL + " and the global figures"),
                warnings(
                        Column.of(1, 1, 1, 1, 1),
                        true,
                        new Regulator.Given(Column.of(0, 1e-300, 1e3, 1e-14, 1e-12)),
                        1));
    }
}
