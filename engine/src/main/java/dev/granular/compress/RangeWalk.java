package dev.granular.compress;

import dev.granular.Column;
import dev.granular.compress.charge.Expansion;
import dev.granular.compress.charge.ExpansionSums;
import dev.granular.compress.charge.Interval;
import dev.granular.compress.charge.PartExpansions;
import dev.granular.compress.charge.SuperPoints;
import dev.granular.compress.concord.PartConcordance;
import dev.granular.compress.concord.RoughRows;
import dev.granular.compress.concord.RoughStrips;
import dev.granular.compress.concord.StripColumns;
import dev.granular.compress.concord.StripConcordance;
import dev.granular.compress.nodes.PlacedImages;
import dev.granular.compress.nodes.SettledStrips;
import dev.granular.compress.nodes.Strip;
import dev.granular.kernel.MatrixProduct;
import dev.granular.kernel.ProductRow;
import dev.granular.pair.RatedImages;
import dev.granular.rating.CountingSort;
import dev.granular.rating.DenseRanks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** Images of a range of scores, whose pairs of different strips, or different parts of one strip, are walked over. */
final class RangeWalk {
    private final SettledStrips settled;
    private final PlacedImages images;
    private final double[] score;
    private final int[] sorted;
    private final List<Interval> strips = new ArrayList<>();
    /** Of each strip, images of one part and the next. */
    private final List<List<Interval>> parts = new ArrayList<>();

    private final List<int[]> partNumbers = new ArrayList<>();
    private final List<Expansion> frames;
    private final MatrixProduct product;

    RangeWalk(
            SettledStrips settled,
            RatedImages rated,
            SettledStrips.Placed placed,
            IntUnaryOperator partOf,
            List<Expansion> frames,
            MatrixProduct product) {
        this.settled = settled;
        this.frames = frames;
        this.product = product;
        images = placed.images();
        score = DenseRanks.of(Column.of(rated.scores(0)));
        sorted = CountingSort.order(score);
        int[][] byScore = byScore(placed.strips());
        for (int s = 0; s < byScore.length; s++) {
            Strip strip = placed.strips().get(s);
            strips.add(Interval.of(strip, new int[][] {byScore[s]}));
            divide(strip, partOf);
        }
    }

    private int[][] byScore(List<Strip> all) {
        int[] stripOf = new int[images.size()];
        int[][] byScore = new int[all.size()][];
        for (int s = 0; s < byScore.length; s++) {
            Strip strip = all.get(s);
            Arrays.fill(stripOf, strip.from(), strip.to(), s);
            byScore[s] = new int[strip.size()];
        }
        int[] filled = new int[byScore.length];
        for (int i : sorted) {
            byScore[stripOf[i]][filled[stripOf[i]]++] = i;
        }
        return byScore;
    }

    private void divide(Strip strip, IntUnaryOperator partOf) {
        var divided = new ArrayList<Interval>();
        int[] numbers = new int[strip.size()];
        int from = strip.from();
        for (int i = strip.from(); i < strip.to(); i++) {
            if (i + 1 == strip.to() || partOf.applyAsInt(i + 1) != partOf.applyAsInt(i)) {
                numbers[divided.size()] = partOf.applyAsInt(i);
                divided.add(new Interval(strip, 0, strip.low(), strip.high(), from, i + 1, new int[1][]));
                from = i + 1;
            }
        }
        parts.add(divided);
        partNumbers.add(Arrays.copyOf(numbers, divided.size()));
    }

    /** Adds the pairs of different strips. */
    void addBetweenStrips(SuperPoints points, RoughStrips rough, double[] matrix) {
        int[] first = new int[strips.size() + 1];
        for (int s = 0; s < strips.size(); s++) {
            first[s + 1] = first[s] + points.width(s);
        }
        var columns = new StripColumns(strips, frames, images);
        var concordance = new StripConcordance(columns, rough, points, product, sorted, score);
        points.addBetween(concordance.sums(first), first, matrix);
        concordance.addWithinGroups(matrix);
    }

    /** Adds the pairs of different parts of one strip. */
    void addWithinStrips(SuperPoints points, List<double[]> toNodes, double[] matrix) {
        for (int s = 0; s < strips.size(); s++) {
            if (parts.get(s).size() > 1) {
                points.addInside(
                        s, StripAssembly.atNodes(between(s), 0, toNodes.get(s), points.width(s), product), matrix);
            }
        }
    }

    private ExpansionSums between(int s) {
        Interval strip = strips.get(s);
        double share = strip.strip().weight() / PartConcordance.groups(settled.counts()[s]);
        var few = new Expansion(strip, Expansion.slack(strip.strip().weight(), share));
        var columns = new PartExpansions(strip, parts.get(s), frames.get(s), few);
        var sums = ExpansionSums.of(frames.get(s), 1, images.weight(strip.from(), strip.to()));
        new PartConcordance(images, share, columns, product)
                .addTo(sums, 0, strip.byScore()[0], score, List.of(), new RoughRows(images, strip, few, List.of()));
        return sums;
    }

    /** Returns charges of the images of each part in each strip, one for each node. */
    List<PartSums.Segment> segments(List<double[]> toNodes) {
        var segments = new ArrayList<PartSums.Segment>();
        for (int s = 0; s < strips.size(); s++) {
            for (int p = 0; p < parts.get(s).size(); p++) {
                segments.add(new PartSums.Segment(
                        partNumbers.get(s)[p], s, charges(s, parts.get(s).get(p), toNodes.get(s))));
            }
        }
        segments.sort((one, other) -> one.isBefore(other) ? -1 : 1);
        return segments;
    }

    private double[] charges(int s, Interval part, double[] toNodes) {
        Expansion frame = frames.get(s);
        double[] ofColumns = new double[frame.columns()];
        double[] row = new double[frame.mostColumns() + ProductRow.ROOM];
        double[] scratch = new double[Expansion.SCRATCH];
        for (int i = part.from(); i < part.to(); i++) {
            int band = images.band(i);
            frame.evaluate(images, i, scratch, row, 0);
            for (int c = 0; c < frame.columns(band); c++) {
                ofColumns[frame.firstColumn(band) + c] += row[c];
            }
        }
        int width = toNodes.length / Math.max(1, ofColumns.length);
        double[] charges = new double[width];
        for (int c = 0; c < ofColumns.length; c++) {
            for (int u = 0; u < width; u++) {
                charges[u] += ofColumns[c] * toNodes[c * width + u];
            }
        }
        return charges;
    }
}
