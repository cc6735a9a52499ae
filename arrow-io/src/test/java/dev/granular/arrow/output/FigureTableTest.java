package dev.granular.arrow.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.granular.Direction;
import dev.granular.evaluation.Evaluation;
import dev.granular.global.FigureOptions;
import dev.granular.global.PairBudget;
import dev.granular.global.Raters;
import dev.granular.global.WholeSetFigures;
import dev.granular.profile.Profile;
import dev.granular.simulation.SimulatedRatings;
import dev.granular.simulation.Simulation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.types.pojo.Field;
import org.junit.jupiter.api.Test;

/** Tables of figures over the whole set and of profiles: columns as documented, and words for what is missing. */
class FigureTableTest {
    private static final SimulatedRatings DATA = new Simulation(80, 2, 1).run();
    private static final ResultOrigin ORIGIN =
            ResultOrigin.of(DATA.ratings(), Evaluation.of(DATA.ratings()).correlations(DATA.predictions()));

    private static List<FigureRow> rows(Raters raters, FigureOptions options) {
        return WholeSetFigures.of(DATA.ratings(), raters, DATA.predictions(), options).stream()
                .map(figures -> new FigureRow(figures, Direction.LOWER_IS_BETTER, 80))
                .toList();
    }

    private static ResultTable figures(Raters raters, FigureOptions options) {
        return ResultTable.figures(rows(raters, options), ORIGIN);
    }

    private static ResultTable profiles() {
        Evaluation evaluation = Evaluation.of(DATA.ratings());
        return ResultTable.profiles(
                List.of(
                        evaluation.profile(Profile.Axis.QUALITY, 5, DATA.predictions()),
                        evaluation.profile(Profile.Axis.DIFFERENCE, 4, DATA.predictions())),
                ORIGIN);
    }

    @Test
    void schemasAreDocumented() throws IOException {
        String page = Files.readString(Path.of("../docs/formats.md"));
        for (ResultTable table : List.of(figures(new Raters.Unknown(), FigureOptions.STANDARD), profiles())) {
            List<String> names =
                    table.schema().getFields().stream().map(Field::getName).toList();
            assertTrue(page.contains("| `" + table.name() + "`"), table.name());
            assertTrue(page.contains("`" + String.join(",", names) + "`"), names.toString());
            table.schema()
                    .getFields()
                    .forEach(field -> assertTrue(field.getMetadata().containsKey("description")));
        }
    }

    @Test
    void everyPlaceHasItsRow() {
        assertEquals(2 * 3 * (5 + 4), profiles().rows());
    }

    @Test
    void aSampleOfPairsStatesItsErrors() {
        var options = FigureOptions.STANDARD.pairs(new PairBudget(100, 2000, 1));
        List<FigureRow> rows = rows(new Raters.Constant(20), options);
        assertTrue(rows.getFirst().sampled());
        assertTrue(
                rows.getFirst().notes().contains("auc_better: standard error 0.0"),
                rows.getFirst().notes());
        assertEquals("lower", rows.getFirst().directionWord());
        Map<String, String> about = ResultTable.figures(rows, ORIGIN).metadata();
        assertEquals("standard errors in notes", about.get("accuracy"));
        assertEquals(
                "exact",
                figures(new Raters.Constant(20), FigureOptions.STANDARD)
                        .metadata()
                        .get("accuracy"));
    }
}
