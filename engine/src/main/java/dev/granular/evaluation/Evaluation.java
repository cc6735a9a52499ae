package dev.granular.evaluation;

import dev.granular.Correlations;
import dev.granular.InputException;
import dev.granular.Method;
import dev.granular.Points;
import dev.granular.Predictions;
import dev.granular.Progress;
import dev.granular.Ratings;
import dev.granular.Regulator;
import dev.granular.SurfacePoint;
import dev.granular.point.SurfacePoints;
import dev.granular.rating.DenseRanks;
import dev.granular.rating.RegulatorWeights;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Evaluates models against ratings: choose, then {@link #run}. Each choice returns the same object; not for use by
 * several threads at once.
 */
public final class Evaluation {
    private final Ratings ratings;
    private Set<Method> methods = EnumSet.allOf(Method.class);
    private Regulator regulator = new Regulator.Gaussian();
    private Points points = new Points.LatinHypercube(100, 1);
    private double stdScale = 1;
    private int threads = Runtime.getRuntime().availableProcessors();
    private Progress progress = Progress.NONE;

    private Evaluation(Ratings ratings) {
        this.ratings = ratings;
    }

    /** An evaluation against {@code ratings}: all methods, Gaussian regulator, 100 points, all processors. */
    public static Evaluation of(Ratings ratings) {
        return new Evaluation(ratings);
    }

    /** Which correlations to compute; at least one. */
    public Evaluation methods(Set<Method> methods) {
        if (methods.isEmpty()) {
            throw new InputException("no method chosen: name at least one of plcc, srcc, krcc");
        }
        this.methods = EnumSet.copyOf(methods);
        return this;
    }

    /** How images are weighted. */
    public Evaluation regulator(Regulator regulator) {
        this.regulator = regulator;
        return this;
    }

    /** Where to evaluate. */
    public Evaluation points(Points points) {
        this.points = points;
        return this;
    }

    /** Multiplies every σ in the windows (not in the regulator); a positive number. */
    public Evaluation stdScale(double stdScale) {
        if (!(stdScale > 0) || Double.isInfinite(stdScale)) {
            throw new InputException("std-scale is " + stdScale + ": it must be a positive number");
        }
        this.stdScale = stdScale;
        return this;
    }

    /** How many threads may work, 1 or more; the result does not depend on it. */
    public Evaluation threads(int threads) {
        if (threads < 1) {
            throw new InputException("threads is " + threads + ": it must be at least 1");
        }
        this.threads = threads;
        return this;
    }

    /** Who hears of the progress and may cancel. */
    public Evaluation progress(Progress progress) {
        this.progress = progress;
        return this;
    }

    /**
     * Evaluates {@code models}, each of the ratings' length.
     *
     * @throws InputException if lengths differ or the ratings are all equal
     * @throws java.util.concurrent.CancellationException if the progress listener stopped it
     */
    public Correlations run(List<Predictions> models) {
        List<SurfacePoint> at = SurfacePoints.of(points, ratings.range());
        double[] weights = RegulatorWeights.of(regulator, ratings);
        int n = ratings.size();
        int pn = at.size();
        int mn = models.size();
        var ms = List.copyOf(methods);
        double[] values = new double[pn * mn * ms.size()];
        double[] effective = new double[pn];
        double[] s = ratings.mos().toArray();
        double[] std = ratings.std().toArray();
        double[] rs = DenseRanks.of(ratings.mos());
        for (int p = 0; p < pn; p++) {
            progress.advanced(p, pn);
            double q = at.get(p).q();
            double qd = at.get(p).qd();
            double[] a = new double[n];
            for (int i = 0; i < n; i++) {
                double sd = std[i] * stdScale;
                a[i] = sd > 0 ? weights[i] * Math.exp(-(q - s[i]) * (q - s[i]) / (2 * sd * sd)) : 0;
            }
            for (int m = 0; m < mn; m++) {
                double[] x = models.get(m).scores().toArray();
                double[] rx = DenseRanks.of(models.get(m).scores());
                double w = 0, ww = 0, ss = 0, xs = 0, xx = 0, rr = 0, rxs = 0, rxx = 0, sign = 0;
                for (int i = 0; i < n; i++) {
                    for (int j = 0; j < i; j++) {
                        double d = s[i] - s[j], e = qd - Math.abs(d), dx = x[i] - x[j];
                        double wij = a[i] * a[j] == 0
                                ? 0
                                : a[i]
                                        * a[j]
                                        * Math.exp(-e
                                                * e
                                                / (2 * stdScale * stdScale * (std[i] * std[i] + std[j] * std[j])));
                        double r = rs[i] - rs[j], rdx = rx[i] - rx[j];
                        w += wij;
                        ww += wij * wij;
                        ss += wij * d * d;
                        xs += wij * d * dx;
                        xx += wij * dx * dx;
                        rr += wij * r * r;
                        rxs += wij * r * rdx;
                        rxx += wij * rdx * rdx;
                        sign += wij * Math.signum(d) * Math.signum(dx);
                    }
                }
                effective[p] = w * w / ww;
                for (int k = 0; k < ms.size(); k++) {
                    values[(p * mn + m) * ms.size() + k] = switch (ms.get(k)) {
                        case PLCC -> xs / Math.sqrt(ss * xx);
                        case SRCC -> rxs / Math.sqrt(rr * rxx);
                        case KRCC -> sign / w;
                    };
                }
            }
        }
        return new Correlations(at, models.stream().map(Predictions::model).toList(), ms, values, effective);
    }
}
