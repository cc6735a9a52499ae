package dev.granular.mapping;

import dev.granular.rating.AscendingRows;

/**
 * A search for the best step, the limit of a logistic curve of endless slope. The step lies between two neighbouring scores, or at one
 * score, whose images are then mapped to any height between both levels. With sums over the scores below, the sum of
 * squares of each of these follows at once, so the best one is found exactly, in O(N log N).
 */
final class StepFit {
    /** Exponent at the neighbouring scores: the logistic function differs from the step by 1e-17. */
    private static final double SHARP = 40;

    /** Share of the sum of squares below which what is left of a step is rounding. */
    private static final double DEPENDENT = 1e-12;

    private final SigmoidProjection projection;
    private final boolean withLine;
    private final int sign;

    /** Different scores, standardised, ascending, and the images of each: number, sum of MOS, squares within. */
    private final double[] t;

    private final double[] count;
    private final double[] sumY;
    private final double[] within;
    private final int size;

    /** Sums over all images, or over those above a step. */
    private record Sums(double n, double t, double y, double tt, double ty, double yy) {
        Sums minus(Sums other) {
            return new Sums(n - other.n, t - other.t, y - other.y, tt - other.tt, ty - other.ty, yy - other.yy);
        }

        Sums plus(Sums other) {
            return new Sums(n + other.n, t + other.t, y + other.y, tt + other.tt, ty + other.ty, yy + other.yy);
        }
    }

    /** A fit: sum of squares, offset, slope of the line, height of the step. */
    private record Fit(double sse, double offset, double line, double height) {}

    /** @param mos of each score, its mean 0 */
    StepFit(SigmoidProjection projection, double[] scores, double[] mos, boolean withLine, int sign) {
        this.projection = projection;
        this.withLine = withLine;
        this.sign = sign;
        int[] order = AscendingRows.of(scores);
        t = new double[scores.length];
        count = new double[scores.length];
        sumY = new double[scores.length];
        within = new double[scores.length];
        int group = -1;
        for (int row : order) {
            if (group < 0 || scores[row] != t[group]) {
                t[++group] = scores[row];
            }
            count[group]++;
            sumY[group] += mos[row];
        }
        size = group + 1;
        int at = 0;
        for (int row : order) {
            at += scores[row] == t[at] ? 0 : 1;
            double off = mos[row] - sumY[at] / count[at];
            within[at] += off * off;
        }
    }

    private Sums of(int group) {
        double mean = sumY[group] / count[group];
        return new Sums(
                count[group],
                count[group] * t[group],
                sumY[group],
                count[group] * t[group] * t[group],
                t[group] * sumY[group],
                sumY[group] * mean);
    }

    /** Finds the best step as a sharp logistic function. */
    Shape best() {
        var none = new Sums(0, 0, 0, 0, 0, 0);
        Sums all = none;
        double inside = 0;
        for (int k = 0; k < size; k++) {
            all = all.plus(of(k));
            inside += within[k];
        }
        Sums above = all;
        double lowest = Double.POSITIVE_INFINITY;
        int best = -1;
        double shareAtBest = Double.NaN;
        for (int k = 0; k < size; k++) {
            Sums here = of(k);
            above = above.minus(here);
            if (k + 1 < size) {
                Fit fit = fit(all, above);
                if (fit.sse + inside < lowest) {
                    lowest = fit.sse + inside;
                    best = k;
                    shareAtBest = Double.NaN;
                }
            }
            if (k > 0 && k + 1 < size) {
                Fit fit = fit(all.minus(here), above);
                double share = (sumY[k] / count[k] - fit.offset - fit.line * t[k]) / fit.height;
                if (fit.sse + inside < lowest && share > 0 && share < 1) {
                    lowest = fit.sse + inside;
                    best = k;
                    shareAtBest = share;
                }
            }
        }
        if (best < 0) {
            return Shape.NONE;
        }
        return Double.isNaN(shareAtBest) ? between(best) : at(best, shareAtBest);
    }

    private Shape between(int k) {
        double half = (t[k + 1] - t[k]) / 2;
        return shape(SHARP / half, t[k] + half);
    }

    private Shape at(int k, double share) {
        double slope = 2 * SHARP / Math.min(t[k + 1] - t[k], t[k] - t[k - 1]);
        return shape(slope, t[k] - Math.log(share / (1 - share)) / slope);
    }

    private Shape shape(double slope, double centre) {
        return new Shape(slope, centre, projection.sse(slope, centre));
    }

    /** Solves least squares on a constant, perhaps a line, and a step. */
    private Fit fit(Sums all, Sums above) {
        double meanT = all.t / all.n;
        double meanY = all.y / all.n;
        double share = above.n / all.n;
        double tt = all.tt - all.t * meanT;
        double ty = all.ty - all.t * meanY;
        double yy = all.yy - all.y * meanY;
        double gg = above.n * (1 - share);
        double gt = above.t - above.n * meanT;
        double gy = above.y - above.n * meanY;
        double slopeOfStep = withLine ? gt / tt : 0;
        double slopeOfY = withLine ? ty / tt : 0;
        double left = gg - slopeOfStep * gt;
        double common = gy - slopeOfY * gt;
        double height = common / left;
        if (!(left > DEPENDENT * gg) || height * sign < 0) {
            return new Fit(Double.POSITIVE_INFINITY, 0, 0, Double.NaN);
        }
        double line = withLine ? slopeOfY - height * slopeOfStep : 0;
        double offset = meanY - line * meanT - height * share;
        return new Fit(yy - slopeOfY * ty - common * height, offset, line, height);
    }
}
