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
    /** A set to evaluate as {@code surface} does by itself; or the version. */
    @Param({"version", "livec", "kadid10k"})
    public String what;

    Path folder;
    private List<String> command;

    /** Writes the table, and tries the command: it must print the version, or a line for each model. */
    @Setup(Level.Trial)
    public void write() throws IOException, InterruptedException {
        folder = Files.createTempDirectory("granular-run");
        command = new ArrayList<>(List.of(Launcher.path().toString()));
        List<String> expected = switch (what) {
            case "version" -> version();
            case "livec" -> surface(EvaluationInput.livec());
            case "kadid10k" -> surface(EvaluationInput.kadid10k());
            default -> throw new IllegalArgumentException(what);
        };
        String output = run();
        if (!expected.stream().allMatch(output::contains)) {
            throw new IllegalStateException(command + " printed " + output);
        }
    }

    private List<String> version() {
        command.add("--version");
        return List.of("granular ");
    }

    private List<String> surface(EvaluationInput input) throws IOException {
        Path table = folder.resolve("table.csv");
        SimulatedTable.write(table, new SimulatedRatings(input.ratings(), input.models()));
        command.addAll(List.of(
                "surface", table.toString(), "--out", folder.resolve("results").toString()));
        return input.models().stream().map(Predictions::model).toList();
    }

    /** Returns the process; its output. */
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
