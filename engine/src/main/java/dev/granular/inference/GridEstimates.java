package dev.granular.inference;

import dev.granular.SurfacePoint;
import java.util.List;
import java.util.Optional;

/**
 * Estimates of one model by one method anywhere within a grid: standard errors are interpolated by their logarithms. A place
 * has no interval where one of the grid's points around it has none.
 */
public final class GridEstimates {
    /** Distance to a point of the grid, in steps, below which a place is that point. */
    private static final double SAME = 1e-9;

    private final double[] q;
    private final double[] qd;
    private final List<Estimate> nodes;
    private final Support support;
    /** Quantiles of intervals and of the band at each node; NaN where there is no interval. */
    private final double[][] quantiles;

    /**
     * Prepares the nodes, Q slower than Qd.
     *
     * @param support of any node, for its units
     * @param tails probabilities beyond an interval and beyond the band, on one side
     */
    GridEstimates(double[] q, double[] qd, List<Estimate> nodes, Support support, double... tails) {
        this.q = q;
        this.qd = qd;
        this.nodes = nodes;
        this.support = support;
        quantiles = new double[tails.length][nodes.size()];
        for (int k = 0; k < nodes.size(); k++) {
            Estimate node = nodes.get(k);
            for (int tail = 0; tail < tails.length; tail++) {
                quantiles[tail][k] = node.isGiven()
                        ? StudentT.quantile(tails[tail], Math.max(1, node.effectiveInfluences() - 1))
                        : Double.NaN;
            }
        }
    }

    /**
     * Returns the estimate around a value that was computed elsewhere, such as of a fitted surface.
     *
     * @param place in MOS units; outside the grid there is no interval
     * @param value in [−1, 1]; NaN if undefined
     */
    public PlaceEstimate at(SurfacePoint place, double value) {
        double along = position(q, place.q());
        double across = position(qd, place.qd());
        if (Double.isNaN(along) || Double.isNaN(across)) {
            return none(value, Double.NaN, Double.NaN, 0, NoInterval.OUTSIDE_GRID);
        }
        int i = Math.min((int) along, q.length - 2);
        int j = Math.min((int) across, qd.length - 2);
        int first = i * qd.length + j;
        int[] corners = {first, first + 1, first + qd.length, first + qd.length + 1};
        double x = along - i;
        double y = across - j;
        double[] weights = {(1 - x) * (1 - y), (1 - x) * y, x * (1 - y), x * y};
        return at(value, corners, weights);
    }

    private PlaceEstimate at(double value, int[] corners, double[] weights) {
        double se = 0;
        double influences = 0;
        double units = 0;
        double quantile = 0;
        double bandQuantile = 0;
        int nearest = -1;
        for (int c = 0; c < corners.length; c++) {
            double weight = weights[c];
            if (weight == 1) {
                return at(value, corners[c]);
            } else if (weight > 0) {
                Estimate node = nodes.get(corners[c]);
                se += weight * Math.log(node.se());
                influences += weight * Math.log(node.effectiveInfluences());
                units += weight * Math.log(node.effectiveUnits());
                quantile += weight * quantiles[0][corners[c]];
                bandQuantile += weight * quantiles[1][corners[c]];
                if (!node.isGiven() && (nearest < 0 || weight > weights[nearest])) {
                    nearest = c;
                }
            }
        }
        Optional<NoInterval> reason = nearest < 0
                ? Optional.empty()
                : Optional.of((NoInterval) nodes.get(corners[nearest]).interval());
        double[] quantilesHere = {quantile, bandQuantile};
        return at(value, new Spread(Math.exp(se), Math.exp(influences)), Math.exp(units), reason, quantilesHere);
    }

    /** Returns the estimate at a node. */
    private PlaceEstimate at(double value, int node) {
        Estimate there = nodes.get(node);
        Optional<NoInterval> reason = there.interval() instanceof NoInterval why ? Optional.of(why) : Optional.empty();
        double[] quantilesHere = {quantiles[0][node], quantiles[1][node]};
        return at(
                value,
                new Spread(there.se(), there.effectiveInfluences()),
                there.effectiveUnits(),
                reason,
                quantilesHere);
    }

    private PlaceEstimate at(
            double value, Spread spread, double units, Optional<NoInterval> reason, double[] quantilesHere) {
        Optional<NoInterval> refusal = reason.or(
                () -> new Support(units, support.units(), support.clustered(), false).refusal(value, spread.se()));
        if (refusal.isPresent()) {
            return none(value, spread.se(), spread.effective(), units, refusal.get());
        }
        Interval interval = Level.interval(value, spread, quantilesHere[0]);
        Interval band = Level.interval(value, spread, quantilesHere[1]);
        return new PlaceEstimate(new Estimate(value, spread.se(), spread.effective(), units, interval), band);
    }

    private static PlaceEstimate none(double value, double se, double influences, double units, NoInterval why) {
        return new PlaceEstimate(new Estimate(value, se, influences, units, why), why);
    }

    /** Returns the place in steps from the first, NaN outside. */
    private static double position(double[] axis, double at) {
        double steps = axis.length - 1.0;
        double position = (at - axis[0]) / (axis[axis.length - 1] - axis[0]) * steps;
        double nearest = Math.rint(position);
        double taken = Math.abs(position - nearest) < SAME ? nearest : position;
        return taken >= 0 && taken <= steps ? taken : Double.NaN;
    }
}
