package dev.granular.cli.report;

import dev.granular.Column;
import dev.granular.Points;
import dev.granular.Predictions;
import dev.granular.Ratings;
import dev.granular.evaluation.Evaluation;
import dev.granular.inference.Inference;
import dev.granular.inference.SurfaceInference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** A simulated set of 150 images, evaluated with confidence; few images lie at the ends of the scale. */
final class TrustedRuns {
    /** Follows opinion closely. */
    static final String GOOD = "good";

    /** Follows opinion less closely. */
    static final String FAIR = "fair";

    /** Is as good as {@link #FAIR}. */
    static final String TWIN = "twin";

    private static final Ratings RATINGS = ratings();
    private static final List<Predictions> MODELS = List.of(model(FAIR, 22, 2), model(GOOD, 5, 3), model(TWIN, 22, 6));

    private TrustedRuns() {}

    /** The surface evaluated on a grid of 25 x 25, and confidence on one of 13 x 13. */
    static ReportData coarse() {
        return run(new Points.Grid(25, 25)).with(confidence(inference(new Points.Grid(13, 13))));
    }

    /** The surface fitted to points, and confidence at those points. */
    static ReportData scattered() {
        var points = new Points.LatinHypercube(40, 5);
        return run(points).with(confidence(inference(points)));
    }

    /** The same as {@link #coarse()} without confidence. */
    static ReportData without() {
        return run(new Points.Grid(25, 25));
    }

    static SurfaceInference inference(Points points) {
        return Inference.of(RATINGS).draws(400).threads(2).at(points, MODELS);
    }

    static ReportConfidence confidence(SurfaceInference surface) {
        var global = Inference.of(RATINGS).draws(400).threads(2).global(MODELS);
        return ReportConfidence.of(surface, surface.meanHeights(), Optional.of(global));
    }

    private static ReportData run(Points points) {
        var result = Evaluation.of(RATINGS)
                .points(points)
                .fit(!(points instanceof Points.Grid))
                .threads(2)
                .run(MODELS);
        return new ReportData(
                "Simulated", result.range(), result.correlations(), result.scores(), 30, Map.of(), List.of());
    }

    private static Ratings ratings() {
        var random = new Random(1);
        double[] mos = new double[150];
        Arrays.setAll(mos, _ -> Math.clamp(50 + 13 * random.nextGaussian(), 0, 100));
        mos[0] = 3;
        mos[1] = 97;
        double[] std = new double[mos.length];
        Arrays.fill(std, 7);
        return new Ratings(Column.of(mos), Column.of(std));
    }

    private static Predictions model(String name, double noise, int seed) {
        var random = new Random(seed);
        var scores = new ArrayList<Double>();
        for (double mos : RATINGS.mos().toArray()) {
            scores.add(mos + noise * random.nextGaussian());
        }
        return new Predictions(
                name, Column.of(scores.stream().mapToDouble(score -> score).toArray()));
    }
}
