package dev.granular.arrow.output;

import dev.granular.Correlations;
import dev.granular.Method;
import dev.granular.SurfacePoint;
import dev.granular.evaluation.ModelScore;
import dev.granular.fit.SurfaceFit;
import dev.granular.inference.RaterLimits;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** The columns of every table of results: the schemas of {@code docs/formats.md}. */
final class ResultColumns {
    private static final String MOS = "MOS";
    private static final String CORRELATION = "correlation";

    private ResultColumns() {}

    /** Returns columns of rows by model, then method, then points. */
    static List<ResultColumn> points(Correlations correlations, Optional<PlaceEstimates> estimates) {
        int points = correlations.points().size();
        List<Method> methods = correlations.methods();
        int perModel = points * methods.size();
        List<ResultColumn> columns = List.of(
                model(row -> correlations.models().get(row / perModel)),
                method(row -> methods.get(row % perModel / points)),
                q(row -> correlations.points().get(row % points).q()),
                qd(row -> correlations.points().get(row % points).qd()),
                value(row -> correlations.value(row / perModel, methods.get(row % perModel / points), row % points)),
                new ResultColumn.Number(
                        "effective_pairs",
                        "pairs",
                        "on how many equally weighted pairs the value rests",
                        false,
                        row -> correlations.effectivePairs(row % points)),
                new ResultColumn.Flag(
                        "accurate",
                        "whether the value keeps the accuracy that the table promises",
                        row -> correlations.accurateAt(row % points)),
                error(row -> correlations.errorAt(row % points)));
        return joined(
                columns,
                InferenceColumns.ofPoints(
                        estimates,
                        row -> new InferenceColumns.Place(
                                correlations.models().get(row / perModel),
                                methods.get(row % perModel / points),
                                row % points,
                                correlations.points().get(row % points),
                                correlations.value(
                                        row / perModel, methods.get(row % perModel / points), row % points))));
    }

    private static List<ResultColumn> joined(List<ResultColumn> first, List<ResultColumn> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    /** Returns columns of rows by surface in the order given, then Q, then Qd. */
    static List<ResultColumn> surface(SurfaceRows rows, Optional<PlaceEstimates> estimates) {
        List<ResultColumn> columns = List.of(
                model(row -> rows.surface(row).model()),
                method(row -> rows.surface(row).method()),
                q(rows::q),
                qd(rows::qd),
                value(rows::height),
                error(rows::error));
        return joined(
                columns,
                InferenceColumns.ofSurface(
                        estimates,
                        row -> new InferenceColumns.Place(
                                rows.surface(row).model(),
                                rows.surface(row).method(),
                                rows.place(row),
                                new SurfacePoint(rows.q(row), rows.qd(row)),
                                rows.height(row))));
    }

    /** Returns columns of rows by score, in the order given. */
    static List<ResultColumn> scores(List<ModelScore> scores, Optional<ScoreEstimates> estimates) {
        List<InferenceColumns.Score> values = scores.stream()
                .map(score -> new InferenceColumns.Score(score.model(), score.method(), score.gmc(), score.global()))
                .toList();
        List<ResultColumn> columns = List.of(
                model(row -> scores.get(row).model()),
                method(row -> scores.get(row).method()),
                optional(
                        "gmc",
                        CORRELATION,
                        "mean height of the surface",
                        row -> scores.get(row).gmc()),
                optional(
                        "bandwidth_q",
                        MOS,
                        "bandwidth of the fit along q",
                        row -> bandwidth(scores.get(row), SurfaceFit::bandwidthQ)),
                optional(
                        "bandwidth_qd",
                        MOS,
                        "bandwidth of the fit along qd",
                        row -> bandwidth(scores.get(row), SurfaceFit::bandwidthQd)),
                optional(
                        "global",
                        CORRELATION,
                        "correlation over the whole set",
                        row -> scores.get(row).global()));
        return joined(columns, InferenceColumns.ofScores(estimates, values));
    }

    /** Returns columns of rows by method, then point. */
    static List<ResultColumn> ceiling(RaterLimits limits) {
        List<Method> methods = limits.methods();
        int points = limits.points().size();
        return List.of(
                method(row -> methods.get(row / points)),
                q(row -> limits.points().get(row % points).q()),
                qd(row -> limits.points().get(row % points).qd()),
                optional(
                        "ceiling",
                        CORRELATION,
                        "what a model that knows the true opinions would reach",
                        row -> limits.ceiling(methods.get(row / points), row % points)),
                optional(
                        "reliability",
                        CORRELATION,
                        "what another panel of as many raters would reach",
                        row -> limits.reliability(methods.get(row / points), row % points)));
    }

    private static double bandwidth(ModelScore score, ToDoubleFunction<SurfaceFit> along) {
        return score.fit().map(along::applyAsDouble).orElse(Double.NaN);
    }

    private static ResultColumn error(IntToDoubleFunction values) {
        return optional(
                "error", CORRELATION, "what the value is estimated to be off by, at most; none if unknown", values);
    }

    private static ResultColumn model(IntFunction<String> values) {
        return new ResultColumn.Text("model", "name of the model", values);
    }

    private static ResultColumn method(IntFunction<Method> values) {
        return new ResultColumn.Text(
                "method", "kind of correlation", row -> values.apply(row).name());
    }

    private static ResultColumn q(IntToDoubleFunction values) {
        return new ResultColumn.Number("q", MOS, "quality that both images of a pair are near", false, values);
    }

    private static ResultColumn qd(IntToDoubleFunction values) {
        return new ResultColumn.Number("qd", MOS, "difference in quality between them", false, values);
    }

    private static ResultColumn value(IntToDoubleFunction values) {
        return optional("value", CORRELATION, "agreement of model and people on such pairs", values);
    }

    private static ResultColumn optional(String name, String unit, String description, IntToDoubleFunction values) {
        return new ResultColumn.Number(name, unit, description, true, values);
    }
}
