package dev.granular.simulation;

import dev.granular.Predictions;
import dev.granular.Ratings;
import java.util.List;

/**
 * Made-up rating data.
 *
 * @param ratings of the simulated people
 * @param predictions of the simulated models for the same images, each with a name of its own
 */
public record SimulatedRatings(Ratings ratings, List<Predictions> predictions) {
    /** Copies the list. */
    public SimulatedRatings {
        predictions = List.copyOf(predictions);
    }
}
