package dev.granular.inference;

import dev.granular.SurfacePoint;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Estimates of one model by one method anywhere within a grid: standard errors are interpolated by their logarithms, with
 * cubic polynomials through the nearest 4 x 4 points. A place has no interval where one of the grid's points around it has none.
 */
public final class GridEstimates {
    /** Distance to a point of the grid, in steps, below which a place is that point. */
    private static final double SAME = 1e-9;

    private final double[] q;
    private final double[] qd;
    private final List<Estimate> nodes;
    private final Support support;
    /** Logarithms at each node, of what is interpolated; infinite or NaN where undefined. */
    private final double[] logSe;

    private final double[] logInfluences;
    private final double[] logUnits;
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
        logSe = nodes.stream().mapToDouble(node -> Math.log(node.se())).toArray();
        logInfluences = nodes.stream()
                .mapToDouble(node -> Math.log(node.effectiveInfluences()))
                .toArray();
        logUnits = nodes.stream()
                .mapToDouble(node -> Math.log(node.effectiveUnits()))
                .toArray();
        quantiles = Arrays.stream(tails)
                .mapToObj(tail -> quantiles(new TailQuantiles(tail)))
                .toArray(double[][]::new);
    }

    private double[] quantiles(TailQuantiles ofTail) {
        return nodes.stream()
                .mapToDouble(
                        node -> node.isGiven() ? ofTail.at(Math.max(1, node.effectiveInfluences() - 1)) : Double.NaN)
                .toArray();
    }

    /** The nodes around a place along one axis, and their shares in its value. */
    private record Neighbours(int first, double[] shares) {
        /** Takes the node before and the one behind. */
        static Neighbours two(double position, int nodes) {
            int first = Math.min((int) position, nodes - 2);
            double behind = position - first;
            return new Neighbours(first, new double[] {1 - behind, behind});
        }

        /** Takes four, two on either side but at the ends; or two if there are no more. */
        static Neighbours four(double position, int nodes) {
            if (nodes < 4) {
                return two(position, nodes);
            }
            int first = Math.clamp((int) position - 1, 0, nodes - 4);
            double x = position - first;
            return new Neighbours(first, new double[] {
                -(x - 1) * (x - 2) * (x - 3) / 6,
                x * (x - 2) * (x - 3) / 2,
                -x * (x - 1) * (x - 3) / 2,
                x * (x - 1) * (x - 2) / 6
            });
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
        if (along == Math.rint(along) && across == Math.rint(across)) {
            return at(value, (int) along * qd.length + (int) across);
        }
        Neighbours byQ = Neighbours.two(along, q.length);
        Neighbours byQd = Neighbours.two(across, qd.length);
        double se = interpolated(logSe, Neighbours.four(along, q.length), Neighbours.four(across, qd.length));
        if (!Double.isFinite(se)) {
            se = interpolated(logSe, byQ, byQd);
        }
        var spread = new Spread(Math.exp(se), Math.exp(interpolated(logInfluences, byQ, byQd)));
        double units = Math.exp(interpolated(logUnits, byQ, byQd));
        double[] quantilesHere = {interpolated(quantiles[0], byQ, byQd), interpolated(quantiles[1], byQ, byQd)};
        return at(value, spread, units, reason(byQ, byQd), quantilesHere);
    }

    private double interpolated(double[] values, Neighbours byQ, Neighbours byQd) {
        double sum = 0;
        for (int i = 0; i < byQ.shares.length; i++) {
            for (int j = 0; j < byQd.shares.length; j++) {
                double share = byQ.shares[i] * byQd.shares[j];
                sum += share == 0 ? 0 : share * values[(byQ.first + i) * qd.length + byQd.first + j];
            }
        }
        return sum;
    }

    /** Returns why there is no interval: the reason of the nearest node around that has none. */
    private Optional<NoInterval> reason(Neighbours byQ, Neighbours byQd) {
        double nearest = 0;
        Optional<NoInterval> reason = Optional.empty();
        for (int i = 0; i < byQ.shares.length; i++) {
            for (int j = 0; j < byQd.shares.length; j++) {
                double share = byQ.shares[i] * byQd.shares[j];
                Confidence interval =
                        nodes.get((byQ.first + i) * qd.length + byQd.first + j).interval();
                if (share > nearest && interval instanceof NoInterval why) {
                    nearest = share;
                    reason = Optional.of(why);
                }
            }
        }
        return reason;
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
