package dev.granular.arrow.output;

import dev.granular.inference.Explanation;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A row of a table that explains a value: an image or a pair of images.
 *
 * @param what {@code decides}, {@code hurts}, {@code helps} or {@code wrong_pair}
 * @param rank in its kind, counted from 1
 * @param image the image, or the one of a pair with the lower MOS
 * @param effect of the image or cluster; NaN for pairs
 * @param partner the other image of a pair; all NaN and without a name for single ones
 * @param weight of the pair relative to the heaviest; NaN for single images
 */
public record ExplanationRow(
        String what, int rank, Image image, Explanation.Effect effect, Image partner, double weight) {
    private static final Explanation.Effect NO_EFFECT = new Explanation.Effect(-1, 1, Double.NaN, Double.NaN);

    /**
     * An image.
     *
     * @param name of the image, or of its cluster
     * @param mos in MOS units; of a cluster the mean, as all that follows
     * @param score of the model that is explained
     * @param against score of the model that it is compared with; NaN without
     */
    public record Image(String name, double mos, double std, double score, double against) {
        static final Image NONE = new Image("", Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }

    /** Makes the row of an image or cluster. */
    public static ExplanationRow of(String what, int rank, Image image, Explanation.Effect effect) {
        return new ExplanationRow(what, rank, image, effect, Image.NONE, Double.NaN);
    }

    /** Makes the row of a pair. */
    public static ExplanationRow of(int rank, Image lower, Image higher, double weight) {
        return new ExplanationRow("wrong_pair", rank, lower, NO_EFFECT, higher, weight);
    }

    static List<ResultColumn> columns(List<ExplanationRow> rows) {
        return List.of(
                new ResultColumn.Text("what", "decides, hurts, helps or wrong_pair", row -> rows.get(row).what),
                new ResultColumn.Count("rank", "1", "place in its kind", row -> rows.get(row).rank),
                new ResultColumn.Text(
                        "image",
                        "image or cluster; of a pair the image with the lower MOS",
                        row -> rows.get(row).image.name),
                number(
                        rows,
                        "mos",
                        "MOS",
                        "its MOS; of a cluster the mean, as of all that follows",
                        row -> row.image.mos),
                number(rows, "std", "MOS", "its standard deviation", row -> row.image.std),
                number(rows, "score", "score", "what the model says", row -> row.image.score),
                number(rows, "against", "score", "what the other model says", row -> row.image.against),
                new ResultColumn.Count(
                        "images",
                        "images",
                        "how many it stands for",
                        row -> rows.get(row).effect.images()),
                number(
                        rows,
                        "share",
                        "share",
                        "of the weight of all pairs that it takes part in",
                        row -> row.effect.share()),
                number(
                        rows,
                        "effect",
                        "correlation",
                        "by how much the value is higher because of it",
                        row -> row.effect.effect()),
                new ResultColumn.Text("partner", "other image of the pair", true, row -> rows.get(row).partner.name),
                number(rows, "partner_mos", "MOS", "its MOS", row -> row.partner.mos),
                number(rows, "partner_std", "MOS", "its standard deviation", row -> row.partner.std),
                number(rows, "partner_score", "score", "what the model says of it", row -> row.partner.score),
                number(rows, "partner_against", "score", "what the other model says of it", row -> row.partner.against),
                number(rows, "weight", "share", "of the pair, relative to the heaviest there is", row -> row.weight));
    }

    private static ResultColumn number(
            List<ExplanationRow> rows,
            String name,
            String unit,
            String description,
            ToDoubleFunction<ExplanationRow> value) {
        return new ResultColumn.Number(name, unit, description, true, row -> value.applyAsDouble(rows.get(row)));
    }
}
