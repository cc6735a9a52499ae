package dev.granular.cluster;

import dev.granular.InputException;
import dev.granular.Method;
import dev.granular.Progress;
import dev.granular.QualityRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BinaryOperator;
import java.util.function.DoublePredicate;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Images that are read as often as needed instead of being held: a layout is settled, and parts are summed over, in memory for
 * the images of one part. So many processes share the work without sending images to one another.
 */
public final class StreamedImages {
    /** Different values that are ranked at a time. */
    private static final int RANKED = 1 << 24;

    /** Images without a place that are added to the sample from each block at a time, and times that they are. */
    private static final int MISFITS = 500;

    private static final int ROUNDS = 4;

    private final ImageSource images;
    private final int ranked;

    /** @param images of which the same are read each time */
    public StreamedImages(ImageSource images) {
        this(images, RANKED);
    }

    StreamedImages(ImageSource images, int ranked) {
        this.images = images;
        this.ranked = ranked;
    }

    /** Returns a value of every block, put together in the order of the blocks; nothing if there are none. */
    <T> Optional<T> reduced(Function<ImageBlock, T> of, BinaryOperator<T> plus) {
        var all = new ArrayList<T>(1);
        images.read(block -> {
            T next = of.apply(block);
            if (all.isEmpty()) {
                all.add(next);
            } else {
                all.set(0, plus.apply(all.getFirst(), next));
            }
        });
        return all.stream().findFirst();
    }

    /**
     * Counts the images.
     *
     * @throws InputException if there are none
     */
    public Census census() {
        return reduced(Census::of, Census::plus).orElseThrow(StreamedImages::none);
    }

    private static InputException none() {
        return new InputException("0 images: a correlation needs at least 2");
    }

    /** Draws a sample. */
    public ImageSample sample(QualityRange range) {
        var drawing = new ImageSample.Drawing(range);
        images.read(drawing::add);
        return drawing.sample();
    }

    /**
     * Settles a layout for these images, with weights.
     *
     * @param parts into how many they are cut, at most; as many as there are different MOS if these are fewer
     * @throws InputException as {@link ClusterLayout#settle}, or if images like none of the sample remain
     */
    public ClusterLayout settled(Census census, Choices choices, int parts, int threads, Progress progress) {
        ImageSample sample = sample(census.range());
        for (int round = 0; round < ROUNDS; round++) {
            ClusterLayout layout = ClusterLayout.settle(
                    ranked(sample, choices), census, cuts(sample, choices, parts), choices, threads, progress);
            Reading reading = reading(layout);
            if (reading.misfits.size() == 0) {
                return layout.of(reading.content);
            }
            sample = sample.with(reading.misfits);
        }
        throw new InputException("super points do not serve: images like none of the sample remain after " + ROUNDS
                + " rounds; a larger std scale or tolerance may help");
    }

    /**
     * Settles a layout for other models of the images of a layout, on its super points and parts.
     *
     * @param names of the models
     * @throws InputException if the images are evidently not those of the layout
     */
    public ClusterLayout settled(ClusterLayout other, List<String> names, int threads) {
        Census census = census();
        ImageSample sample = sample(census.range());
        Reading reading = reading(other);
        if (reading.misfits.size() > 0) {
            throw foreign();
        }
        var choices = new Choices(names, EnumSet.copyOf(other.methods()), other.tolerance());
        double[][] ranges = cuts(sample, choices, other.cuts().parts()).scores();
        return other.models(ranked(sample, choices), census, ranges, names, threads)
                .of(reading.content);
    }

    private static InputException foreign() {
        return new InputException("an image has no place in the layout: it belongs to other images");
    }

    private static Cuts cuts(ImageSample sample, Choices choices, int parts) {
        boolean ordered = choices.methods().contains(Method.KRCC);
        return sample.cuts(parts, ordered ? Math.ceilDiv(parts, choices.models().size()) : 1);
    }

    /** Images that have no place in a layout, and what all images say. */
    private record Reading(ImageBlock misfits, long content) {
        static Reading of(ImageBlock block, ClusterLayout layout) {
            int[] misfits = Arrays.stream(layout.misfits(block)).limit(MISFITS).toArray();
            return new Reading(block.some(misfits), block.content());
        }

        Reading plus(Reading next) {
            return new Reading(misfits.plus(next.misfits), content + next.content);
        }
    }

