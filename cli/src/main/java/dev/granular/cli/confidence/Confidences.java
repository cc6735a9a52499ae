package dev.granular.cli.confidence;

import dev.granular.Method;
import dev.granular.SurfacePoint;
import dev.granular.arrow.output.ModelComparison;
import dev.granular.arrow.output.PlaceEstimates;
import dev.granular.arrow.output.ScoreEstimates;
import dev.granular.inference.Band;
import dev.granular.inference.Estimate;
import dev.granular.inference.GridEstimates;
import dev.granular.inference.PlaceEstimate;
import dev.granular.inference.Sample;
import dev.granular.inference.ScoreInference;
import dev.granular.inference.SurfaceInference;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The uncertainty of the numbers of a run, and comparisons of its models. Immutable. */
public final class Confidences {
    private final double level;
    private final Optional<String> clusterColumn;
    private final SurfaceInference surface;
    private final ScoreEstimates scores;
    private final List<ModelComparison> comparisons;
    private final Map<String, Map<Method, PlaceEstimates>> places = new HashMap<>();
    private final boolean ofPlaces;

    /**
     * Puts together what was computed.
     *
     * @param level probability with which intervals cover
     * @param clusterColumn column that names the units; absent if these are the images
     * @param surface at the run's points, or on a grid over the range
     * @param ofPlaces whether that serves places, too; a coarse grid serves mean heights alone
     * @param comparisons of the models that were asked for, pairs within methods
     */
    public Confidences(
            double level,
            Optional<String> clusterColumn,
            SurfaceInference surface,
            boolean ofPlaces,
            ScoreEstimates scores,
            List<ModelComparison> comparisons) {
        this.level = level;
        this.clusterColumn = clusterColumn;
        this.surface = surface;
        this.ofPlaces = ofPlaces;
        this.scores = scores;
        this.comparisons = List.copyOf(comparisons);
        for (String model : ofPlaces ? surface.models() : List.<String>of()) {
            var ofModel = new EnumMap<Method, PlaceEstimates>(Method.class);
            surface.methods().forEach(method -> ofModel.put(method, estimates(surface, model, method)));
            places.put(model, ofModel);
        }
    }

    private static PlaceEstimates estimates(SurfaceInference surface, String name, Method by) {
        if (surface.meanHeights().isPresent()) {
            GridEstimates grid = surface.within(name, by);
            return (_, _, _, where, value) -> grid.at(where, value);
        }
        Band band = surface.band(name, by);
        return (_, _, place, _, _) -> new PlaceEstimate(
                surface.estimate(name, by, place), band.intervals().get(place));
    }

    /** Returns the probability with which intervals cover. */
    public double level() {
        return level;
    }

    /** Returns the column that names the units; nothing if these are the images. */
    public Optional<String> clusterColumn() {
        return clusterColumn;
    }

    /** Returns estimates and comparisons at the run's points, or on a grid over the range. */
    public SurfaceInference surface() {
        return surface;
    }

    /** Returns how far GMC scores and global figures can be trusted, around the run's own values. */
    public ScoreEstimates scores() {
        return scores;
    }

    /** Returns the comparisons that were asked for. */
    public List<ModelComparison> comparisons() {
        return comparisons;
    }

    /** Returns what standard errors of surfaces were computed from. */
    public Sample sample() {
        return surface.sample();
    }

    /** Returns a model's GMC, and how far it can be trusted; nothing if there is no surface. */
    public Optional<Estimate> gmc(String model, Method method) {
        return scores.gmc().map((ScoreInference gmc) -> gmc.estimate(model, method));
    }

    /** Returns how far the values of points and surfaces can be trusted; nothing if only scores have intervals. */
    public Optional<PlaceEstimates> places() {
        return ofPlaces ? Optional.of(this::at) : Optional.empty();
    }

    private PlaceEstimate at(String model, Method method, int place, SurfacePoint where, double value) {
        return places.get(model).get(method).at(model, method, place, where, value);
    }
}
