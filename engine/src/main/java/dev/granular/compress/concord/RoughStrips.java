package dev.granular.compress.concord;

import dev.granular.compress.charge.Expansion;
import dev.granular.compress.charge.Interval;
import dev.granular.compress.charge.SuperPoints;
import dev.granular.compress.nodes.InterpolativeDecomposition;
import dev.granular.compress.nodes.Strip;
import dev.granular.kernel.SinglePrecision;
import java.util.ArrayList;
import java.util.List;

/**
 * What is enough for pairs of images of a group along a score, which are so few that an interpolation may err much: strips
 * in few columns, and few super points for all strips together. A cell is a band of a strip.
 */
public final class RoughStrips {
    /** What is left out when super points are, by its norm over all probes, in units of the error allowed at each. */
    private static final double LEFT_OUT = 0.5;

    /** Share of a strip's weight from which pairs of a group need all super points. */
    private static final double CONSIDERABLE = 0.1;

    /** Most groups along a score that are asked for speed. */
    private static final int MOST_GROUPS = 4096;

    /** Images of which each is a group. */
    private static final int FEW_IMAGES = 2048;

    /** Images in a group, where there are not too many. */
    private static final int IN_A_GROUP = 32;

    /** Part of all weight for which single precision is enough, in units of the tolerance. Its error of 6e-8 grows tenfold. */
    private static final double SINGLE_PRECISION = 5e5;

    private final double share;
    private final List<Expansion> frames = new ArrayList<>();
    /** How much each column of a strip's frame counts at each of its nodes. */
    private final List<double[]> toNodes = new ArrayList<>();
    /** First cell of each strip, and after the last their number. */
    private final int[] firstCell;

    private final int points;
    private final int stride;
    /** For each cell how much each of its columns counts at each point: columns × stride. */
    private final float[][] toPoints;

    /** For each cell where its columns are among those of the fine frame. */
    private final int[][] picks;

    private final int mostColumns;

    /**
     * @param strips whole
     * @param fine frames of the strips
     * @param size number of all images
     */
    public RoughStrips(List<Interval> strips, List<Expansion> fine, long size, SuperPoints all) {
        share = share(size, all.tolerance());
        double local = local(size, strips.size(), all.tolerance());
        InterpolativeDecomposition few =
                local > CONSIDERABLE ? all.all() : all.few(slack(size, strips.size(), all.tolerance()));
        points = few.rank();
        stride = SinglePrecision.padded(points);
        firstCell = new int[strips.size() + 1];
        int most = 0;
        for (int s = 0; s < strips.size(); s++) {
            Interval strip = strips.get(s);
            var frame = new Expansion(strip, Expansion.slack(1, local));
            frames.add(frame);
            toNodes.add(rows(all.toNodes(s), frame.columnsIn(fine.get(s)), all.width(s)));
            firstCell[s + 1] = firstCell[s] + frame.bands();
            most = Math.max(most, frame.mostColumns());
        }
        mostColumns = most;
        toPoints = new float[firstCell[strips.size()]][];
        picks = new int[toPoints.length][];
        for (int s = 0; s < strips.size(); s++) {
            int[][] ofStrip = frames.get(s).picksFrom(fine.get(s));
            System.arraycopy(ofStrip, 0, picks, firstCell[s], ofStrip.length);
            for (int b = 0; b < frames.get(s).bands(); b++) {
                toPoints[firstCell[s] + b] = toPoints(s, b, strips.get(s).strip(), few, all.width(s));
            }
        }
    }

    private static double share(long size, double tolerance) {
        double groups = size <= FEW_IMAGES ? size : Math.clamp(size / IN_A_GROUP, FEW_IMAGES / IN_A_GROUP, MOST_GROUPS);
        return Math.min(1 / groups, SINGLE_PRECISION * tolerance);
    }

    private static double local(long size, int strips, double tolerance) {
        return Math.min(1, share(size, tolerance) * strips);
    }

    /** Returns how many times larger than for all pairs errors may be at the few super points. */
    public static double slack(long size, int strips, double tolerance) {
        return LEFT_OUT / local(size, strips, tolerance);
    }

    private static double[] rows(double[] matrix, int[] chosen, int width) {
        double[] rows = new double[chosen.length * width];
        for (int r = 0; r < chosen.length; r++) {
            System.arraycopy(matrix, chosen[r] * width, rows, r * width, width);
        }
        return rows;
    }

    private float[] toPoints(int s, int band, Strip strip, InterpolativeDecomposition few, int width) {
        Expansion frame = frames.get(s);
        float[] shares = new float[frame.columns(band) * stride];
        double[] ofColumns = toNodes.get(s);
        double[] weights = few.weights();
        int nodes = strip.nodes();
        for (int c = 0; c < frame.columns(band); c++) {
            int from = (frame.firstColumn(band) + c) * width;
            for (int k = 0; k < points; k++) {
                int at = k * few.columns() + strip.firstNode();
                double sum = 0;
                for (int u = 0; u < nodes; u++) {
                    sum += ofColumns[from + u] * weights[at + u];
                }
                shares[c * stride + k] = (float) sum;
            }
        }
        return shares;
    }

    /** Returns the part of all weight that is concerned: no group of images along a score weighs more, but for ties. */
    double share() {
        return share;
    }

    int cells() {
        return toPoints.length;
    }

    int cell(int strip, int band) {
        return firstCell[strip] + band;
    }

    Expansion frame(int strip) {
        return frames.get(strip);
    }

    double[] toNodes(int strip) {
        return toNodes.get(strip);
    }

    /** Returns the room for the points, filled up to whole vectors. */
    int stride() {
        return stride;
    }

    /** Returns the most columns of a cell. */
    int mostColumns() {
        return mostColumns;
    }

    /** Returns where a cell's columns are among those of its band in the fine frame. */
    int[] pick(int cell) {
        return picks[cell];
    }

    float[] toPoints(int cell) {
        return toPoints[cell];
    }
}
