package dev.granular.global;

import java.util.ArrayList;
import java.util.List;

/**
 * Resolving power (ITU-T J.149; Pinson and Wolf, NTIA report TR-09-457). It is the difference between mapped scores from which on people prefer the image that the model prefers, with a given confidence. The confidence of a pair is Φ(z) with z the
 * difference of the MOS over its standard error, counted as positive if people and model agree, 1/2 for equal mapped scores.
 * It is averaged in 19 overlapping bins over the range of differences, and the curve followed from the largest difference
 * down to where it passes the confidence asked for.
 *
 * @param at95 difference for a confidence of 0.95, MOS units
 * @param at90 difference for a confidence of 0.90, MOS units
 * @param at75 difference for a confidence of 0.75, MOS units
 * @param at68 difference for a confidence of 0.68, MOS units
 * @param bins the curve, by ascending difference; empty if differences do not vary or confidences are not known
 */
public record ResolvingPower(Figure at95, Figure at90, Figure at75, Figure at68, List<Bin> bins) {
    /** Confidences in the order of the components. */
    private static final double[] LEVELS = {0.95, 0.90, 0.75, 0.68};

    /**
     * A bin of pairs.
     *
     * @param centre difference of mapped scores, MOS units
     * @param pairs number of pairs
     * @param confidence mean confidence, missing if there are no pairs
     */
    public record Bin(double centre, long pairs, Figure confidence) {}

    /** Copies the bins. */
    public ResolvingPower {
        bins = List.copyOf(bins);
    }

    /** Makes figures that are all missing. */
    static ResolvingPower missing(Reason reason) {
        Figure none = Figure.missing(reason);
        return new ResolvingPower(none, none, none, none, List.of());
    }

    /** Computes the figures from all pairs, or from a sample and its parts. */
    static ResolvingPower of(ConfidenceBins all, List<ConfidenceBins> parts) {
        if (all.isEmpty()) {
            return missing(Reason.CONSTANT_SCORES);
        }
        var figures = new ArrayList<Figure>();
        for (double level : LEVELS) {
            figures.add(SampleError.of(at(all, level), parts, part -> at(part, level)));
        }
        double step = (all.edge(ConfidenceBins.CELLS) - all.edge(0)) / ConfidenceBins.CELLS;
        var bins = new ArrayList<Bin>();
        for (int k = 0; k + 1 < ConfidenceBins.CELLS; k++) {
            long pairs = pairs(all, k);
            Figure confidence = pairs == 0 ? Figure.missing(Reason.NO_PAIRS_IN_BIN) : Figure.of(confidence(all, k));
            bins.add(new Bin(all.edge(0) + step * (k + 1), pairs, confidence));
        }
        return new ResolvingPower(figures.get(0), figures.get(1), figures.get(2), figures.get(3), bins);
    }

    private static long pairs(ConfidenceBins cells, int bin) {
        return cells.pairs[bin] + cells.pairs[bin + 1];
    }

    private static double confidence(ConfidenceBins cells, int bin) {
        return (cells.confidence[bin] + cells.confidence[bin + 1]) / pairs(cells, bin);
    }

    private static Figure at(ConfidenceBins cells, double level) {
        int bin = ConfidenceBins.CELLS - 3;
        while (bin > 0 && confidence(cells, bin) > level) {
            bin--;
        }
        double here = confidence(cells, bin);
        double above = confidence(cells, bin + 1);
        boolean crosses = Math.min(here, above) <= level && level <= Math.max(here, above) && here != above;
        if (!crosses) {
            return Figure.missing(Reason.NEVER_SO_SURE);
        }
        double step = (cells.edge(ConfidenceBins.CELLS) - cells.edge(0)) / ConfidenceBins.CELLS;
        double centre = cells.edge(0) + step * (bin + 1);
        return Figure.of(centre + step * ((level - here) / (above - here)));
    }
}
