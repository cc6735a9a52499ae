package dev.granular.compress;

import java.util.ArrayList;
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

    /** Sums over all pairs of an interval. */
    FrameSums all(Interval interval) {
        List<Interval> parts = interval.parts(images);
        FrameSums sums = new Level(interval, parts).sums(new ArrayList<>(), new double[0][]);
        for (Interval part : parts) {
            if (!part.isSmall()) {
                FrameSums inside = all(part);
                Raising raising = inside.frame().raisedTo(sums.frame());
                for (int t = 0; t < statistics; t++) {
                    sums.addRaised(inside, t, raising);
                }
            }
        }
        return sums;
    }

    /**
     * A whole strip's charges, and the sums over those of its pairs that are not within a part that is divided further.
     *
     * @param groups for each model whose concordance is summed, groups of all images
     */
    StripCharges top(Interval strip, List<Interval> parts, List<ScoreGroups> groups) {
        var level = new Level(strip, parts);
        int stride = MatrixProduct.padded(level.fine.columns());
        double[][] byGroup = new double[groups.size()][];
        for (int q = 0; q < byGroup.length; q++) {
            byGroup[q] = new double[groups.get(q).count() * stride];
        }
        FrameSums sums = level.sums(groups, byGroup);
        return new StripCharges(sums, level.charges.total(), byGroup);
    }

    /**
     * @param sums over pairs
     * @param charges moment m of column u in {@code m·stride + u}
     * @param byGroup for each model whose concordance is summed, weight of group g at column u in {@code g·stride + u}
     */
    record StripCharges(FrameSums sums, double[] charges, double[][] byGroup) {}

    /** How many times the weight of images can be doubled before it is that of their strip. */
    private int slack(Strip strip, double weight) {
        return slack(images.weight(strip.from(), strip.to()), weight);
    }

    /** How many times the weight {@code part} can be doubled before it is {@code whole}. */
    static int slack(double whole, double part) {
        return Math.max(0, Math.getExponent(whole / part));
    }

    /** One interval's division. */
    private final class Level {
        private final Interval interval;
        private final List<Interval> parts;
        private final Frame fine;
        private final PartCharges charges;
        private final List<PartConcordance> concordances = new ArrayList<>();
        private final boolean[] small;

        Level(Interval interval, List<Interval> parts) {
            this.interval = interval;
            this.parts = parts;
            Strip strip = interval.strip();
            double weight = images.weight(interval.from(), interval.to());
            fine = new Frame(interval, slack(strip, weight));
            boolean concordant = !interval.isTied(images);
            small = new boolean[parts.size()];
            for (int p = 0; p < small.length; p++) {
                small[p] = parts.get(p).isSmall();
            }
            charges = new PartCharges(fine, moments, parts.size(), product);
            if (concordant) {
                for (int q = 0; q < scores.length; q++) {
                    concordances.add(new PartConcordance(
                            interval.byScore()[q], scores[q], images, fine, parts.size(), interval.from()));
                }
            }
        }

        FrameSums sums(List<ScoreGroups> groups, double[][] byGroup) {
            var sums = FrameSums.of(fine, statistics);
            double[] scratch = new double[Frame.MOST_NODES];
            double[] row = new double[fine.mostColumns()];
            for (int p = 0; p < parts.size(); p++) {
                Interval part = parts.get(p);
                for (int i = part.from(); i < part.to(); i++) {
                    int band = images.band(i);
                    fine.evaluate(images, i, scratch, row, 0);
                    charges.add(i, images.weight(i), band, row);
                    for (PartConcordance concordance : concordances) {
                        concordance.charge(i, p, band, row);
                    }
                    for (int q = 0; q < byGroup.length; q++) {
                        int at = groups.get(q).of(i) * sums.stride() + fine.firstColumn(band);
                        for (int c = 0; c < fine.columns(band); c++) {
                            byGroup[q][at + c] += row[c];
                        }
                    }
                }
                charges.close();
            }
            charges.addTo(sums, small);
            addSkew(sums);
            if (!concordances.isEmpty()) {
                addConcordance(sums, rough(scratch));
            }
            return sums;
        }

        /** Images in as few columns as pairs within groups and within small parts need. */
        private RoughRows rough(double[] scratch) {
            double heaviest = images.weight(interval.from(), interval.to()) / PartConcordance.groups(interval.size());
            for (int p = 0; p < small.length; p++) {
                if (small[p]) {
                    heaviest = Math.max(
                            heaviest,
                            images.weight(parts.get(p).from(), parts.get(p).to()));
                }
            }
            var rough = new RoughRows(interval, new Frame(interval, slack(interval.strip(), heaviest)));
            for (int p = 0; p < parts.size(); p++) {
                for (int i = parts.get(p).from(); i < parts.get(p).to(); i++) {
                    rough.add(images, i, p, scratch);
                }
            }
            return rough;
        }

        /** What charges leave of the pairs within small parts. */
        private void addSkew(FrameSums sums) {
            List<Interval> smallParts = parts.stream().filter(Interval::isSmall).toList();
            if (!smallParts.isEmpty()) {
                var pairs = new SkewPairs(images, moments, interval, fine, smallParts);
                for (Interval part : smallParts) {
                    pairs.add(part);
                }
                pairs.addTo(sums);
            }
        }

        private void addConcordance(FrameSums sums, RoughRows rough) {
            int[] columnsIn = rough.frame().columnsIn(fine);
            for (int q = 0; q < concordances.size(); q++) {
                PartConcordance concordance = concordances.get(q);
                concordance.addBetweenGroups(sums.sums()[rows[q]], product);
                var gathered = new GatheredRows[rough.frame().bands()];
                for (int b = 0; b < gathered.length; b++) {
                    gathered[b] = new GatheredRows(
                            rough.frame().columns(b), rough.frame().columns(), product);
                }
                concordance.addWithinGroups(rough, images, gathered);
                for (Interval part : parts) {
                    if (part.isSmall()) {
                        concordance.addEach(part.from(), part.to(), rough, images, gathered);
                    }
                }
                for (int b = 0; b < gathered.length; b++) {
                    sums.add(
                            rows[q],
                            gathered[b],
                            rough.frame().firstColumn(b),
                            rough.frame().columns(b),
                            columnsIn);
                }
            }
        }
    }
}
