package dev.granular.inference;

import dev.granular.Method;
import dev.granular.SurfacePoint;
import java.util.List;

/**
 * What the correlation of a model at a point rests on, or the difference of two models there. Rows are those of the ratings,
 * counted from 0.
 *
 * @param point in MOS units
 * @param value the correlation, or the first model's minus the second's; that of the sample where one serves, NaN if undefined
 * @param effects of units on the value
 * @param pairs the heaviest that the model orders unlike people; of two models, those that only the first does
 * @param sample what value and effects were computed from; pairs are searched for among all images
 */
public record Explanation(
        SurfacePoint point, Method method, double value, Effects effects, Discordance pairs, Sample sample) {
    /**
     * An image or cluster, and what it does to a value.
     *
     * @param row of its first image
     * @param images how many it has
     * @param share of the weight of all pairs at the point in which it takes part, 0 to 1; shares of all units add up to 1
     * @param effect by how much the value is higher because of it: the delete-one influence, for a sample scaled to all images;
     *     NaN if undefined
     */
    public record Effect(int row, int images, double share, double effect) {}

    /**
     * Effects at the top of three orders.
     *
     * @param deciding units with the largest shares
     * @param hurting units that lower the value most, lowest effect first
     * @param helping units that raise it most, highest effect first
     */
    public record Effects(List<Effect> deciding, List<Effect> hurting, List<Effect> helping) {
        /** Copies the lists. */
        public Effects {
            deciding = List.copyOf(deciding);
            hurting = List.copyOf(hurting);
            helping = List.copyOf(helping);
        }
    }

    /**
     * A pair that is ordered wrongly.
     *
     * @param lower row of the image with the lower MOS
     * @param higher row of the other
     * @param weight at the point, relative to the heaviest pair that there is, 0 to 1
     */
    public record WrongPair(int lower, int higher, double weight) {}

    /**
     * The heaviest pairs that are ordered wrongly.
     *
     * @param pairs heaviest first
     * @param isComplete whether no heavier one can have been missed
     */
    public record Discordance(List<WrongPair> pairs, boolean isComplete) {
        /** Copies the list. */
        public Discordance {
            pairs = List.copyOf(pairs);
        }
    }
}
