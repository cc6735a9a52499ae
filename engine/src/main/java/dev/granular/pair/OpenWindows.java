package dev.granular.pair;

import java.util.Arrays;

/** A source of pairs whose windows on Q are open everywhere. */
final class OpenWindows implements PairSourceView {
    private final PairSource source;
    private final double[] windowVariance;

    OpenWindows(PairSource source) {
        this.source = source;
        windowVariance = new double[source.size()];
        Arrays.fill(windowVariance, Double.POSITIVE_INFINITY);
    }

    @Override
    public PairSource source() {
        return source;
    }

    @Override
    public double[] windowVariance() {
        return windowVariance;
    }
}
