package dev.granular.compress.nodes;

import dev.granular.pair.RatedImages;
import dev.granular.parallel.TaskPool;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * Draws probes of pair weights: at each surface point, what a few images see that contribute to the sums there. Partners
 * are taken in MOS order at equal steps of what they contribute to the sum of weights, so that tails on both sides are met;
 * some more by what they contribute to squared differences, where far images count most, and to squared weights; and each
 * image that dominates a model's squared differences there is one, too. The fewer points there are, the more partners.
 */
public final class ProbeDrawing {
    /** Partners at a point, at least, and times more where those were not enough. */
    private static final int PARTNERS = 4;

    private static final int MORE = 3;

    /** Partners at all points together, at least: nodes cannot be more than there are probes. */
    private static final int ENOUGH = 3000;

    /** Partners at a point, at most. */
    private static final int MOST_PARTNERS = 400;

    /** Share of a model's squared deviations from which an image dominates them. */
    private static final double DOMINANT = 0.2;

    /** Partners to one that is taken by its share in squared differences, or in squared weights. */
    private static final int BESIDE = 4;

    /** What a sum of squared weights may miss, relative to it. */
    private static final double SQUARES = 1e-3;

    /** Tightness up to which sums of squared weights have to be as much better, too. */
    private static final double MOST_TIGHT_SQUARES = 1e5;

    /** Share of the heaviest squared weight from which an image counts when their unit is chosen. */
    private static final double COUNTS = 1e-3;

    /** Effective pairs of representatives below which a point has no support. */
    private static final double SUPPORT = 5;

    /** Natural logarithm of a share of the heaviest pair's weight below which a pair does not count. */
    private static final double NEGLIGIBLE = -45;

    private final double tolerance;
    private final double[] mos;
    private final double[] variance;
    private final double[] logMass;
    /** Σp² over (Σp)² of the images that a representative stands for. */
    private final double[] concentration;

    private final double[] mass;
    private final double[] squares;
    /** Squared deviations from the mean score, for each model. */
    private final double[][] deviations;
    /** Natural logarithm of the heaviest image's weight. */
    private final double logUnit;

    private final Map<Drawn, WeightProbes> drawn = new ConcurrentHashMap<>();

    private record Drawn(ProbedPoint point, int partners) {}

    /** @param tolerance what interpolation may do to a sum, relative to it */
    public ProbeDrawing(RatedImages images, Representatives some, double tolerance) {
        this.tolerance = tolerance;
        int[] positions = some.positions();
        mos = Arrays.stream(positions).mapToDouble(i -> images.mos()[i]).toArray();
        variance =
                Arrays.stream(positions).mapToDouble(i -> images.variance()[i]).toArray();
        mass = some.mass();
        squares = some.squares();
        logMass = Arrays.stream(mass).map(Math::log).toArray();
        concentration = new double[positions.length];
        Arrays.setAll(concentration, k -> squares[k] / (mass[k] * mass[k]));
        logUnit = Arrays.stream(images.logWeight()).max().orElse(0) * Math.log(2);
        deviations = new double[images.models()][];
        for (int m = 0; m < deviations.length; m++) {
            double[] scores = images.scores(m);
            deviations[m] = squaredDeviations(
                    Arrays.stream(positions).mapToDouble(i -> scores[i]).toArray());
        }
    }

    private double[] squaredDeviations(double[] scores) {
        double sum = 0;
        double all = 0;
        for (int k = 0; k < scores.length; k++) {
            sum += mass[k] * scores[k];
            all += mass[k];
        }
        double mean = sum / all;
        return Arrays.stream(scores).map(x -> (x - mean) * (x - mean)).toArray();
    }

    /** Returns probes at all of the points. Those drawn before are not drawn again. */
    public WeightProbes at(List<ProbedPoint> points, TaskPool pool) {
        int fewest = Math.clamp(ENOUGH / Math.max(1, points.size()), PARTNERS, MOST_PARTNERS);
        return WeightProbes.joined(pool.each(
                points, point -> drawn.computeIfAbsent(new Drawn(point, partners(point, fewest)), this::draw)));
    }

    private static int partners(ProbedPoint point, int fewest) {
        return Math.max(fewest, point.tightness() > 1 ? MORE * PARTNERS : PARTNERS);
    }

    private WeightProbes draw(Drawn drawn) {
        ProbedPoint probed = drawn.point;
        int partners = drawn.partners;
        var here = new Here(probed.point().q(), probed.point().qd());
        var probes = new WeightProbes(2 * (2 * partners + 3 + deviations.length));
        if (here.isSupported()) {
            here.addEvenly(partners, probed.tightness(), probes);
            for (double[] ofModel : deviations) {
                here.addDominant(ofModel, probed.tightness(), probes);
            }
        }
        return probes;
    }

    /** The contributions of representatives at a surface point. */
    private final class Here {
        private final double q;
        private final double qd;
        /** Natural logarithm of a representative's window, mass included. */
        private final double[] window = new double[mos.length];

        private final int[] byWindow;
        /** Natural logarithm of the heaviest pair's weight. */
        private final double highest;

        private final double[] contribution = new double[mos.length];
        private final double[] squareContribution = new double[mos.length];
        /** To the sum of squared differences of MOS. */
        private final double[] distantContribution = new double[mos.length];

        private double total;
        private double totalSquares;

