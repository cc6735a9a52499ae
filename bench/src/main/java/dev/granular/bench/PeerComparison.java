package dev.granular.bench;

import dev.granular.Predictions;
import dev.granular.Regulator;
import dev.granular.rating.DenseRanks;
import dev.granular.rating.RegulatorWeights;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * The direct sum beside a C program that does the same sum on one thread, in turns within one run: C, one thread, two
 * threads, C, … C takes pair by pair, and so does the direct sum if σ differs in its last digits; how fast it is where it
 * takes images of the same rating together stands beside that. Machines are noisy, so only medians of such a run may be compared.
 */
final class PeerComparison {
    private static final Pattern RATE = Pattern.compile("pairs_per_second ([0-9.e+]+)");

    private final Path source;
    private final int rounds;

    /** @param source the C program, one file */
    PeerComparison(Path source, int rounds) {
        this.source = source;
        this.rounds = rounds;
    }

    /** Prints pairs per second, millions, median of all rounds, and the ratios. */
    void run(int models) throws IOException, InterruptedException, RunnerException {
        EvaluationInput input = EvaluationInput.kadid10k();
        Path folder = Files.createTempDirectory("granular-peer");
        Path program = compile(folder);
        Path data = folder.resolve("in");
        Files.write(data, peerInput(input, models));
        var peer = new ArrayList<Double>();
        var one = new ArrayList<Double>();
        var two = new ArrayList<Double>();
        var together = new ArrayList<Double>();
        for (int round = 0; round < rounds; round++) {
            peer.add(peerRate(program, data, folder.resolve("out")));
            one.add(ownRate(input, models, "different", 1));
            two.add(ownRate(input, models, "different", 2));
            together.add(ownRate(input, models, "given", 1));
            System.out.printf(
                    "round %d: C %.0f, one thread %.0f, two threads %.0f, equal ratings together %.0f million pairs/s%n",
                    round + 1,
                    peer.getLast() / 1e6,
                    one.getLast() / 1e6,
                    two.getLast() / 1e6,
                    together.getLast() / 1e6);
        }
        System.out.printf(
                "%s, %d model(s), 3 methods, %d points, %d rounds, medians:%n",
                input.name(), models, input.points().size(), rounds);
        System.out.printf("  C (one thread)  %8.0f million pairs/s%n", Median.of(peer) / 1e6);
        System.out.printf(
                "  one thread      %8.0f million pairs/s, %.2f times C%n",
                Median.of(one) / 1e6, Median.of(one) / Median.of(peer));
        System.out.printf(
                "  two threads     %8.0f million pairs/s, %.2f times one%n",
                Median.of(two) / 1e6, Median.of(two) / Median.of(one));
        System.out.printf(
                "  equal ratings together, one thread %8.0f million pairs/s, %.2f times C%n",
                Median.of(together) / 1e6, Median.of(together) / Median.of(peer));
        for (Path file : List.of(data, program, folder.resolve("out"), folder)) {
            Files.deleteIfExists(file);
        }
    }

    private Path compile(Path folder) throws IOException, InterruptedException {
        Path program = folder.resolve("direct");
        Command.output(List.of(
                "gcc",
                "-O3",
                "-march=native",
                "-ffast-math",
                "-fopenmp-simd",
                source.toString(),
                "-o",
                program.toString(),
                "-lm"));
        return program;
    }

    private static double peerRate(Path program, Path in, Path out) throws IOException, InterruptedException {
        String text = Command.output(List.of(program.toString(), in.toString(), out.toString()));
        Matcher matcher = RATE.matcher(text);
        if (!matcher.find()) {
            throw new IOException("the C program printed no rate: " + text);
        }
        return Double.parseDouble(matcher.group(1));
    }

    private static double ownRate(EvaluationInput input, int models, String ratings, int threads)
            throws RunnerException {
        var options = new OptionsBuilder()
                .include(DirectSumBenchmark.class.getSimpleName())
                .param("points", Integer.toString(input.points().size()))
                .param("methods", "all")
                .param("models", Integer.toString(models))
                .param("ratings", ratings)
                .param("threads", Integer.toString(threads))
                .warmupIterations(1)
                .measurementIterations(3)
                .verbosity(VerboseMode.SILENT)
                .build();
        double milliseconds = new Runner(options)
                .runSingle()
                .getPrimaryResult()
                .getStatistics()
                .getPercentile(50);
        return input.pairsAtPoints() / (milliseconds / 1e3);
    }

    /** Returns the peer's input: counts, then columns of native doubles. */
    private static byte[] peerInput(EvaluationInput input, int models) {
        List<Predictions> chosen = input.models().subList(0, models);
        var columns = new ArrayList<double[]>();
        columns.add(input.ratings().mos().toArray());
        columns.add(input.ratings().std().toArray());
        columns.add(RegulatorWeights.of(new Regulator.Gaussian(), input.ratings()));
        columns.add(DenseRanks.of(input.ratings().mos()));
        chosen.forEach(model -> columns.add(model.scores().toArray()));
        chosen.forEach(model -> columns.add(DenseRanks.of(model.scores())));
        columns.add(input.points().stream().mapToDouble(p -> p.q()).toArray());
        columns.add(input.points().stream().mapToDouble(p -> p.qd()).toArray());
        int doubles = columns.stream().mapToInt(c -> c.length).sum();
        var buffer =
                ByteBuffer.allocate(3 * Integer.BYTES + doubles * Double.BYTES).order(ByteOrder.nativeOrder());
        buffer.putInt(input.ratings().size())
                .putInt(models)
                .putInt(input.points().size());
        columns.forEach(column -> Arrays.stream(column).forEach(buffer::putDouble));
        return buffer.array();
    }
}
