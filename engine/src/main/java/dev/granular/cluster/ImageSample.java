package dev.granular.cluster;

import dev.granular.Column;
import dev.granular.Direction;
import dev.granular.QualityRange;
import dev.granular.Unit;
import dev.granular.global.GlobalFigures;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * Images that stand for all: some of each cell of MOS and σ, the same whatever part they came in, and the extremes of every
 * column in each cell. The samples of parts are merged to that of all. Of few images, all are in the sample.
 */
public final class ImageSample implements Serializable {
    private static final long serialVersionUID = 1;

    /** Two-sided 5 % of the normal distribution, which a rank correlation of nothing has with variance 1 / (N - 1). */
    private static final double CHANCE = 1.96;

    private final QualityRangeOfAll range;
    private final int models;
    private final TreeMap<Long, SampleCell> cells;

    /** The ends of the MOS scale. */
    private record QualityRangeOfAll(double min, double max) implements Serializable {
        QualityRange range() {
            return new QualityRange(min, max);
        }
    }

    private ImageSample(QualityRangeOfAll range, int models, TreeMap<Long, SampleCell> cells) {
        this.range = range;
        this.models = models;
        this.cells = cells;
    }

    /** Draws from images that come block by block, in memory for one of them and the sample. */
    public static final class Drawing {
        private final QualityRange range;
        private final Unit unit;
        private int models;
        /** Found by hash, as most images find a cell that is there. */
        private final HashMap<Long, SampleCell> cells = new HashMap<>();

        /** @param range of all MOS */
        public Drawing(QualityRange range) {
            this.range = range;
            unit = Unit.of(range);
        }

        /** Draws from some images, with the same models as any before. */
        public void add(ImageBlock block) {
            add(block, SampleCell::add);
        }

        private void add(ImageBlock block, BiConsumer<SampleCell, double[]> into) {
            models = block.scores().length;
            double[] row = new double[SampleCell.SCORES + models];
            for (int i = 0; i < block.size(); i++) {
                if (block.takesPart(i, unit)) {
                    fill(row, block, i);
                    into.accept(
                            cells.computeIfAbsent(SampleCell.key(range, row), _ -> new SampleCell(row.length)), row);
                }
            }
        }

        /** Returns the sample of all images so far, which this object gives up. */
        public ImageSample sample() {
            return new ImageSample(new QualityRangeOfAll(range.min(), range.max()), models, new TreeMap<>(cells));
        }
    }

    /**
     * Draws from the images of a block.
     *
     * @param range of all MOS
     */
    public static ImageSample of(QualityRange range, ImageBlock block) {
        var drawing = new Drawing(range);
        drawing.add(block);
        return drawing.sample();
    }

    private static void fill(double[] row, ImageBlock block, int image) {
        row[SampleCell.MOS] = block.mos()[image];
        row[SampleCell.STD] = block.std()[image];
        row[SampleCell.WEIGHT] = block.weight()[image];
        for (int m = 0; m < block.scores().length; m++) {
            row[SampleCell.SCORES + m] = block.scores()[m][image];
        }
    }

    /** Adds the sample of other images. */
    public ImageSample plus(ImageSample other) {
        var both = new TreeMap<Long, SampleCell>();
        cells.forEach((key, cell) -> both.put(key, cell.copy()));
        other.cells.forEach((key, cell) -> both.merge(key, cell, SampleCell::plus));
        return new ImageSample(range, Math.max(models, other.models), both);
    }

    /** Returns the same with some of the images from which it was drawn in it: those that no layout has had a place for. */
    public ImageSample with(ImageBlock images) {
        var drawing = new Drawing(range.range());
        drawing.add(images, SampleCell::keep);
        return plus(drawing.sample());
    }

    /** Returns the lowest and highest MOS of all images. */
    public QualityRange range() {
        return range.range();
    }

    /** Returns the number of models. */
    public int models() {
        return models;
    }

    /** Returns the number of all images that take part. */
    public long images() {
        return cells.values().stream().mapToLong(SampleCell::images).sum();
    }

    /** Returns whether all images that take part are in the sample. */
    public boolean isWhole() {
        return cells.values().stream().allMatch(SampleCell::isWhole);
    }

    /** Returns the images of the sample, by ascending MOS. */
    List<SampleCell.Member> members() {
        var members = new ArrayList<SampleCell.Member>();
        cells.values().forEach(cell -> members.addAll(cell.members()));
        members.sort(Comparator.comparing(SampleCell.Member::row, Arrays::compare));
        return members;
    }

    /** Returns the MOS of the images in the sample, ascending. */
    public double[] mos() {
        return column(SampleCell.MOS);
    }

    /** Returns a model's scores of the same images, in the same order. */
    public double[] scores(int model) {
        return column(SampleCell.SCORES + model);
    }

    private double[] column(int column) {
        return members().stream().mapToDouble(member -> member.row()[column]).toArray();
    }

    /**
     * Returns which way a model's scores count, by the sign of their rank correlation with MOS; nothing if it may be chance.
     *
     * @param model its number
     */
    public Optional<Direction> direction(int model) {
        double[] mos = mos();
        double srcc = GlobalFigures.of(Column.of(mos), Column.of(scores(model))).srcc();
        if (!(Math.abs(srcc) >= CHANCE / Math.sqrt(mos.length - 1.0))) {
            return Optional.empty();
        }
        return Optional.of(srcc < 0 ? Direction.LOWER_IS_BETTER : Direction.HIGHER_IS_BETTER);
    }

    /**
     * Cuts all images into pieces of about the same size.
     *
     * @param parts how many parts by MOS, at most: fewer if many images have the same
     * @param ranges how many ranges by each model's scores, at most
     */
    public Cuts cuts(int parts, int ranges) {
        List<SampleCell.Member> members = members();
        double[][] scores = new double[models][];
        for (int m = 0; m < models; m++) {
            scores[m] = bounds(members, SampleCell.SCORES + m, ranges);
        }
        return new Cuts(bounds(members, SampleCell.MOS, parts), scores);
    }

    private double[] bounds(List<SampleCell.Member> members, int column, int pieces) {
        List<SampleCell.Member> sorted = members.stream()
                .sorted(Comparator.comparingDouble(member -> member.row()[column]))
                .toList();
        double all = sorted.stream().mapToDouble(SampleCell.Member::count).sum();
        var bounds = new ArrayList<Double>();
        double passed = 0;
        double last = sorted.isEmpty() ? 0 : sorted.getFirst().row()[column];
        for (SampleCell.Member member : sorted) {
            double value = member.row()[column];
            if (passed >= all * (bounds.size() + 1) / pieces && value > last && bounds.size() < pieces - 1) {
                bounds.add(value);
                last = value;
            }
            passed += member.count();
        }
        return bounds.stream().mapToDouble(value -> value).toArray();
    }
}