        Here(double q, double qd) {
            this.q = q;
            this.qd = qd;
            for (int k = 0; k < window.length; k++) {
                double off = q - mos[k];
                window[k] = logMass[k] - off * off / (2 * variance[k]);
            }
            byWindow = IntStream.range(0, window.length)
                    .boxed()
                    .sorted((x, y) -> Double.compare(window[y], window[x]))
                    .mapToInt(k -> k)
                    .toArray();
            highest = heaviestPair();
            contribute();
        }

        private double logWeight(int k, int m) {
            double off = qd - Math.abs(mos[k] - mos[m]);
            return window[k] + window[m] - off * off / (2 * (variance[k] + variance[m]));
        }

        private double heaviestPair() {
            double heaviest = Double.NEGATIVE_INFINITY;
            for (int x = 0; x < byWindow.length; x++) {
                int k = byWindow[x];
                for (int y = 0; y <= x && window[k] + window[byWindow[y]] > heaviest; y++) {
                    heaviest = Math.max(heaviest, logWeight(k, byWindow[y]));
                }
            }
            return heaviest;
        }

        private void contribute() {
            for (int x = 0; x < byWindow.length; x++) {
                int k = byWindow[x];
                for (int y = 0; y <= x && window[k] + window[byWindow[y]] > highest + NEGLIGIBLE; y++) {
                    int m = byWindow[y];
                    double exponent = logWeight(k, m) - highest;
                    if (exponent > NEGLIGIBLE) {
                        contribute(k, m, Math.exp(exponent));
                    }
                }
            }
        }

        private void contribute(int k, int m, double weight) {
            double square = weight * weight * concentration[k] * concentration[m];
            if (k == m) {
                // Pairs among the images that one stands for.
                double own = weight * Math.max(0, 1 - concentration[k]);
                contribution[k] += own;
                total += own;
                squareContribution[k] += square;
                totalSquares += 0.5 * square;
            } else {
                contribution[k] += weight;
                contribution[m] += weight;
                squareContribution[k] += square;
                squareContribution[m] += square;
                double distance = weight * (mos[k] - mos[m]) * (mos[k] - mos[m]);
                distantContribution[k] += distance;
                distantContribution[m] += distance;
                total += 2 * weight;
                totalSquares += square;
            }
        }

        boolean isSupported() {
            return total > 0 && 0.25 * total * total >= SUPPORT * totalSquares;
        }

        void addEvenly(int partners, double tightness, WeightProbes probes) {
            int[] byWeight = evenly(partners, contribution);
            int[] byDistance = evenly(Math.max(1, partners / BESIDE), distantContribution);
            IntStream.concat(Arrays.stream(byWeight), Arrays.stream(byDistance))
                    .distinct()
                    .forEach(k -> add(k, tightness, probes));
            for (int k : evenly(Math.max(1, partners / BESIDE), squareContribution)) {
                addSquared(k, tightness, probes);
            }
        }

        /** Representatives at equal steps of a share in a sum, each once. */
        private int[] evenly(int count, double[] share) {
            double sum = Arrays.stream(share).sum();
            int k = 0;
            double passed = share[0];
            int[] chosen = new int[count];
            for (int n = 0; n < count; n++) {
                double mark = sum * (n + 0.5) / count;
                while (k < share.length - 1 && passed < mark) {
                    passed += share[++k];
                }
                chosen[n] = k;
            }
            return Arrays.stream(chosen).distinct().filter(c -> share[c] > 0).toArray();
        }

        void addDominant(double[] deviation, double tightness, WeightProbes probes) {
            double sum = 0;
            int most = 0;
            for (int k = 0; k < contribution.length; k++) {
                sum += contribution[k] * deviation[k];
                most = contribution[k] * deviation[k] > contribution[most] * deviation[most] ? k : most;
            }
            if (contribution[most] * deviation[most] > DOMINANT * sum) {
                add(most, tightness, probes);
            }
        }

        /** Returns what a partner meets, without its own window and weight. */
        private void add(int partner, double tightness, WeightProbes probes) {
            double logSum = Math.log(contribution[partner]) + highest - window[partner] + logUnit;
            probes.add(q, mos[partner], qd, variance[partner], logSum - Math.log(tightness), 1);
        }

        private void addSquared(int partner, double tightness, WeightProbes probes) {
            double error = SQUARES / Math.min(tightness, MOST_TIGHT_SQUARES);
            double logSum = logSquares(partner) + logUnit + Math.log(error / tolerance);
            probes.add(q, mos[partner], qd, variance[partner], logSum, 2);
        }

        /** Returns the logarithm of what squared weights with a partner sum to, in units of the heaviest weight near by. */
        private double logSquares(int partner) {
            double[] exponent = new double[mos.length];
            for (int m = 0; m < exponent.length; m++) {
                double a = q - mos[m];
                double b = qd - Math.abs(mos[m] - mos[partner]);
                exponent[m] = Math.log(squares[m]) - a * a / variance[m] - b * b / (variance[m] + variance[partner]);
            }
            double most = Arrays.stream(exponent).max().orElseThrow();
            double sum = 0;
            double heaviest = 0;
            for (int m = 0; m < exponent.length; m++) {
                double share = Math.exp(exponent[m] - most);
                sum += share;
                heaviest = share > COUNTS ? Math.max(heaviest, squares[m] / mass[m]) : heaviest;
            }
            return Math.log(sum / heaviest) + most;
        }
    }
}
