package dev.granular.bench;

import dev.granular.Predictions;
import dev.granular.simulation.SimulatedRatings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Commands as a user starts them, through the launcher, from process start to exit. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 5)
@Fork(1)
public class WholeRunBenchmark {
    private static final int MODELS = 3;

    /** Images of a simulated table; 0 asks for the version only. */
    @Param({"0", "1000", "10000"})
    public int images;

    Path folder;
    private List<String> command;

    /** Writes the table, and tries the command: it must print the version, or a line for each model. */
    @Setup(Level.Trial)
    public void write() throws IOException, InterruptedException {
        folder = Files.createTempDirectory("granular-run");
        Path table = folder.resolve("table.csv");
        command = new ArrayList<>(List.of(Launcher.path().toString()));
        List<String> expected = List.of("granular ");
        if (images == 0) {
            command.add("--version");
        } else {
            SimulatedRatings set = SigmaProfile.RATED.simulate(images, MODELS);
            SimulatedTable.write(table, set);
            command.addAll(List.of(
                    "surface",
                    table.toString(),
                    "--out",
                    folder.resolve("results").toString()));
            expected = set.predictions().stream().map(Predictions::model).toList();
        }
        String output = run();
        if (!expected.stream().allMatch(output::contains)) {
            throw new IllegalStateException(command + " printed " + output);
        }
    }

    /** The process; its output. */
    @Benchmark
    public String run() throws IOException, InterruptedException {
        return Command.output(command);
    }

    /** Takes the files away. */
    @TearDown(Level.Trial)
    public void delete() throws IOException {
        Command.deleteTree(folder);
    }
}
