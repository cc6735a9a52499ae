package dev.granular.bench;

import dev.granular.arrow.RatingSet;
import dev.granular.arrow.RatingTables;
import dev.granular.arrow.input.ColumnChoice;
import dev.granular.arrow.input.MissingValues;
import dev.granular.simulation.SimulatedRatings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.arrow.memory.RootAllocator;
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

/** Reading a table of MOS, σ and six models; one operation is a whole file, which the system has in memory. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ReaderBenchmark {
    private static final int MODELS = 6;

    /** Rows of the table. */
    @Param({"10000", "1000000"})
    public int images;

    /** The file's ending, which says its format; an Arrow file is mapped, not copied. */
    @Param({"csv", "arrow", "xlsx"})
    public String format;

    Path file;
    SimulatedRatings set;
    private RootAllocator allocator;

    /** Writes the file. */
    @Setup(Level.Trial)
    public void write() throws IOException {
        set = SigmaProfile.RATED.simulate(images, MODELS);
        file = Files.createTempFile("granular-table", "." + format);
        SimulatedTable.write(file, set);
        allocator = new RootAllocator();
    }

    /** Returns the columns; their sum makes sure that every number was reached. */
    @Benchmark
    public double read() {
        try (RatingSet table =
                RatingTables.read(List.of(file), ColumnChoice.automatic(), MissingValues.FAIL, allocator)) {
            return TableReading.sum(table);
        }
    }

    /** Takes the file away. */
    @TearDown(Level.Trial)
    public void delete() throws IOException {
        allocator.close();
        Files.delete(file);
    }
}
