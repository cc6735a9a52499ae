package dev.granular.bench.coverage;

import dev.granular.Predictions;
import dev.granular.Ratings;
import java.util.List;

/**
 * Images drawn from a {@link Population}.
 *
 * @param scenes name of each image's scene
 */
record StudySet(Ratings ratings, List<Predictions> models, List<String> scenes) {
    StudySet {
        models = List.copyOf(models);
        scenes = List.copyOf(scenes);
    }
}