    private Reading reading(ClusterLayout layout) {
        return reduced(block -> Reading.of(block, layout), Reading::plus).orElseThrow(StreamedImages::none);
    }

    private RankedSample ranked(ImageSample sample, Choices choices) {
        double[] mos = sample.mos();
        double[][] scores =
                IntStream.range(0, sample.models()).mapToObj(sample::scores).toArray(double[][]::new);
        boolean needed = choices.methods().contains(Method.SRCC);
        return new RankedSample(sample, mosRanks(mos, needed), scoreRanks(scores, needed));
    }

    private double[] mosRanks(double[] mos, boolean needed) {
        return needed ? ranks(mos, ImageBlock::mos) : new double[mos.length];
    }

    private double[][] scoreRanks(double[][] scores, boolean needed) {
        double[][] ranks = new double[scores.length][];
        for (int m = 0; m < ranks.length; m++) {
            int model = m;
            ranks[m] = needed ? ranks(scores[m], block -> block.scores()[model]) : new double[scores[m].length];
        }
        return ranks;
    }

    /** Returns dense ranks, among all images, of some values of a column. */
    private double[] ranks(double[] some, Function<ImageBlock, double[]> column) {
        double[] wanted = Arrays.stream(some)
                .map(value -> value + 0.0)
                .sorted()
                .distinct()
                .toArray();
        double[] ranks = new double[wanted.length];
        double above = Double.NEGATIVE_INFINITY;
        long passed = 0;
        for (int next = 0; next < wanted.length; ) {
            var lowest = new LowestValues(above, ranked);
            images.read(block -> {
                for (double value : column.apply(block)) {
                    lowest.add(value);
                }
            });
            double[] values = lowest.ascending();
            above = values.length == 0 ? Double.POSITIVE_INFINITY : values[values.length - 1];
            for (; next < wanted.length && wanted[next] <= above; next++) {
                int at = Arrays.binarySearch(values, wanted[next]);
                if (at < 0) {
                    throw changed();
                }
                ranks[next] = passed + at;
            }
            passed += values.length;
        }
        return Arrays.stream(some)
                .map(value -> ranks[Arrays.binarySearch(wanted, value + 0.0)])
                .toArray();
    }

    private static InputException changed() {
        return new InputException("the images changed while they were read: start again");
    }

    /**
     * Sums over a part of the images, and over some ranges of scores.
     *
     * @param number of the part, from 0
     * @param threads how many may work; the result does not depend on it
     * @throws InputException if the images are not those of the layout
     */
    public SummedPart summed(ClusterLayout layout, int number, int threads) {
        Cuts cuts = layout.cuts();
        List<SummedPart.Range> own = SummedPart.ranges(layout, number);
        var pieces = new ArrayList<ImageBlock>();
        var ofRanges = own.stream().map(_ -> new ArrayList<ImageBlock>()).toList();
        var content = new AtomicLong();
        images.read(block -> {
            if (layout.misfits(block).length > 0) {
                throw foreign();
            }
            content.addAndGet(block.content());
            pieces.add(block.some(rows(block.mos(), value -> cuts.part(value) == number)));
            for (int k = 0; k < own.size(); k++) {
                SummedPart.Range range = own.get(k);
                ImageBlock model = block.model(range.model());
                ofRanges.get(k)
                        .add(model.some(
                                rows(model.scores()[0], value -> cuts.range(range.model(), value) == range.number())));
            }
        });
        if (content.get() != layout.content()) {
            throw new InputException(
                    "these are not the images of the layout, or not all, or they have changed since: settle another layout");
        }
        var summaries = new ArrayList<RangeSummary>();
        for (int k = 0; k < own.size(); k++) {
            summaries.add(layout.range(own.get(k).model(), ImageBlock.joined(1, ofRanges.get(k))));
        }
        ImageBlock part = ImageBlock.joined(layout.models().size(), pieces);
        boolean needed = layout.methods().contains(Method.SRCC);
        PartSummary summary =
                layout.part(number, part, mosRanks(part.mos(), needed), scoreRanks(part.scores(), needed), threads);
        return new SummedPart(layout, number, summary, summaries);
    }

    private static int[] rows(double[] column, DoublePredicate wanted) {
        return IntStream.range(0, column.length)
                .filter(i -> wanted.test(column[i]))
                .toArray();
    }
}
