package dev.granular.compress;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * What images of a range of MOS contribute by themselves: pairs within a strip, over its nodes, and charges for pairs with all
 * others. Sums of neighbouring ranges are put together to those of both.
 *
 * @param images how many there are
 * @param pairs for each strip and statistic, then mass and squared mass, pair (u, v) of nodes in {@code u·width + v}; nothing
 *     for a strip without images
 * @param segments charges, by ascending MOS
 */
public record PartSums(long images, List<double[][]> pairs, List<Segment> segments) implements Serializable {
    /**
     * Charges of the images of one part in one strip.
     *
     * @param part number of the range of MOS
     * @param strip number of the strip
     * @param charges moment m of node u in {@code m·width + u}
     */
    public record Segment(int part, int strip, double[] charges) implements Serializable {
        /** Returns whether its images come before those of another segment in MOS order. */
        boolean isBefore(Segment other) {
            return part < other.part || part == other.part && strip < other.strip;
        }
    }

    /** Adds what ranges of higher MOS contribute. */
    public PartSums plus(PartSums higher) {
        var all = new ArrayList<>(segments);
        all.addAll(higher.segments);
        var sums = new ArrayList<double[][]>();
        for (int s = 0; s < pairs.size(); s++) {
            sums.add(sum(pairs.get(s), higher.pairs.get(s)));
        }
        return new PartSums(images + higher.images, List.copyOf(sums), List.copyOf(all));
    }

    private static double[][] sum(double[][] one, double[][] other) {
        if (one.length == 0 || other.length == 0) {
            return one.length == 0 ? other : one;
        }
        double[][] sum = new double[one.length][];
        for (int t = 0; t < sum.length; t++) {
            sum[t] = one[t].clone();
            for (int k = 0; k < sum[t].length; k++) {
                sum[t][k] += other[t][k];
            }
        }
        return sum;
    }
}
