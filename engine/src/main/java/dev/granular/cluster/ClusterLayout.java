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
        Unit[] units = IntStream.range(0, sample.models())
                .mapToObj(m -> Unit.of(census.lowest()[m + 1], census.highest()[m + 1]))
                .toArray(Unit[]::new);
        SettledSample.Sample columns = columns(ranked, unit, units);
        long images = sample.images();
        SettledSample settled = SettledSample.of(
                columns,
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
                Arrays.stream(units).mapToInt(Unit::exponent).toArray(),
                centres(columns),
                cuts,
                settled.errors().errors(),
                settled.nodes()));
    }

    private static SettledSample.Sample columns(RankedSample ranked, Unit unit, Unit[] units) {
        List<SampleCell.Member> members = ranked.sample().members();
        int n = members.size();
        double[] mos = new double[n];
        double[] variance = new double[n];
        double[] mass = new double[n];
        double[] count = new double[n];
        double[][] scores = new double[units.length][n];
        for (int i = 0; i < n; i++) {
            SampleCell.Member member = members.get(i);
            double[] row = member.row();
            mos[i] = unit.counted(row[SampleCell.MOS]);
            double std = unit.counted(row[SampleCell.STD]);
            variance[i] = std * std;
            mass[i] = member.mass();
            count[i] = member.count();
            for (int m = 0; m < units.length; m++) {
                scores[m][i] = units[m].counted(row[SampleCell.SCORES + m]);
            }
        }
        double width = unit.counted(ranked.sample().range()).width();
        double gap = ranked.sample().isWhole() ? 0 : width / SampleCell.BINS;
        return new SettledSample.Sample(
                mos, ranked.mosRanks(), variance, mass, count, scores, ranked.scoreRanks(), gap);
    }

    /** Returns the means of the sample: near those of all images is near enough. */
    private static Centres centres(SettledSample.Sample sample) {
        double[] none = new double[sample.mos().length];
        return Centres.of(
                new RatedImages(sample.mos(), sample.mosRank(), none, none, sample.scores(), sample.scoreRanks()));
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
        return new ClusterLayout(terms.with(new LayoutTerms.Images(preparation, new TreeMap<>(notes))));
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
