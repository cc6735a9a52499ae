package dev.granular.compress;

import dev.granular.compress.charge.Expansion;
import dev.granular.compress.charge.ExpansionSums;
import dev.granular.compress.charge.Interval;
import dev.granular.compress.charge.Moments;
import dev.granular.compress.charge.OrderCorrection;
import dev.granular.compress.charge.PartCharges;
import dev.granular.compress.charge.PartExpansions;
import dev.granular.compress.concord.PartConcordance;
import dev.granular.compress.concord.RoughRows;
import dev.granular.compress.nodes.PlacedImages;
import dev.granular.compress.nodes.Strip;
import dev.granular.kernel.MatrixProduct;
import dev.granular.kernel.ProductRow;
import dev.granular.parallel.TaskPool;
import java.util.List;

/**
 * Sums over the ordered pairs within a strip. Inside a strip the order of a pair in MOS matters, so the strip is divided
 * again and again: pairs of different parts are products of charges. The fewer images a part has, the less its own pairs
 * contribute, and the fewer columns are enough for them.
 */
final class PairTree {
    private final PlacedImages images;
    private final Moments moments;
    /** Scores, by position, of each model whose concordance is summed. */
    private final double[][] scores;
    /** The row of each. */
    private final int[] rows;

    private final int statistics;
    private final MatrixProduct product;

    /** @param statistics number of matrices, masses included */
    PairTree(
            PlacedImages images,
            Moments moments,
            double[][] scores,
            int[] rows,
            int statistics,
            MatrixProduct product) {
        this.images = images;
        this.moments = moments;
        this.scores = scores;
        this.rows = rows;
        this.statistics = statistics;
        this.product = product;
    }

    /** Returns sums over all pairs of an interval. */
    ExpansionSums all(Interval interval) {
        List<Interval> parts = interval.parts(images);
        int slack = slack(interval.strip(), images.weight(interval.from(), interval.to()));
        ExpansionSums sums = new Level(interval, parts, slack).sums();
        addInsides(
                interval,
                sums,
                parts.stream().filter(part -> !part.isSmall()).map(this::all).toList());
        return sums;
    }

    /** Adds what parts that are divided further contribute. They are so little of all that few of the columns need it. */
    void addInsides(Interval interval, ExpansionSums sums, List<ExpansionSums> insides) {
        if (insides.isEmpty()) {
            return;
        }
        double heaviest =
                insides.stream().mapToDouble(ExpansionSums::weight).max().orElseThrow();
        sums.addRaised(insides, new Expansion(interval, slack(interval.strip(), heaviest)));
    }

    /** Returns a whole strip's charges, and the sums over those of its pairs that are not within a part that is divided further. */
    StripCharges top(Interval strip, List<Interval> parts) {
        var level = new Level(strip, parts, 0);
        ExpansionSums sums = level.sums();
        return new StripCharges(sums, level.charges.total());
    }

    /**
     * @param sums over pairs
     * @param charges moment m of column u in {@code m·stride + u}
     */
    record StripCharges(ExpansionSums sums, double[] charges) {}

    /** Returns how many times the weight of images can be doubled before it is that of their strip. */
    private static int slack(Strip strip, double weight) {
        return Expansion.slack(strip.weight(), weight);
    }

    /** One interval's division. */
    private final class Level {
        private final Interval interval;
        private final List<Interval> parts;
        private final Expansion fine;
        private final PartCharges charges;

        Level(Interval interval, List<Interval> parts, int slack) {
            this.interval = interval;
            this.parts = parts;
            fine = new Expansion(interval, slack);
            charges = new PartCharges(fine, moments, parts.size(), product);
        }

        ExpansionSums sums() {
            var sums = ExpansionSums.of(fine, statistics, images.weight(interval.from(), interval.to()));
            boolean[] small = new boolean[parts.size()];
            for (int p = 0; p < small.length; p++) {
                TaskPool.checkpoint();
                small[p] = parts.get(p).isSmall();
                addCharges(parts.get(p));
            }
            charges.addTo(sums, small);
            List<Interval> smallParts = parts.stream().filter(Interval::isSmall).toList();
            addSkew(smallParts, sums);
            if (scores.length > 0 && !interval.isTied(images)) {
                addConcordance(smallParts, sums);
            }
            return sums;
        }

        private void addCharges(Interval part) {
            double[] scratch = new double[Expansion.SCRATCH];
            double[] row = new double[fine.mostColumns() + ProductRow.ROOM];
            for (int i = part.from(); i < part.to(); i++) {
                fine.evaluate(images, i, scratch, row, 0);
                charges.add(i, images.weight(i), images.band(i), row);
            }
            charges.close();
        }

        /** Returns what charges leave of the pairs within small parts. */
        private void addSkew(List<Interval> smallParts, ExpansionSums sums) {
            if (!smallParts.isEmpty()) {
                var pairs = new OrderCorrection(images, moments, interval, fine, smallParts);
                for (Interval part : smallParts) {
                    pairs.add(part);
                }
                pairs.addTo(sums);
            }
        }

        private void addConcordance(List<Interval> smallParts, ExpansionSums sums) {
            double share = images.weight(interval.from(), interval.to()) / PartConcordance.groups(interval.size());
            double heaviest = share;
            for (Interval part : smallParts) {
                heaviest = Math.max(heaviest, images.weight(part.from(), part.to()));
            }
            var few = new Expansion(interval, slack(interval.strip(), heaviest));
            var frames = new PartExpansions(interval, parts, fine, few);
            var rough = new RoughRows(images, interval, few, smallParts);
            var concordance = new PartConcordance(images, share, frames, product);
            for (int q = 0; q < scores.length; q++) {
                TaskPool.checkpoint();
                concordance.addTo(sums, rows[q], interval.byScore()[q], scores[q], smallParts, rough);
            }
        }
    }
}
