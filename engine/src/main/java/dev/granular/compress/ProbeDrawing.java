package dev.granular.compress;

import dev.granular.pair.RatedImages;
import dev.granular.parallel.TaskPool;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * Draws probes of pair weights: at each surface point, what a few images see that contribute to the sums there. Partners
 * are taken in MOS order at equal steps of what they contribute, so that tails on both sides are met; and each image that
 * dominates a model's squared differences there is one, too.
 */
public final class ProbeDrawing {
    private static final int PARTNERS = 4;

    /** Times more partners at points where those were not enough. */
    private static final int MORE = 3;

    /** Share of a model's squared deviations from which an image dominates them. */
    private static final double DOMINANT = 0.2;

    /** What a sum of squared weights may miss, relative to it. */
    private static final double SQUARES = 1e-3;

    /** Tightness up to which sums of squared weights have to be as much better, too. */
    private static final double MOST_TIGHT_SQUARES = 100;

    /** Effective pairs of representatives below which a point has no support. */
    private static final double SUPPORT = 5;

    /** Natural logarithm of a share of the heaviest pair's weight below which a pair does not count. */
    private static final double NEGLIGIBLE = -45;

    /** Share of the heaviest squared weight from which an image counts when their unit is chosen. */
    private static final double COUNTS = 1e-3;

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

    private final Map<ProbedPoint, WeightProbes> drawn = new ConcurrentHashMap<>();

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

    /** Probes at all of the points. Those drawn before are not drawn again. */
    public WeightProbes at(List<ProbedPoint> points, TaskPool pool) {
        return WeightProbes.joined(pool.each(points, point -> drawn.computeIfAbsent(point, this::draw)));
    }

    private WeightProbes draw(ProbedPoint probed) {
        var here = new Here(probed.point().q(), probed.point().qd());
        int partners = probed.tightness() > 1 ? MORE * PARTNERS : PARTNERS;
        var probes = new WeightProbes(2 * (partners + 1 + deviations.length));
        if (here.isSupported()) {
            here.addEvenly(partners, probed.tightness(), probes);
            for (double[] ofModel : deviations) {
                here.addDominant(ofModel, probed.tightness(), probes);
            }
        }
        return probes;
    }

    /** What representatives contribute at a surface point. */
    private final class Here {
        private final double q;
        private final double qd;
        /** Natural logarithm of a representative's window, mass included. */
        private final double[] window = new double[mos.length];

        private final int[] byWindow;
        /** Natural logarithm of the heaviest pair's weight. */
        private final double highest;

        private final double[] contribution = new double[mos.length];
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
                totalSquares += 0.5 * square;
            } else {
                contribution[k] += weight;
                contribution[m] += weight;
                total += 2 * weight;
                totalSquares += square;
            }
        }

        boolean isSupported() {
            return total > 0 && 0.25 * total * total >= SUPPORT * totalSquares;
        }

        void addEvenly(int partners, double tightness, WeightProbes probes) {
            int k = 0;
            int last = -1;
            double passed = contribution[0];
            for (int partner = 0; partner < partners; partner++) {
                double mark = total * (partner + 0.5) / partners;
                while (k < contribution.length - 1 && passed < mark) {
                    passed += contribution[++k];
                }
                if (contribution[k] > 0 && k != last) {
                    last = k;
                    add(k, tightness, probes);
                    if (partner == partners / 2) {
                        addSquared(k, tightness, probes);
                    }
                }
            }
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

        /** What a partner meets, without its own window and weight. */
        private void add(int partner, double tightness, WeightProbes probes) {
            double logSum = Math.log(contribution[partner]) + highest - window[partner] + logUnit;
            probes.add(q, mos[partner], qd, variance[partner], logSum - Math.log(tightness), 1);
        }

        private void addSquared(int partner, double tightness, WeightProbes probes) {
            double error = SQUARES / Math.min(tightness, MOST_TIGHT_SQUARES);
            double logSum = logSquares(partner) + logUnit + Math.log(error / tolerance);
            probes.add(q, mos[partner], qd, variance[partner], logSum, 2);
        }

        /** Logarithm of what squared weights with a partner sum to, in units of the heaviest weight near by. */
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
