package dev.granular.global;

import dev.granular.Column;
import dev.granular.InputException;
import dev.granular.Predictions;
import dev.granular.Ratings;
import dev.granular.mapping.FittedMapping;
import dev.granular.parallel.TaskPool;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;

/**
 * Figures that reviewers ask for of one model over a whole data set, every image counting the same. What cannot be computed
 * is missing with a {@link Reason}; no figure is NaN.
 *
 * @param model the model's name
 * @param mapping the fitted curve from scores to MOS
 * @param errors agreement of mapped scores with the MOS
 * @param order accuracy of the order of pairs, ties included
 * @param classification different against similar, better against worse
 * @param resolvingPower difference of mapped scores that is worth a difference to people
 * @param ranking perceptually weighted rank correlation
 */
public record WholeSetFigures(
        String model,
        FittedMapping mapping,
        ErrorFigures errors,
        PairOrder order,
        PairClassification classification,
        ResolvingPower resolvingPower,
        RankingCurve ranking) {
    /** Magnitude up to which squares, and sums of them, are far from the end of the range of doubles. */
    private static final double LARGEST = 1e140;

    /**
     * Computes all figures of every model. Up to {@link PairBudget#all} pairs of images all are taken; above, a sample, and
     * figures over pairs have a standard error.
     *
     * @param models each of the ratings' length
     * @return one record for each model, in their order
     * @throws InputException if lengths differ, or if numbers are so large or differ so little that their squares leave the
     *     range of doubles
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    public static List<WholeSetFigures> of(
            Ratings ratings, Raters raters, List<Predictions> models, FigureOptions options) {
        for (Predictions model : models) {
            if (model.scores().size() != ratings.size()) {
                throw new InputException("model " + model.model() + " has "
                        + model.scores().size() + " predictions for " + ratings.size() + " images: they must agree");
            }
            requireSquares("scores of " + model.model(), model.scores());
        }
        requireSquares("MOS", ratings.mos());
        var set = new RatedSet(ratings, raters, options);
        try (var pool = new TaskPool(options.threads())) {
            PairSum sum = options.pairs().takesAll(ratings.size())
                    ? new EveryPair(set, pool)
                    : new PairSample(set, options.pairs(), pool);
            var perfect = PerfectModel.of(set, sum);
            var ofModel = new ModelFigures(set, sum, options.mapping(), pool);
            return models.stream().map(model -> ofModel.of(model, perfect)).toList();
        }
    }

    /** Refuses what a mapping, which is fitted in the units of the data, would lose to overflow or underflow. */
    private static void requireSquares(String what, Column column) {
        DoubleSummaryStatistics ends = Arrays.stream(column.toArray()).summaryStatistics();
        double width = ends.getMax() - ends.getMin();
        double largest = Math.max(Math.abs(ends.getMin()), Math.abs(ends.getMax()));
        if (largest > LARGEST || width > 0 && width < 1 / LARGEST) {
            throw new InputException(what + " from " + ends.getMin() + " to " + ends.getMax()
                    + ": figures over the whole set square them, which takes numbers up to " + LARGEST
                    + " that differ by more than " + 1 / LARGEST + "; give them in another unit");
        }
    }
}
