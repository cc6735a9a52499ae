package dev.granular.inference;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A rule when influences are computed from a sample, and how large it is. Values of figures always come from all images.
 *
 * @param above number of images up to which all are used
 * @param images images in a sample without clusters, 2 or more
 * @param clusters clusters in a sample with clusters, 2 or more; they are drawn whole
 */
public record Sampling(int above, int images, int clusters) {
    /** Above 10,000 images a sample of 5,000, or of 200 clusters: standard errors are off by 2 % (rms) and 7 %. */
    public static final Sampling DEFAULT = new Sampling(10_000, 5_000, 200);

    /** Uses all images, however long that takes. */
    public static final Sampling NONE = new Sampling(Integer.MAX_VALUE, 2, 2);

    /** Sets the streams apart from those of draws. */
    private static final long STREAM = 0x53616d706c65L;

    /** Refuses samples of fewer than two. */
    public Sampling {
        if (above < 2 || images < 2 || clusters < 2) {
            throw new IllegalArgumentException("a sample of fewer than two");
        }
    }

    /** Chooses units, ascending: all of them or a seeded sample. */
    int[] units(Units units, long seed) {
        int wanted = units.clustered() ? clusters : images;
        return units.ofRow().length <= above || units.count() <= wanted
                ? IntStream.range(0, units.count()).toArray()
                : some(units.streams(), wanted, seed);
    }

    private static int[] some(long[] streams, int wanted, long seed) {
        var generator = new CounterGenerator(seed ^ STREAM);
        long[] keys = new long[streams.length];
        Arrays.setAll(keys, u -> generator.bits(streams[u], 0)[0]);
        long[] ascending = keys.clone();
        Arrays.sort(ascending);
        long last = ascending[wanted - 1];
        IntStream below = IntStream.range(0, keys.length).filter(u -> keys[u] < last);
        long equals =
                IntStream.range(0, wanted).filter(k -> ascending[k] == last).count();
        IntStream ofLast =
                IntStream.range(0, keys.length).filter(u -> keys[u] == last).limit(equals);
        return IntStream.concat(below, ofLast).sorted().toArray();
    }

    /** Returns the rows of some units, ascending. */
    static int[] rows(Units units, int[] some) {
        var chosen = new boolean[units.count()];
        for (int unit : some) {
            chosen[unit] = true;
        }
        return IntStream.range(0, units.ofRow().length)
                .filter(row -> chosen[units.ofRow()[row]])
                .toArray();
    }
}
