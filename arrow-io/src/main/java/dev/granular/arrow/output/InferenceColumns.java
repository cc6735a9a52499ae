package dev.granular.arrow.output;

import dev.granular.Method;
import dev.granular.SurfacePoint;
import dev.granular.inference.Confidence;
import dev.granular.inference.Difference;
import dev.granular.inference.Estimate;
import dev.granular.inference.Interval;
import dev.granular.inference.NoInterval;
import dev.granular.inference.ScoreComparison;
import dev.granular.inference.ScoreInference;
import dev.granular.inference.SurfaceComparison;
import dev.granular.inference.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;

/** Columns that say how far numbers can be trusted. */
final class InferenceColumns {
    private static final String CORRELATION = "correlation";
    private static final String PROBABILITY = "probability";

    private InferenceColumns() {}

    /** The subject of a row of correlations. */
    record Place(String model, Method method, int place, SurfacePoint where, double value) {}

    /** Returns columns of a table of points, with all digits. */
    static List<ResultColumn> ofPoints(Optional<PlaceEstimates> estimates, IntFunction<Place> places) {
        return ofPlaces(new PlaceRows(estimates, places, DoubleUnaryOperator.identity()));
    }

    /** Returns columns of a table of places between points: interpolated, so that more than six decimals would be noise. */
    static List<ResultColumn> ofSurface(Optional<PlaceEstimates> estimates, IntFunction<Place> places) {
        return ofPlaces(new PlaceRows(estimates, places, value -> Math.rint(value * 1e6) / 1e6));
    }

    private static List<ResultColumn> ofPlaces(PlaceRows rows) {
        return List.of(
                number(
                        "se",
                        CORRELATION,
                        "standard error of the value",
                        row -> rows.number(row, at -> at.estimate().se())),
                number(
                        "low",
                        CORRELATION,
                        "lower end of the confidence interval of this place alone",
                        row -> rows.number(row, at -> low(at.estimate().interval()))),
                number(
                        "high",
                        CORRELATION,
                        "its upper end",
                        row -> rows.number(row, at -> high(at.estimate().interval()))),
                number(
                        "band_low",
                        CORRELATION,
                        "lower end of the band that holds at all places at once",
                        row -> rows.number(row, at -> low(at.band()))),
                number("band_high", CORRELATION, "its upper end", row -> rows.number(row, at -> high(at.band()))),
                number(
                        "effective_images",
                        "units",
                        "on how many equally important images the value rests; clusters where there are some",
                        row -> rows.number(row, at -> at.estimate().effectiveUnits())),
                new ResultColumn.Flag(
                        "given",
                        "whether there is an interval",
                        _ -> rows.arePresent(),
                        row -> rows.of(row).map(at -> at.estimate().isGiven()).orElse(false)),
                new ResultColumn.Text(
                        "why",
                        "the rule by which there is no interval",
                        true,
                        row -> rows.of(row)
                                .map(at -> why(at.estimate().interval()))
                                .orElse("")));
    }

    /** Returns columns of a table of scores; element i of {@code scores} belongs to row i. */
    static List<ResultColumn> ofScores(Optional<ScoreEstimates> estimates, List<Score> scores) {
        var columns = new ArrayList<ResultColumn>();
        columns.addAll(ofScore(
                "gmc",
                row -> estimates
                        .flatMap(ScoreEstimates::gmc)
                        .map(gmc -> scores.get(row).in(gmc, scores.get(row).gmc()))));
        columns.addAll(ofScore(
                "global",
                row -> estimates
                        .map(ScoreEstimates::global)
                        .map(global ->
                                scores.get(row).in(global, scores.get(row).global()))));
        return columns;
    }

    /** The subject of a row of scores. */
    record Score(String model, Method method, double gmc, double global) {
        Estimate in(ScoreInference inference, double value) {
            return inference.estimate(model, method, value);
        }
    }

    private static List<ResultColumn> ofScore(String name, IntFunction<Optional<Estimate>> estimate) {
        return List.of(
                number(
                        name + "_se",
                        CORRELATION,
                        "standard error of " + name,
                        row -> estimate.apply(row).map(Estimate::se).orElse(Double.NaN)),
                number(
                        name + "_low",
                        CORRELATION,
                        "lower end of its confidence interval",
                        row -> estimate.apply(row).map(at -> low(at.interval())).orElse(Double.NaN)),
                number(
                        name + "_high",
                        CORRELATION,
                        "upper end of its confidence interval",
                        row -> estimate.apply(row)
                                .map(at -> high(at.interval()))
                                .orElse(Double.NaN)));
    }

    /** Returns columns of comparisons of models. */
    static List<ResultColumn> ofComparisons(List<ModelComparison> rows) {
        var columns = new ArrayList<>(ofPair(row -> rows.get(row).surface().comparison()));
        columns.addAll(ofDifference("gmc", row -> rows.get(row).gmc()));
        columns.addAll(ofDifference("global", row -> Optional.of(rows.get(row).global())));
        columns.add(number(
                "somewhere_p",
                PROBABILITY,
                "of so large a difference anywhere on the surface if the models are equal",
                row -> tested(rows.get(row), rows.get(row).surface().p())));
        columns.add(number(
                "somewhere_p_adjusted",
                PROBABILITY,
                "the same, adjusted for the number of pairs",
                row -> tested(rows.get(row), rows.get(row).surface().adjustedP())));
        columns.add(number(
                "share_a_better",
                "share",
                "of the places, where a is shown to be better",
                row -> rows.get(row).surface().comparison().share(Verdict.FIRST_BETTER)));
        columns.add(number(
                "share_b_better",
                "share",
                "of the places, where b is shown to be better",
                row -> rows.get(row).surface().comparison().share(Verdict.SECOND_BETTER)));
        return columns;
    }

