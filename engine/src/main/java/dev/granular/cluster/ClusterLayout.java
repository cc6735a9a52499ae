package dev.granular.cluster;

import dev.granular.Column;
import dev.granular.InputException;
import dev.granular.Method;
import dev.granular.Progress;
import dev.granular.Unit;
import dev.granular.compress.CompressedSet;
import dev.granular.compress.RangeSums;
import dev.granular.compress.SplitCompression;
import dev.granular.compress.charge.Centres;
import dev.granular.evaluation.CompressedImages;
import dev.granular.evaluation.ErrorMap;
import dev.granular.evaluation.SettledSample;
import dev.granular.pair.RatedImages;
import dev.granular.parallel.TaskPool;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Super points, settled from a sample, with all that every machine must take the same: units, means, cuts. Written to bytes and
 * read again elsewhere it is the same to the last bit; settled elsewhere it may not be, as processors differ. Immutable.
 */
public final class ClusterLayout {
    private static final double LOG2_E = 1 / Math.log(2);

    private final LayoutTerms terms;
    private final SplitCompression compression;

    ClusterLayout(LayoutTerms terms) {
        this.terms = terms;
        compression = new SplitCompression(terms.strips(), EnumSet.copyOf(terms.methods()));
    }

    /**
     * Settles super points, and checks them against the direct sum over representatives of the sample.
     *
     * @param census of all images
     * @param cuts into parts and ranges
     * @param threads how many may work; the result does not depend on it
     * @throws InputException if there would be too many super points, or too few images take part
     * @throws java.util.concurrent.CancellationException if the listener asked to stop
     */
    public static ClusterLayout settle(
            RankedSample ranked, Census census, Cuts cuts, Choices choices, int threads, Progress progress) {
        ImageSample sample = ranked.sample();
        if (sample.images() < 2) {
            throw new InputException(
                    sample.images() + " image(s) with weight and spread: a correlation needs at least 2");
        }
        Unit unit = Unit.of(sample.range());
        SampleColumns columns = SampleColumns.of(ranked, unit, census);
        long images = sample.images();
        SettledSample settled = SettledSample.of(
                columns.sample(),
                choices.methods(),
                unit.counted(sample.range()),
                images * (images - 1) / 2,
                choices.tolerance(),
                threads,
                progress);
        var about = new LayoutTerms.About(
                choices.models(),
                choices.ordered(),
                sample.range(),
                choices.tolerance(),
                settled.largestDifference(),
                images);
        return new ClusterLayout(new LayoutTerms(
                about,
                LayoutTerms.Images.AS_THEY_ARE,
                columns.exponents(),
                columns.centres(),
                cuts,
                settled.errors().errors(),
                settled.nodes()));
    }

    /**
     * Returns a layout of other models of the same images, on the same super points and parts, so that their sets can be joined.
     *
     * @param ranked a sample of the images with these models
     * @param census of all images with these models
     * @param ranges for each model where its scores are cut, as in {@link Cuts#scores}
     * @param models names, each once
     * @param threads how many may work; the result does not depend on it
     * @throws InputException if the images are evidently not the same
     */
    public ClusterLayout models(
            RankedSample ranked, Census census, double[][] ranges, List<String> models, int threads) {
        ImageSample sample = ranked.sample();
        LayoutTerms.About own = terms.about();
        if (sample.images() != own.images() || !sample.range().equals(own.range())) {
            throw new InputException("the layout has " + own.images() + " images of MOS from "
                    + own.range().min() + " to " + own.range().max() + ", and here are " + sample.images() + " from "
                    + sample.range().min() + " to " + sample.range().max() + ": other models need the same images");
        }
        var choices = new Choices(models, EnumSet.copyOf(own.methods()), own.tolerance());
        SampleColumns columns = SampleColumns.of(ranked, terms.unit(), census);
        long pairs = own.images() * (own.images() - 1) / 2;
        SettledSample checked = SettledSample.of(
                columns.sample(),
                terms.nodes(),
                choices.methods(),
                terms.unit().counted(own.range()),
                pairs,
                own.tolerance(),
                threads);
        // MOS off the same numbers as before: or sums over MOS alone would differ in their last bits.
        Centres centres = columns.centres();
        var about = new LayoutTerms.About(
                choices.models(),
                own.methods(),
                own.range(),
                own.tolerance(),
                checked.largestDifference(),
                own.images());
        return new ClusterLayout(new LayoutTerms(
                about,
                terms.images(),
                columns.exponents(),
                new Centres(terms.centres().mos(), terms.centres().mosRank(), centres.scores(), centres.scoreRanks()),
                new Cuts(cuts().mos(), ranges),
                checked.errors().errors(),
                terms.nodes()));
    }

    /** Reads a layout. @throws InputException if the bytes are none, or damaged, or of a later version */
    public static ClusterLayout of(byte[] bytes) {
        return new ClusterLayout(LayoutTerms.read(bytes));
    }

    /** Returns the layout as bytes, with a version and a check sum. */
    public byte[] bytes() {
        return terms.bytes();
    }

    /**
     * Returns the same with an account of the images, which others need who read them elsewhere.
     *
     * @param notes not interpreted here
     */
    public ClusterLayout of(Preparation preparation, SortedMap<String, String> notes) {
        return new ClusterLayout(terms.with(new LayoutTerms.Images(preparation, new TreeMap<>(notes), content())));
    }

