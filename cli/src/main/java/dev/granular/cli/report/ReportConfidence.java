package dev.granular.cli.report;

import dev.granular.Method;
import dev.granular.inference.Estimate;
import dev.granular.inference.OverallTest;
import dev.granular.inference.ScoreComparison;
import dev.granular.inference.ScoreInference;
import dev.granular.inference.SurfaceInference;
import dev.granular.inference.Verdict;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The uncertainty of the numbers of a run and comparisons of its models, for the page. Immutable. */
public final class ReportConfidence {
    private final SurfaceInference surface;
    private final Optional<ScoreInference> gmc;
    private final Optional<ScoreInference> global;
    private boolean ofPlaces = true;
    private final Map<Method, List<OverallTest>> surfaceTests = new EnumMap<>(Method.class);
    private final Map<Method, List<ScoreComparison>> scoreTests = new EnumMap<>(Method.class);

    private ReportConfidence(SurfaceInference surface, Optional<ScoreInference> gmc, Optional<ScoreInference> global) {
        this.surface = surface;
        this.gmc = gmc;
        this.global = global;
        for (var method : surface.methods()) {
            surfaceTests.put(method, surface.compareAll(method));
            scoreTests.put(
                    method,
                    gmc.or(() -> global).map(all -> all.compareAll(method)).orElse(List.of()));
        }
    }

    /**
     * Compares all models.
     *
     * @param surface at points of any kind; bands and regions are drawn if they are a grid, fine or coarse
     * @param gmc mean heights, of the same models and methods
     * @param global whole-set figures, of the same models and methods
     */
    public static ReportConfidence of(
            SurfaceInference surface, Optional<ScoreInference> gmc, Optional<ScoreInference> global) {
        return new ReportConfidence(surface, gmc, global);
    }

    /** Returns the same for scores alone, if the surface is too coarse to speak of places. */
    public ReportConfidence ofScoresAlone() {
        var alone = new ReportConfidence(surface, gmc, global);
        alone.ofPlaces = false;
        return alone;
    }

    /** Returns whether places have intervals, bands and findings. */
    boolean ofPlaces() {
        return ofPlaces;
    }

    SurfaceInference surface() {
        return surface;
    }

    /** Returns the probability of error that tests allow. */
    double alpha() {
        return 1 - surface.confidence();
    }

    /** Returns the confidence in percent, such as {@code 95 %}. */
    String percent() {
        return BigDecimal.valueOf(surface.confidence())
                        .movePointRight(2)
                        .stripTrailingZeros()
                        .toPlainString() + " %";
    }

    /** Returns a model's GMC score as computed elsewhere, with its interval if there are any. */
    Optional<Estimate> gmc(String model, Method method, double value) {
        return estimate(gmc, model, method, value);
    }

    /** Returns a model's whole-set figure as computed elsewhere, with its interval if there are any. */
    Optional<Estimate> global(String model, Method method, double value) {
        return estimate(global, model, method, value);
    }

    private static Optional<Estimate> estimate(
            Optional<ScoreInference> scores, String model, Method method, double value) {
        return scores.filter(known -> !Double.isNaN(value)
                        && known.models().contains(model)
                        && known.methods().contains(method))
                .map(known -> known.estimate(model, method, value));
    }

    /** Returns the scores that models are ranked by: mean heights, or whole-set figures if there are none. */
    Optional<ScoreInference> ranking() {
        return gmc.or(() -> global);
    }

    /** Returns the name of those scores. */
    String rankingName() {
        return gmc.isPresent() ? "GMC" : "the global figure";
    }

    /** Returns comparisons of every pair by those scores, the earlier model first. */
    List<ScoreComparison> scoreTests(Method method) {
        return scoreTests.getOrDefault(method, List.of());
    }

    /** Returns comparisons of every pair over the surface, the earlier model first. */
    List<OverallTest> surfaceTests(Method method) {
        return surfaceTests.getOrDefault(method, List.of());
    }

    /**
     * Returns whether regions of a pair are shown: only if the two differ somewhere even when all pairs are looked at, for
     * else a reader who goes through them would find one by chance.
     */
    boolean differ(OverallTest test) {
        return test.adjustedP() <= alpha();
    }

    /** Returns 1 if one model is shown to be better at a place, −1 if the other is, 0 if the data do not tell. */
    int standing(String one, String other, Method method, int point) {
        return test(one, other, method)
                .filter(this::differ)
                .map(OverallTest::comparison)
                .map(pair -> (pair.first().equals(one) ? 1 : -1)
                        * switch (pair.verdict(point)) {
                            case FIRST_BETTER -> 1;
                            case SECOND_BETTER -> -1;
                            case UNDECIDED, NOT_TESTED -> 0;
                        })
                .orElse(0);
    }

    /** Returns whether there is a test between two models at a place. */
    boolean isTested(String one, String other, Method method, int point) {
        return test(one, other, method)
                .filter(test -> test.comparison().verdict(point) != Verdict.NOT_TESTED)
                .isPresent();
    }

    private Optional<OverallTest> test(String one, String other, Method method) {
        return surfaceTests(method).stream()
                .filter(test -> List.of(
                                test.comparison().first(), test.comparison().second())
                        .containsAll(List.of(one, other)))
                .findFirst();
    }

    /** Returns the share of the places where one model is shown to be better than another, 0 to 1. */
    double shareBetter(String better, String worse, Method method) {
        for (var test : surfaceTests(method)) {
            var pair = test.comparison();
            if (pair.first().equals(better) && pair.second().equals(worse)) {
                return differ(test) ? pair.share(Verdict.FIRST_BETTER) : 0;
            }
            if (pair.first().equals(worse) && pair.second().equals(better)) {
                return differ(test) ? pair.share(Verdict.SECOND_BETTER) : 0;
            }
        }
        return 0;
    }
}
