package dev.granular.simulation;

import dev.granular.Predictions;
import dev.granular.Ratings;
import java.util.List;

/**
 * Made-up rating data.
 *
 * @param ratings what the simulated people said
 * @param predictions what the simulated models said of the same images, each with a name of its own
 */
public record SimulatedRatings(Ratings ratings, List<Predictions> predictions) {
    /** Copies the list. */
    public SimulatedRatings {
        predictions = List.copyOf(predictions);
    }
}
