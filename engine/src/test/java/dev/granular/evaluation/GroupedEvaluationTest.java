package dev.granular.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.granular.Column;
import dev.granular.Groups;
import dev.granular.InputException;
import dev.granular.Method;
import dev.granular.Points;
import dev.granular.Predictions;
import dev.granular.QualityRange;
import dev.granular.Ratings;
import dev.granular.Regulator;
import dev.granular.simulation.SimulatedRatings;
import dev.granular.simulation.Simulation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GroupedEvaluationTest {
    private static final SimulatedRatings DATA = new Simulation(120, 2, 4).run();
    private static final Evaluation EVALUATION =
            Evaluation.of(DATA.ratings()).points(new Points.Grid(6, 5)).threads(1);

    private static Column part(Column values, int[] rows) {
        return Column.of(IntStream.of(rows).mapToDouble(values::get).toArray());
    }

    /** Groups that are cut out by hand and evaluated at the points of the whole set have the same values. */
    @Test
    void groupsAreEvaluatedAsIfTheyWereAlone() {
        List<String> names =
                IntStream.range(0, 120).mapToObj(i -> i % 3 == 0 ? "b" : "a").toList();
        List<GroupResult> groups = EVALUATION.byGroup(Groups.of(names), DATA.predictions());
        assertEquals(List.of("b", "a"), groups.stream().map(GroupResult::name).toList());
        var whole = EVALUATION.run(DATA.predictions());
        for (GroupResult group : groups) {
            int[] rows = IntStream.range(0, 120)
                    .filter(i -> names.get(i).equals(group.name()))
                    .toArray();
            assertEquals(rows.length, group.images());
            var ratings = new Ratings(
                    part(DATA.ratings().mos(), rows), part(DATA.ratings().std(), rows));
            var alone = Evaluation.of(ratings)
                    .points(new Points.Given(whole.correlations().points()))
                    .correlations(DATA.predictions().stream()
                            .map(model -> new Predictions(model.model(), part(model.scores(), rows), model.direction()))
                            .toList());
            EvaluationResult result = group.result().orElseThrow();
            assertEquals(whole.range(), result.range());
            assertEquals(whole.correlations().points(), result.correlations().points());
            for (int point = 0; point < 30; point++) {
                for (int model = 0; model < 2; model++) {
                    for (Method method : Method.values()) {
                        assertEquals(
                                alone.value(model, method, point),
                                result.correlations().value(model, method, point),
                                1e-12);
                    }
                }
            }
        }
    }

    @Test
    void oneGroupOfAllIsTheWhole() {
        var weighted = EVALUATION.regulator(new Regulator.Given(DATA.ratings().std()));
        GroupResult all = weighted.byGroup(Groups.of(Collections.nCopies(120, "x")), DATA.predictions())
                .getFirst();
        EvaluationResult expected = weighted.run(DATA.predictions());
        for (int i = 0; i < expected.scores().size(); i++) {
            assertEquals(
                    expected.scores().get(i).gmc(),
                    all.result().orElseThrow().scores().get(i).gmc());
        }
    }

    @Test
    void groupsWithoutAResultSayWhy() {
        var ratings =
                new Ratings(Column.of(1, 2, 3, 3, 3, 1, 2, 3, 4, 5, 6), Column.of(1, 1, 1, 1, 1, 0, 0, 1, 1, 1, 1));
        var model = new Predictions("m", Column.of(1, 2, 1, 2, 3, 1, 2, 3, 1, 2, 4));
        List<String> names =
                List.of("two", "two", "flat", "flat", "flat", "sure", "sure", "sure", "fine", "fine", "fine");
        List<GroupResult> groups = Evaluation.of(ratings).byGroup(Groups.of(names), List.of(model));
        assertEquals(
                List.of(
                        "fewer than 3 images",
                        "the MOS are all equal",
                        "fewer than two images have a standard deviation above 0",
                        ""),
                groups.stream().map(GroupResult::why).toList());
        assertTrue(groups.getLast().result().isPresent());
    }

    @Test
    void progressNeverGoesBack() {
        var heard = new ArrayList<Double>();
        List<String> names = IntStream.range(0, 120).mapToObj(i -> "g" + i % 4).toList();
        EVALUATION
                .progress((done, total) -> heard.add((double) done / total))
                .byGroup(Groups.of(names), DATA.predictions());
        assertEquals(heard.stream().sorted().toList(), heard);
        assertEquals(1, heard.getLast());
    }

    @Test
    void namesMustFit() {
        assertThrows(InputException.class, () -> EVALUATION.byGroup(Groups.of(List.of("a")), DATA.predictions()));
        assertThrows(
                InputException.class,
                () -> EVALUATION.axes(new QualityRange(1e6, 2e6)).run(DATA.predictions()));
    }
}
