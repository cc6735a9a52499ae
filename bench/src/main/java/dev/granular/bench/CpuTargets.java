package dev.granular.bench;

import dev.granular.pair.PairBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The pair kernel at every width of vectors that this machine has, beside what the machine can do at most. All loops of a
 * width take turns.
 */
final class CpuTargets {
    /** A kind of machine, as flags that make this one behave like it. */
    private record Target(String name, List<String> flags, int vectorBits) {}

    private static final List<Target> TARGETS = List.of(
            new Target("128-bit vectors", List.of("-XX:MaxVectorSize=16"), 128),
            new Target("256-bit vectors", List.of("-XX:MaxVectorSize=32"), 256),
            new Target("256-bit vectors without AVX-512 instructions", List.of("-XX:UseAVX=2"), 256),
            new Target("512-bit vectors", List.of("-XX:MaxVectorSize=64"), 512));

    /**
     * Products and multiply-adds for the weight of a pair at a point: two for the exponent, ten for its power, one for
     * the sum of squares. Additions, comparisons and integers have units of their own on many machines, so they do not
     * count towards a bound.
     */
    private static final int WEIGHT_OPERATIONS = 2 + 10 + 1;

    /** Vectors read for it: distance, decay, window. */
    private static final int WEIGHT_LOADS = 3;

    private static final int ROUNDS = 9;
    private static final double ROUND = 0.2;
    private static final double WARM_UP = 2;

    private CpuTargets() {}

    /** Measures every target that runs here, and says which do not. */
    static List<Figure> measure() {
        var figures = new ArrayList<Figure>();
        for (Target target : TARGETS) {
            int bits = bits(target);
            if (bits == target.vectorBits()) {
                figures.addAll(measure(target));
            } else {
                System.out.printf("%s: not run; this machine gives %d bits%n", target.name(), bits);
            }
        }
        System.out.println(
                "AArch64 (NEON, SVE): not run unless this is such a machine; this is " + System.getProperty("os.arch"));
        return figures;
    }

    private static int bits(Target target) {
        try (var process = new ContenderProcess(contender(target, Work.WEIGHTS))) {
            return process.vectorBits();
        }
    }

    private static Contender contender(Target target, Work work) {
        return Contender.of(work, target.flags().toArray(String[]::new));
    }

    private static List<Figure> measure(Target target) {
        List<Work> works = List.of(Work.WEIGHTS, Work.SUMS, Work.PAIR_BLOCK, Work.MULTIPLY_ADDS, Work.LOADS);
        var seconds = new TreeMap<Work, List<Double>>();
        var processes = new TreeMap<Work, ContenderProcess>();
        try {
            for (Work work : works) {
                processes.put(work, new ContenderProcess(contender(target, work)));
                processes.get(work).round(WARM_UP);
                seconds.put(work, new ArrayList<>());
            }
            for (int round = 0; round < ROUNDS; round++) {
                processes.forEach((work, process) -> seconds.get(work).add(process.round(ROUND) / Work.BLOCKS));
            }
        } finally {
            processes.values().forEach(ContenderProcess::close);
        }
        return figures(target, seconds);
    }

    private static List<Figure> figures(Target target, Map<Work, List<Double>> seconds) {
        int lanes = target.vectorBits() / Double.SIZE;
        var parameters = Map.of("target", target.name());
        double multiplyAdds = MachineLimits.MULTIPLY_ADDS / Median.of(seconds.get(Work.MULTIPLY_ADDS));
        double loads = MachineLimits.VECTORS / Median.of(seconds.get(Work.LOADS));
        int rows = PairBlock.preferred(1).rows();
        // Four points by up to four rows: eight vectors are read for sixteen multiply-adds.
        double sumLoads = rows / 2.0;
        var figures = new ArrayList<Figure>();
        figures.add(Figure.single("peak multiply-adds", parameters, "billion/s", multiplyAdds * lanes / 1e9));
        figures.add(Figure.single(
                "peak load bandwidth, first-level cache", parameters, "GB/s", loads * lanes * Double.BYTES / 1e9));
        figures.addAll(share(
                "weights",
                parameters,
                seconds.get(Work.WEIGHTS),
                WEIGHT_OPERATIONS / multiplyAdds,
                WEIGHT_LOADS / loads,
                lanes));
        figures.addAll(share("sums", parameters, seconds.get(Work.SUMS), rows / multiplyAdds, sumLoads / loads, lanes));
        figures.addAll(share(
                "pair block",
                parameters,
                seconds.get(Work.PAIR_BLOCK),
                (WEIGHT_OPERATIONS + rows) / multiplyAdds,
                (WEIGHT_LOADS + sumLoads) / loads,
                lanes));
        figures.forEach(f -> System.out.printf(
                Locale.ROOT, "%s, %s: %s %s%n", target.name(), f.name(), Figures.rounded(f.value()), f.unit()));
        return figures;
    }

    /** Returns the time of a pair at a point, its lower bounds by arithmetic and by loads, and how much of it the larger explains. */
    private static List<Figure> share(
            String name,
            Map<String, String> parameters,
            List<Double> seconds,
            double arithmetic,
            double loads,
            int lanes) {
        List<Double> nanoseconds =
                seconds.stream().map(s -> s / PairBlock.PAIRS_AT_POINTS * 1e9).toList();
        double measured = Median.of(nanoseconds);
        double bound = 1e9 / lanes;
        return List.of(
                Figure.median(name + ", time", parameters, "ns per pair and point", nanoseconds),
                Figure.single(name + ", bound by arithmetic", parameters, "ns per pair and point", arithmetic * bound),
                Figure.single(name + ", bound by loads", parameters, "ns per pair and point", loads * bound),
                Figure.single(
                        name + ", share of the limit",
                        parameters,
                        "of 1",
                        Math.max(arithmetic, loads) * bound / measured));
    }
}
