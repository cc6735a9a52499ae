package dev.granular.compress.nodes;

import dev.granular.compress.nodes.StripDivision.Cut;
import dev.granular.compress.nodes.StripDivision.Group;
import dev.granular.pair.RatedImages;
import dev.granular.parallel.TaskPool;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Strips of MOS, bands of σ in each, and as many nodes in each band as the tolerance needs. A strip is halved if weights
 * are too steep in MOS for the most nodes there may be, a band if they are too steep in log σ.
 */
public final class StripLayout {
    /** Part of the tolerance that a column left out of the nodes may cost. */
    private static final double LEFT_OUT = 0.009;

    /** Bands that a byte can number. */
    private static final int MOST_BANDS = Byte.MAX_VALUE;

    private final RatedImages images;
    private final StripDivision division;
    private final WeightProbes probes;
    private final TaskPool pool;
    private final double tolerance;
    private final byte[] bandOf;
    private final double[] weight;
    private final List<Strip> strips = new ArrayList<>();
    private final List<CandidateNodes> nodes = new ArrayList<>();
    /** For each strip, which probes matter to it. */
    private final List<boolean[]> near = new ArrayList<>();

    /** A strip whose number of nodes before it is not known yet, its nodes, and which probes matter to it. */
    private record Built(Strip strip, CandidateNodes nodes, boolean[] near) {}

    /**
     * @param cuts strips to begin with
     * @param probes what is to be interpolated
     * @param tolerance what interpolation may do to a sum, relative to it
     */
    public StripLayout(
            RatedImages images,
            StripDivision division,
            List<Cut> cuts,
            WeightProbes probes,
            double tolerance,
            TaskPool pool) {
        this.images = images;
        this.division = division;
        this.probes = probes;
        this.tolerance = tolerance;
        this.pool = pool;
        bandOf = new byte[images.size()];
        weight = new double[images.size()];
        Arrays.setAll(weight, i -> Math.exp(images.logWeight()[i] * Math.log(2)));
        int before = 0;
        for (List<Built> built : pool.each(cuts, this::build)) {
            for (Built strip : built) {
                strips.add(strip.strip.startingAt(before));
                nodes.add(strip.nodes);
                near.add(strip.near);
                before += strip.nodes.size();
            }
        }
    }

    public List<Strip> strips() {
        return strips;
    }

    /** Returns which nodes are enough for evaluation. */
    public NodeChoice choice() {
        return new NodeChoice(nodes, near, probes, LEFT_OUT * tolerance, pool);
    }

    /**
     * Returns the strips and chosen nodes without the images.
     *
     * @param choice of these nodes
     * @param counts images that each image stands for
     * @param norm as in {@link ChosenNodes#few}
     */
    public SettledStrips settled(NodeChoice choice, double[] counts, double norm) {
        long[] ofStrips = new long[strips.size()];
        double all = 0;
        for (int s = 0; s < ofStrips.length; s++) {
            double sum = 0;
            for (int i = strips.get(s).from(); i < strips.get(s).to(); i++) {
                sum += counts[i];
            }
            ofStrips[s] = Math.round(sum);
            all += sum;
        }
        List<Strip> empty =
                strips.stream().map(strip -> strip.over(0, 0, strip.weight())).toList();
        return new SettledStrips(empty, ofStrips, KeptNodes.of(choice, norm), Math.round(all), tolerance);
    }

    public PlacedImages placed() {
        return new PlacedImages(images, weight, strips, bandOf, pool);
    }

    /** Returns a strip, or several if weights are too steep for one. */
    private List<Built> build(Cut cut) {
        var nodes = new BandNodes(images, weight, division, cut, probes, tolerance);
        var bands = new ArrayList<Band>();
        var todo = new ArrayDeque<>(cut.groups());
        while (!todo.isEmpty()) {
            Group group = todo.poll();
            switch (nodes.add(group)) {
                case BandNodes.Outcome.Made(Band band) -> {
                    number(group.images(), bands.size());
                    bands.add(band);
                }
                case BandNodes.Outcome.SteepInStd() -> {
                    List<Group> halves = division.halves(group, cut.shear());
                    todo.addFirst(halves.getLast());
                    todo.addFirst(halves.getFirst());
                }
                case BandNodes.Outcome.SteepInMos() -> {
                    return division.halves(cut).stream()
                            .flatMap(half -> build(half).stream())
                            .toList();
                }
            }
        }
        if (cut.alone().length > 0) {
            number(cut.alone(), bands.size());
            bands.add(nodes.alone(cut.alone()));
        }
        InterpolativeDecomposition kept = nodes.columns()
                .decompose(probes, nodes.relevant(), LEFT_OUT * tolerance, TaskPool.ONE)
                .all();
        var strip = new Strip(
                cut.from(), cut.to(), nodes.low(), nodes.high(), List.copyOf(bands), kept, 0, nodes.stripWeight());
        return List.of(new Built(strip, nodes.columns().kept(kept), nodes.near()));
    }

    private void number(int[] group, int band) {
        if (band >= MOST_BANDS) {
            throw new IllegalStateException("a strip has more than " + MOST_BANDS + " bands");
        }
        for (int i : group) {
            bandOf[i] = (byte) band;
        }
    }
}
