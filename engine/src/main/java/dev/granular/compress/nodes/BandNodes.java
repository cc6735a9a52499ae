package dev.granular.compress.nodes;

import dev.granular.compress.nodes.StripDivision.Group;
import dev.granular.pair.RatedImages;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Gives each band of a strip the columns that its images' weights need to be interpolated. */
final class BandNodes {
    /** Images that tell how much use is made of a node. */
    private static final int USE_SAMPLE = 512;

    /** Use that every node is taken to have at least, as a share of its cell's weight. */
    private static final double LEAST_USE = 1e-3;

    private final RatedImages images;
    private final double[] weight;
    private final StripDivision division;
    private final WeightProbes probes;
    private final double tolerance;
    private final Shear shear;
    private final double low;
    private final double high;
    private final double stripWeight;
    /** Which probes matter to the strip. */
    private final boolean[] near;

    private final CandidateNodes columns = new CandidateNodes();

    BandNodes(
            RatedImages images,
            double[] weight,
            StripDivision division,
            StripDivision.Cut cut,
            WeightProbes probes,
            double tolerance) {
        this.images = images;
        this.weight = weight;
        this.division = division;
        this.probes = probes;
        this.tolerance = tolerance;
        shear = cut.shear();
        low = cut.low();
        high = cut.high();
        double sum = 0;
        for (int i = cut.from(); i < cut.to(); i++) {
            sum += weight[i];
        }
        stripWeight = sum;
        near = new boolean[probes.count()];
    }

    /** Returns the weight of all images of the strip. */
    double stripWeight() {
        return stripWeight;
    }

    double low() {
        return low;
    }

    double high() {
        return high;
    }

    /** Returns columns of all bands so far. */
    CandidateNodes columns() {
        return columns;
    }

    /** Returns which probes matter to the strip. */
    boolean[] near() {
        return near;
    }

    /** Returns their numbers. */
    int[] relevant() {
        return IntStream.range(0, near.length).filter(k -> near[k]).toArray();
    }

    /** The outcome for a group. */
    sealed interface Outcome {
        /** A band, whose columns were added. */
        record Made(Band band) implements Outcome {}

        /** Weights are too steep in MOS for as many nodes as there may be. */
        record SteepInMos() implements Outcome {}

        /** Weights are too steep in log σ. */
        record SteepInStd() implements Outcome {}
    }

    Outcome add(Group group) {
        double mass = 0;
        for (int i : group.images()) {
            mass += weight[i];
        }
        int[] relevant = probes.relevant(shear, low, high, group.narrow(), group.wide(), mass, tolerance);
        for (int k : relevant) {
            near[k] = true;
        }
        if (group.images().length <= StripDivision.SINGLES) {
            return new Outcome.Made(single(group.images()));
        }
        double enough = tolerance / mass;
        int inStd = nodesInLogStd(group, relevant, enough);
        if (inStd > ChebyshevBasis.MOST_NODES) {
            return new Outcome.SteepInStd();
        }
        int inMos = nodesInMos(group, relevant, enough);
        if (inMos > ChebyshevBasis.MOST_NODES) {
            return new Outcome.SteepInMos();
        }
        var mos = ChebyshevBasis.of(inMos);
        var logStd = new Axis(group.narrow(), group.wide(), ChebyshevBasis.of(inStd));
        var extent = new ProbedCoefficients.Extent(low, high, mos, logStd, shear);
        var decay =
                new CoefficientDecay(new ProbedCoefficients(probes, relevant, extent), enough, tolerance / stripWeight);
        if (group.images().length <= decay.terms(0, 0).size()) {
            return new Outcome.Made(single(group.images()));
        }
        addColumns(group.images(), new Axis(low, high, mos), logStd);
        return new Outcome.Made(new Band.Shared(mos, logStd, shear, decay));
    }

    /** Returns images that stand out, each a column that counts for as much as the image does. */
    Band alone(int[] group) {
        double mass = 0;
        double narrow = Double.POSITIVE_INFINITY;
        double wide = Double.NEGATIVE_INFINITY;
        for (int i : group) {
            mass += weight[i] * division.factor(i);
            narrow = Math.min(narrow, division.shearedLogStd(i, shear));
            wide = Math.max(wide, division.shearedLogStd(i, shear));
        }
        for (int k : probes.relevant(shear, low, high, narrow, wide, mass, tolerance)) {
            near[k] = true;
        }
        return single(group);
    }

    /** Returns each image a column. */
    private Band single(int[] group) {
        for (int i : group) {
            double factor = Math.max(1, division.factor(i));
            columns.add(images.mos()[i], images.variance()[i], factor * weight[i]);
        }
        return new Band.Single(group, of(group, images.mos()), of(group, images.variance()), of(group, weight));
    }

    private static double[] of(int[] group, double[] values) {
        return Arrays.stream(group).mapToDouble(i -> values[i]).toArray();
    }

    /** Nodes of the tensor product, which count as much as images make use of them: a sample of images tells. */
    private void addColumns(int[] group, Axis inMos, Axis inStd) {
        double[] used = new double[inMos.size() * inStd.size()];
        double[] byMos = new double[inMos.size()];
        double[] byStd = new double[inStd.size()];
        double mass = 0;
        int step = Math.max(1, group.length / USE_SAMPLE);
        for (int g = 0; g < group.length; g += step) {
            int i = group[g];
            inMos.evaluate(images.mos()[i], byMos, 0);
            inStd.evaluate(division.shearedLogStd(i, shear), byStd, 0);
            mass += weight[i];
            for (int c = 0; c < used.length; c++) {
                used[c] += weight[i] * step * Math.abs(byMos[c / byStd.length] * byStd[c % byStd.length]);
            }
        }
        double least = LEAST_USE * mass * step;
        for (int c = 0; c < used.length; c++) {
            double mos = inMos.node(c / byStd.length);
            columns.add(mos, shear.variance(inStd.node(c % byStd.length), mos), used[c] + least);
        }
    }

    /** Returns nodes that are enough in MOS; more than there may be if none are. */
    private int nodesInMos(Group group, int[] relevant, double enough) {
        int n = 1;
        if (low < high) {
            for (double logStd : new double[] {group.narrow(), group.wide()}) {
                while (n <= ChebyshevBasis.MOST_NODES
                        && probes.errorInMos(relevant, shear, low, high, logStd, ChebyshevBasis.of(n), enough)
                                > enough) {
                    n = next(n);
                }
            }
        }
        return n;
    }

    /** Returns nodes that are enough in log σ; more than there may be if none are. */
    private int nodesInLogStd(Group group, int[] relevant, double enough) {
        int n = 1;
        if (group.narrow() < group.wide()) {
            for (double mos : new double[] {low, 0.5 * (low + high), high}) {
                while (n <= ChebyshevBasis.MOST_NODES
                        && probes.errorInLogStd(
                                        relevant,
                                        shear,
                                        group.narrow(),
                                        group.wide(),
                                        mos,
                                        ChebyshevBasis.of(n),
                                        enough)
                                > enough) {
                    n = next(n);
                }
            }
        }
        return n;
    }

    private static int next(int n) {
        int step = Math.max(1, n / 4);
        return n < ChebyshevBasis.MOST_NODES ? Math.min(ChebyshevBasis.MOST_NODES, n + step) : n + 1;
    }
}
