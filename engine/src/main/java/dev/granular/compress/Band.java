package dev.granular.compress;

import java.util.Arrays;

/**
 * The images of a strip whose σ lie within a small factor of each other. Either they share nodes, a tensor product of
 * MOS and log σ, or they are so few that each is a node of its own. Owns its arrays.
 */
final class Band {
    private final double low;
    private final double high;
    private final int[] singles;
    private final ErrorProfile[] inMos;
    private final ErrorProfile inLogStd;

    private Band(double low, double high, int[] singles, ErrorProfile[] inMos, ErrorProfile inLogStd) {
        this.low = low;
        this.high = high;
        this.singles = singles;
        this.inMos = inMos;
        this.inLogStd = inLogStd;
    }

    /**
     * A band whose images share nodes.
     *
     * @param low least log σ
     * @param high largest log σ
     * @param inMos for each level, how interpolation in MOS errs on an interval of the strip's width over 2^level
     */
    static Band shared(double low, double high, ErrorProfile[] inMos, ErrorProfile inLogStd) {
        return new Band(low, high, new int[0], inMos, inLogStd);
    }

    /** A band whose images, given by ascending position in MOS order, are nodes. */
    static Band single(int[] images) {
        return new Band(0, 0, images, new ErrorProfile[0], ErrorProfile.NONE);
    }

    boolean isSingle() {
        return singles.length > 0;
    }

    /** Position of single image k. */
    int image(int k) {
        return singles[k];
    }

    /** Number of single images before {@code position}. */
    int singlesBefore(int position) {
        int at = Arrays.binarySearch(singles, position);
        return at < 0 ? -at - 1 : at;
    }

    /** Nodes in MOS on [from, to], {@code level} halvings of the strip, that err by no more than {@code enough}. */
    Axis mos(double from, double to, int level, double enough) {
        return new Axis(from, to, from < to ? inMos[Math.min(level, inMos.length - 1)].nodes(enough) : 1);
    }

    /** Nodes in log σ that err by no more than {@code enough}. */
    Axis logStd(double enough) {
        return new Axis(low, high, low < high ? inLogStd.nodes(enough) : 1);
    }
}
