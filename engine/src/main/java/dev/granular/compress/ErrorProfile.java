package dev.granular.compress;

/**
 * How far interpolation is off with so many nodes.
 *
 * @param errors error with n nodes in element n; falls
 */
record ErrorProfile(double[] errors) {
    /** Of what needs no interpolation. */
    static final ErrorProfile NONE = new ErrorProfile(new double[2]);

    /** Fewest nodes that err by no more than {@code enough}, or the most there are. */
    int nodes(double enough) {
        int n = 1;
        while (n < errors.length - 1 && errors[n] > enough) {
            n++;
        }
        return n;
    }

    /** The worse of two. */
    ErrorProfile or(ErrorProfile other) {
        double[] worse = new double[errors.length];
        for (int n = 0; n < worse.length; n++) {
            worse[n] = Math.max(errors[n], other.errors[n]);
        }
        return new ErrorProfile(worse);
    }
}
