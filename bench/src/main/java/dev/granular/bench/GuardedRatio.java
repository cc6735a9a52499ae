package dev.granular.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How many times one contender is as fast as another.
 *
 * @param name of the ratio, fast over slow
 * @param slow the one that takes longer
 * @param fast the one whose speed is guarded
 * @param vectorBits that the machine must have for it
 * @param rounds in turns
 * @param seconds that a round lasts, at least once through the work
 */
record GuardedRatio(String name, Contender slow, Contender fast, int vectorBits, int rounds, double seconds) {
    private static final int SHORT_ROUNDS = 11;
    private static final double SHORT = 0.3;
    private static final int LONG_ROUNDS = 5;

    /** Seconds until both are compiled. */
    private static final double WARM_UP = 2;

    private static final String SCALAR = "-Dgranular.kernel=scalar";
    private static final String BITS_128 = "-XX:MaxVectorSize=16";
    private static final String BITS_256 = "-XX:MaxVectorSize=32";
    private static final String BITS_512 = "-XX:MaxVectorSize=64";

    /** Returns the ratios that are guarded. */
    static List<GuardedRatio> all() {
        return List.of(
                kernel("pair-block-vector-over-scalar", Work.PAIR_BLOCK, Work.PAIR_BLOCK),
                shortWork(
                        "pair-block-256-over-128-bit",
                        Contender.of(Work.PAIR_BLOCK, BITS_128),
                        Contender.of(Work.PAIR_BLOCK, BITS_256),
                        256),
                shortWork(
                        "pair-block-512-over-256-bit",
                        Contender.of(Work.PAIR_BLOCK, BITS_256),
                        Contender.of(Work.PAIR_BLOCK, BITS_512),
                        512),
                kernel("direct-sum-vector-over-scalar", Work.SMALL_DIRECT_SUM, Work.SMALL_DIRECT_SUM),
                kernel("surface-fit-vector-over-scalar", Work.SURFACE_FIT, Work.SURFACE_FIT),
                shortWork(
                        "equal-ratings-together-over-pair-by-pair",
                        Contender.of(Work.DIFFERENT_RATINGS),
                        Contender.of(Work.EQUAL_RATINGS),
                        0),
                new GuardedRatio(
                        "compressed-over-direct-sum",
                        Contender.of(Work.DIRECT_SUM),
                        Contender.of(Work.COMPRESSED_SUM),
                        0,
                        LONG_ROUNDS,
                        0));
    }

    /** Returns the first of them. */
    static GuardedRatio sound() {
        return all().getFirst();
    }

    /** Returns the same with a kernel that is too slow. */
    static GuardedRatio slowed() {
        return kernel(sound().name(), Work.PAIR_BLOCK, Work.SLOWED_PAIR_BLOCK);
    }

    /** Returns the ratios of this build over another one, by the classes that the other one's jar brings. */
    static List<GuardedRatio> against(String classPath) {
        return List.of(
                shortWork(
                        "pair-block-over-other-build",
                        new Contender(Work.PAIR_BLOCK, List.of(), classPath),
                        Contender.of(Work.PAIR_BLOCK),
                        0),
                shortWork(
                        "direct-sum-over-other-build",
                        new Contender(Work.SMALL_DIRECT_SUM, List.of(), classPath),
                        Contender.of(Work.SMALL_DIRECT_SUM),
                        0),
                new GuardedRatio(
                        "compressed-sum-over-other-build",
                        new Contender(Work.COMPRESSED_SUM, List.of(), classPath),
                        Contender.of(Work.COMPRESSED_SUM),
                        0,
                        LONG_ROUNDS,
                        0));
    }

    private static GuardedRatio kernel(String name, Work slow, Work fast) {
        return shortWork(name, Contender.of(slow, SCALAR), Contender.of(fast), 0);
    }

    private static GuardedRatio shortWork(String name, Contender slow, Contender fast, int vectorBits) {
        return new GuardedRatio(name, slow, fast, vectorBits, SHORT_ROUNDS, SHORT);
    }

    /** Returns the ratio in each round, slow and fast in turns. */
    Figure measure() {
        var ratios = new ArrayList<Double>();
        try (var slower = new ContenderProcess(slow);
                var faster = new ContenderProcess(fast)) {
            double warmUp = seconds > 0 ? WARM_UP : 0;
            slower.round(warmUp);
            faster.round(warmUp);
            for (int round = 0; round < rounds; round++) {
                double slowSeconds = slower.round(seconds);
                ratios.add(slowSeconds / faster.round(seconds));
            }
        }
        return Figure.median(name, Map.of(), "times", ratios);
    }
}