    /** Returns the same for images that say this, as {@link ImageBlock#content} has it. */
    ClusterLayout of(long content) {
        return new ClusterLayout(
                terms.with(new LayoutTerms.Images(preparation(), terms.images().notes(), content)));
    }

    /** Returns what the images say; 0 if nobody reads them again. */
    long content() {
        return terms.images().content();
    }

    /** Returns how images that were read are made to count. */
    public Preparation preparation() {
        return terms.images().preparation();
    }

    /** Returns what is said of where images are read. */
    public SortedMap<String, String> notes() {
        return Collections.unmodifiableSortedMap(terms.images().notes());
    }

    /** Returns the names of the models. */
    public List<String> models() {
        return terms.about().models();
    }

    /** Returns the largest absolute error of a correlation that was asked for. */
    public double tolerance() {
        return terms.about().tolerance();
    }

    /** Returns the methods, in order. */
    public List<Method> methods() {
        return terms.methods();
    }

    /** Returns where images are cut into parts and ranges. */
    public Cuts cuts() {
        return terms.cuts();
    }

    /** Returns the number of super points. */
    public int superPoints() {
        return compression.superPoints();
    }

    /** Returns the number of images that take part. */
    public long images() {
        return terms.about().images();
    }

    /** Returns the numbers of images that take part but have no place, as none like them is in the sample. */
    public int[] misfits(ImageBlock block) {
        Unit unit = terms.unit();
        return IntStream.range(0, block.size())
                .filter(i -> block.takesPart(i, unit))
                .filter(i -> compression
                        .settled()
                        .place(unit.counted(block.mos()[i]), block.variance(i, unit), block.weight()[i])
                        .isEmpty())
                .toArray();
    }

    /**
     * Sums over a part.
     *
     * @param part its number
     * @param block all images of the part, with all models
     * @param mosRanks dense ranks among all images, in the order of the block
     * @param scoreRanks the same for each model
     * @param threads how many may work; the result does not depend on it
     * @throws IllegalArgumentException if an image has no place
     */
    public PartSummary part(int part, ImageBlock block, double[] mosRanks, double[][] scoreRanks, int threads) {
        int[] order = block.order(terms.unit());
        RatedImages images = images(block, order, mosRanks, scoreRanks, terms.units());
        try (var pool = new TaskPool(threads)) {
            return new PartSummary(compression.part(part, images, terms.centres(), pool, Progress.NONE));
        }
    }

    /**
     * Walks over a range of a model's scores.
     *
     * @param model its number
     * @param block all images of the range, with this model alone
     * @throws IllegalArgumentException if an image has no place
     */
    public RangeSummary range(int model, ImageBlock block) {
        int[] order = block.order(terms.unit());
        double[] none = new double[block.size()];
        RatedImages images = images(
                block, order, none, new double[][] {none}, List.of(terms.units().get(model)));
        return new RangeSummary(compression.range(images, i -> cuts().part(block.mos()[order[i]])));
    }

    private RatedImages images(
            ImageBlock block, int[] order, double[] mosRanks, double[][] scoreRanks, List<Unit> units) {
        Unit unit = terms.unit();
        double[][] scores = new double[units.size()][];
        double[][] ranks = new double[units.size()][];
        for (int m = 0; m < scores.length; m++) {
            scores[m] = units.get(m).counted(gathered(block.scores()[m], order));
            ranks[m] = gathered(scoreRanks[m], order);
        }
        return new RatedImages(
                unit.counted(gathered(block.mos(), order)),
                gathered(mosRanks, order),
                Arrays.stream(order).mapToDouble(i -> block.variance(i, unit)).toArray(),
                Arrays.stream(order)
                        .mapToDouble(i -> Math.log(block.weight()[i]) * LOG2_E)
                        .toArray(),
                scores,
                ranks);
    }

    private static double[] gathered(double[] values, int[] order) {
        return Arrays.stream(order).mapToDouble(i -> values[i]).toArray();
    }

    /**
     * Puts everything together.
     *
     * @param parts all parts
     * @param ranges for each model all ranges; none unless concordance is asked for
     * @param threads how many may work; the result does not depend on it
     * @throws InputException if a part or a range is missing, or there twice
     */
    public CompressedImages combined(PartSummary parts, List<RangeSummary> ranges, int threads) {
        requireAll("parts", parts.images());
        ranges.forEach(range -> requireAll("ranges", range.images()));
        List<RangeSums> sums = ranges.stream().map(RangeSummary::sums).toList();
        LayoutTerms.About about = terms.about();
        CompressedSet set;
        try (var pool = new TaskPool(threads)) {
            set = compression.combined(about.models().size(), parts.sums(), sums, pool);
        }
        long pairs = images() * (images() - 1) / 2;
        var described = new CompressedImages.About(
                about.models(),
                about.methods(),
                about.range(),
                terms.unit(),
                about.tolerance(),
                about.largestDifference(),
                pairs,
                new ErrorMap(terms.errors(), pairs));
        return CompressedImages.of(described, Column.of(set.mos()), Column.of(set.variance()), set.matrices());
    }

    private void requireAll(String what, long images) {
        if (images != images()) {
            throw new InputException("the " + what + " have " + images + " images, of " + images()
                    + " that take part: each must be there once");
        }
    }
}
