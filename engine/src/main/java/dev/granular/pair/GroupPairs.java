package dev.granular.pair;

import java.util.List;

/** Pairs of images of the same group: those of a source in which images stand group after group. */
final class GroupPairs implements PairSource {
    private final PairSource source;
    private final Ends ends;

    /**
     * Where groups end.
     *
     * @param ofImage first position behind the group of each image
     */
    record Ends(int[] ofImage) {
        static Ends of(List<RatedImages> groups) {
            int[] ends = new int[groups.stream().mapToInt(RatedImages::size).sum()];
            int at = 0;
            for (RatedImages group : groups) {
                int end = at + group.size();
                while (at < end) {
                    ends[at++] = end;
                }
            }
            return new Ends(ends);
        }
    }

    GroupPairs(PairSource source, Ends ends) {
        this.source = source;
        this.ends = ends;
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
    public double[] logWeight() {
        return source.logWeight();
    }

    @Override
    public int firstPartner(int row) {
        return source.firstPartner(row);
    }

    @Override
    public int endPartner(int row) {
        return ends.ofImage[row];
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
