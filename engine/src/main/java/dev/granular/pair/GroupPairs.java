package dev.granular.pair;

import java.util.List;

/** Pairs of images of the same group: those of a source in which images stand group after group. */
record GroupPairs(PairSource source, Ends ends) implements PairSourceView {
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

    @Override
    public int endPartner(int row) {
        return ends.ofImage[row];
    }
}
