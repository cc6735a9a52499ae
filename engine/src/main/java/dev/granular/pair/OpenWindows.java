package dev.granular.pair;

import java.util.Arrays;

/** A source of pairs whose windows on Q are open everywhere. */
final class OpenWindows implements PairSource {
    private final PairSource source;
    private final double[] windowVariance;

    OpenWindows(PairSource source) {
        this.source = source;
        windowVariance = new double[source.size()];
        Arrays.fill(windowVariance, Double.POSITIVE_INFINITY);
    }

    @Override
    public int size() {
        return source.size();
    }

    @Override
    public double[] mos() {
        return source.mos();
    }

    @Override
    public double[] variance() {
        return source.variance();
    }

    @Override
    public double[] windowVariance() {
        return windowVariance;
    }

    @Override
    public double[] logWeight() {
        return source.logWeight();
    }

    @Override
    public int firstPartner(int row) {
        return source.firstPartner(row);
    }

    @Override
    public int endPartner(int row) {
        return source.endPartner(row);
    }

    @Override
    public boolean hasMasses() {
        return source.hasMasses();
    }

    @Override
    public PairReader reader() {
        return source.reader();
    }
}