    private static double tested(ModelComparison row, double p) {
        OptionalDouble somewhere = row.surface().comparison().somewhere();
        return somewhere.isPresent() ? p : Double.NaN;
    }

    private static List<ResultColumn> ofPair(IntFunction<SurfaceComparison> pair) {
        return List.of(
                new ResultColumn.Text(
                        "a",
                        "name of the model that differences are taken from",
                        row -> pair.apply(row).first()),
                new ResultColumn.Text(
                        "b",
                        "name of the model that is taken off",
                        row -> pair.apply(row).second()),
                new ResultColumn.Text(
                        "method",
                        "kind of correlation",
                        row -> pair.apply(row).method().name()));
    }

    private static List<ResultColumn> ofDifference(String name, IntFunction<Optional<ScoreComparison>> rows) {
        return List.of(
                number(
                        name + "_difference",
                        CORRELATION,
                        name + " of a minus that of b",
                        row -> rows.apply(row)
                                .map(at -> at.difference().value())
                                .orElse(Double.NaN)),
                number(
                        name + "_se",
                        CORRELATION,
                        "standard error of the difference",
                        row -> rows.apply(row).map(at -> at.difference().se()).orElse(Double.NaN)),
                number(
                        name + "_low",
                        CORRELATION,
                        "lower end of its confidence interval",
                        row -> rows.apply(row)
                                .map(at -> low(at.difference().interval()))
                                .orElse(Double.NaN)),
                number(
                        name + "_high",
                        CORRELATION,
                        "upper end of its confidence interval",
                        row -> rows.apply(row)
                                .map(at -> high(at.difference().interval()))
                                .orElse(Double.NaN)),
                number(
                        name + "_p",
                        PROBABILITY,
                        "of such a difference if the two are equal",
                        row -> rows.apply(row).map(at -> at.difference().p()).orElse(Double.NaN)),
                number(
                        name + "_p_adjusted",
                        PROBABILITY,
                        "the same among all pairs compared",
                        row -> rows.apply(row).map(ScoreComparison::adjustedP).orElse(Double.NaN)));
    }

    /** Returns columns of comparisons at each place: pairs slowest, then points. */
    static List<ResultColumn> ofComparisonSurfaces(List<SurfaceComparison> pairs, List<SurfacePoint> points) {
        int places = points.size();
        IntFunction<Difference> at = row -> pairs.get(row / places).difference(row % places);
        var columns = new ArrayList<>(ofPair(row -> pairs.get(row / places)));
        columns.add(new ResultColumn.Number(
                "q",
                "MOS",
                "quality that both images of a pair are near",
                false,
                row -> points.get(row % places).q()));
        columns.add(new ResultColumn.Number(
                "qd",
                "MOS",
                "difference in quality between them",
                false,
                row -> points.get(row % places).qd()));
        columns.add(number(
                "difference",
                CORRELATION,
                "value of a minus that of b",
                row -> at.apply(row).value()));
        columns.add(number(
                "se",
                CORRELATION,
                "standard error of the difference",
                row -> at.apply(row).se()));
        columns.add(number(
                "low",
                CORRELATION,
                "lower end of the confidence interval of this place alone",
                row -> low(at.apply(row).interval())));
        columns.add(number(
                "high", CORRELATION, "its upper end", row -> high(at.apply(row).interval())));
        columns.add(number(
                "p",
                PROBABILITY,
                "of such a difference at this place if the two are equal",
                row -> at.apply(row).p()));
        columns.add(number(
                "p_adjusted",
                PROBABILITY,
                "the same among all places of the pair",
                row -> pairs.get(row / places).adjustedP(row % places).orElse(Double.NaN)));
        columns.add(new ResultColumn.Text(
                "verdict",
                "who is better: a, b, undecided or not_tested; all are right at once",
                row -> verdict(pairs.get(row / places).verdict(row % places))));
        columns.add(new ResultColumn.Text(
                "why",
                "the rule by which there is no test",
                true,
                row -> why(at.apply(row).interval())));
        return columns;
    }

    private static String verdict(Verdict verdict) {
        return switch (verdict) {
            case FIRST_BETTER -> "a";
            case SECOND_BETTER -> "b";
            case UNDECIDED, NOT_TESTED -> verdict.name().toLowerCase(Locale.ROOT);
        };
    }

    private static ResultColumn number(String name, String unit, String description, IntToDoubleFunction values) {
        return new ResultColumn.Number(name, unit, description, true, values);
    }

    private static double low(Confidence confidence) {
        return confidence instanceof Interval(double low, double _) ? low : Double.NaN;
    }

    private static double high(Confidence confidence) {
        return confidence instanceof Interval(double _, double high) ? high : Double.NaN;
    }

    private static String why(Confidence confidence) {
        return confidence instanceof NoInterval reason ? reason.name().toLowerCase(Locale.ROOT) : "";
    }
}
