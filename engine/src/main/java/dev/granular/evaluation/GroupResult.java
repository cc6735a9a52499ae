package dev.granular.evaluation;

import java.util.Objects;
import java.util.Optional;

/**
 * What an evaluation found of one group of images.
 *
 * @param name of the group
 * @param images how many it has
 * @param result on the axes of all images; empty if the group allows none
 * @param why there is no result, without a full stop; empty if there is one
 */
public record GroupResult(String name, int images, Optional<EvaluationResult> result, String why) {
    /** Refuses nulls. */
    public GroupResult {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(result, "result");
        Objects.requireNonNull(why, "why");
    }
}
