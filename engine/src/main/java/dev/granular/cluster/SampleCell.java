package dev.granular.cluster;

import dev.granular.QualityRange;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/** Images of much the same MOS and σ, of which some are kept. A row has MOS, σ, weight and scores. */
final class SampleCell implements Serializable {
    /** Places in a row. */
    static final int MOS = 0;

    static final int STD = 1;
    static final int WEIGHT = 2;
    static final int SCORES = 3;

    /** Cells along the MOS scale. */
    static final int BINS = 256;

    /** Cells in a factor of two of σ, and where all but the first begin. */
    private static final int LAYERS = 4;

    private static final double[] LAYER = {Math.sqrt(Math.sqrt(2)), Math.sqrt(2), Math.sqrt(2) * Math.sqrt(Math.sqrt(2))
    };

    /** Images of a cell that are kept besides extremes. */
    private static final int KEPT = 64;

    private static final long serialVersionUID = 1;

    private long images;
    private double weight;
    /** Those with the lowest hashes, by hash; images of the same hash are the same. */
    private final TreeMap<Long, Kept> kept = new TreeMap<>();

    private long size;

    /** Rows with the lowest and highest value of each column, and others that have to be there. */
    private final double[][] lowest;

    private final double[][] highest;
    private final TreeMap<Long, double[]> others = new TreeMap<>();

    /** A row and how many images have it. */
    private record Kept(double[] row, long times) implements Serializable {}

    /**
     * An image of the sample.
     *
     * @param mass weight of all images that it stands for
     * @param count number of these
     */
    record Member(double[] row, double mass, double count) {}

    SampleCell(int columns) {
        lowest = new double[columns][];
        highest = new double[columns][];
    }

    /** Returns a number for the cell that an image belongs to; does not depend on the machine. */
    static long key(QualityRange range, double[] row) {
        long bin = (long) Math.clamp(BINS * ((row[MOS] - range.min()) / range.width()), 0, BINS - 1);
        int exponent = Math.getExponent(row[STD]);
        double mantissa = Math.scalb(row[STD], -exponent);
        int layer = 0;
        while (layer < LAYER.length && mantissa >= LAYER[layer]) {
            layer++;
        }
        return bin << Integer.SIZE | (LAYERS * exponent + layer) & 0xFFFFFFFFL;
    }

    /** Counts a row; copies it if it is kept. */
    void add(double[] row) {
        images++;
        weight += row[WEIGHT];
        // Of many images, nearly all are neither: those cost no copy.
        long hash = hash(row);
        boolean low = size < KEPT || hash <= kept.lastKey();
        if (low || isExtreme(row)) {
            double[] own = row.clone();
            if (low) {
                keep(new Kept(own, 1), hash);
            }
            addExtremes(own);
        }
    }

    private boolean isExtreme(double[] row) {
        for (int c = 0; c < row.length; c++) {
            if (lowest[c] == null || row[c] <= lowest[c][c] || row[c] >= highest[c][c]) {
                return true;
            }
        }
        return false;
    }

    private void addExtremes(double[] row) {
        for (int c = 0; c < lowest.length; c++) {
            lowest[c] = first(lowest[c], row, c, -1);
            highest[c] = first(highest[c], row, c, 1);
        }
    }

    /** Returns the row with the more extreme value; of equal ones that with the lower hash. */
    private static double[] first(double[] one, double[] other, int column, int sign) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        int order = sign > 0 ? Double.compare(one[column], other[column]) : Double.compare(other[column], one[column]);
        return order > 0 || order == 0 && hash(one) <= hash(other) ? one : other;
    }

    private void keep(Kept row, long hash) {
        kept.merge(hash, row, (one, two) -> new Kept(one.row, one.times + two.times));
        size += row.times;
        while (size - kept.lastEntry().getValue().times >= KEPT) {
            size -= kept.pollLastEntry().getValue().times;
        }
    }

    /** Keeps a copy of a row that was counted elsewhere. */
    void keep(double[] row) {
        others.put(hash(row), row.clone());
    }

    SampleCell copy() {
        return new SampleCell(lowest.length).plus(this);
    }

    SampleCell plus(SampleCell other) {
        images += other.images;
        weight += other.weight;
        other.kept.forEach((hash, row) -> keep(row, hash));
        Arrays.stream(other.lowest).filter(row -> row != null).forEach(this::addExtremes);
        Arrays.stream(other.highest).filter(row -> row != null).forEach(this::addExtremes);
        others.putAll(other.others);
        return this;
    }

    long images() {
        return images;
    }

    boolean isWhole() {
        return size == images;
    }

    /** Returns the images of the sample: extremes stand for themselves, the others for all that are left. */
    List<Member> members() {
        var members = new ArrayList<Member>();
        if (isWhole()) {
            kept.values().forEach(row -> {
                // The same as often as it is there, or once for all.
                long separate = row.times <= KEPT ? row.times : 1;
                for (long k = 0; k < separate; k++) {
                    double each = (double) row.times / separate;
                    members.add(new Member(row.row, each * row.row[WEIGHT], each));
                }
            });
            return members;
        }
        var own = new TreeMap<>(others);
        for (int c = 0; c < lowest.length; c++) {
            own.put(hash(lowest[c]), lowest[c]);
            own.put(hash(highest[c]), highest[c]);
        }
        double ownWeight = 0;
        for (double[] row : own.values()) {
            members.add(new Member(row, row[WEIGHT], 1));
            ownWeight += row[WEIGHT];
        }
        var rest = new TreeSet<>(kept.keySet());
        rest.removeAll(own.keySet());
        // All that were kept may be extremes: then they stand for the rest, too.
        if (rest.isEmpty()) {
            rest.addAll(kept.keySet());
        }
        double times = 0;
        double restWeight = 0;
        for (long hash : rest) {
            times += kept.get(hash).times;
            restWeight += kept.get(hash).times * kept.get(hash).row[WEIGHT];
        }
        double factor = Math.max(weight - ownWeight, restWeight / KEPT) / restWeight;
        double count = Math.max(1, images - own.size()) / times;
        for (long hash : rest) {
            Kept row = kept.get(hash);
            members.add(new Member(row.row, row.times * row.row[WEIGHT] * factor, row.times * count));
        }
        return members;
    }

    private static long hash(double[] row) {
        long hash = 0;
        for (double value : row) {
            hash = 31 * hash + Double.doubleToLongBits(value + 0.0);
            hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
            hash = (hash ^ hash >>> 33) * 0xc4ceb9fe1a85ec53L;
            hash ^= hash >>> 33;
        }
        return hash;
    }
}
