package dev.granular.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.granular.InputException;
import dev.granular.simulation.SimulatedRatings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reading tables at full size, each run by its name, beside what it should take. Files lie in a folder of their own. */
enum TableRun implements NamedRun {
    /** Time and memory of reading. */
    READERS("1,000,000 rows x 8 columns as CSV, Parquet (zstd) and Arrow: time, memory, and how they should be") {
        @Override
        List<Figure> run(Path folder, String python) throws IOException, InterruptedException {
            SimulatedRatings set = SigmaProfile.RATED.simulate(ROWS, COLUMNS - 2);
            SimulatedTable.write(folder.resolve("table.csv"), set);
            SimulatedTable.write(folder.resolve("table.arrow"), set);
            double peer = withPython(python, folder);
            var figures = new ArrayList<Figure>();
            figures.addAll(read(folder.resolve("table.csv"), Math.max(CSV_SECONDS, CSV_RATIO * peer)));
            figures.addAll(read(folder.resolve("table.parquet"), PARQUET_SECONDS));
            figures.addAll(read(folder.resolve("table.arrow"), ARROW_SECONDS));
            figures.add(Figure.single("pyarrow", Map.of("format", "csv"), "s", peer));
            return figures;
        }
    },
    /** An Arrow file four times as large as the heap. */
    LARGER_THAN_HEAP("1 GB in Arrow's file format, read and added up with 256 MB of heap") {
        @Override
        List<Figure> run(Path folder, String python) throws IOException, InterruptedException {
            Path file = folder.resolve("large.arrow");
            LargeTable.write(file, LARGE_COLUMNS, LARGE_ROWS);
            TableReading reading = TableReading.of(file, 1, "-Xmx256m").getFirst();
            require(reading.sum() == LargeTable.sum(LARGE_COLUMNS, LARGE_ROWS), "the sum is wrong");
            double megabytes = Files.size(file) / MEGABYTE;
            var parameters = Map.of("file", String.format(Locale.ROOT, "%.0f MB", megabytes));
            return List.of(
                    Figure.single("reading", parameters, "s", reading.wall()),
                    Figure.single("adding up", parameters, "s", reading.sumSeconds()),
                    Figure.single("peak heap", parameters, "MB", reading.heap()),
                    Figure.single("outside heap and file", parameters, "MB", reading.buffers() - megabytes));
        }
    },
    /** How much of an evaluation is reading and writing. */
    SHARES("stages of granular surface on 1,000,000 rows of Parquet, 5 models, 100 x 100 points, from start to end") {
        @Override
        List<Figure> run(Path folder, String python) throws IOException, InterruptedException {
            SimulatedTable.write(folder.resolve("table.csv"), SigmaProfile.RATED.simulate(ROWS, 5));
            withPython(python, folder);
            Path results = folder.resolve("results");
            Command.output(List.of(Launcher.path().toString(), "--version"));
            long start = System.nanoTime();
            Command.output(List.of(
                    Launcher.path().toString(),
                    "surface",
                    folder.resolve("table.parquet").toString(),
                    "--points",
                    "grid:100x100",
                    "--out",
                    results.toString()));
            double whole = (System.nanoTime() - start) * 1e-9;
            JsonNode seconds = new ObjectMapper()
                    .readTree(results.resolve("run.json").toFile())
                    .get("seconds");
            var figures = new ArrayList<Figure>();
            seconds.properties()
                    .forEach(stage ->
                            figures.add(stage(stage.getKey(), stage.getValue().asDouble())));
            double stages = figures.stream().mapToDouble(Figure::value).sum();
            figures.add(stage("start, end and the rest", whole - stages));
            figures.add(stage("whole", whole));
            double share =
                    (seconds.get("read").asDouble() + seconds.get("write").asDouble()) / whole;
            System.out.printf(
                    "  reading and writing: %.1f %% of the whole, should be under %.0f %%: %s%n",
                    100 * share, 100 * SHARE, verdict(share < SHARE));
            return figures;
        }
    };

    private static final double MEGABYTE = 1 << 20;
    private static final int ROWS = 1_000_000;
    private static final int COLUMNS = 8;
    private static final int LARGE_ROWS = 1 << 23;
    private static final int LARGE_COLUMNS = 16;

    /** The first is reported by itself, as it loads and compiles. */
    private static final int TIMES = 8;

    private static final double CSV_SECONDS = 1;
    private static final double CSV_RATIO = 1.2;
    private static final double PARQUET_SECONDS = 0.4;
    private static final double ARROW_SECONDS = 0.05;
    /** Peak memory over the bytes of the columns. */
    private static final double MEMORY_RATIO = 2.5;

    private static final double SHARE = 0.2;

    private final String description;

    TableRun(String description) {
        this.description = description;
    }

    /** Measures in {@code folder}, which is empty; {@code python} has pyarrow. */
    abstract List<Figure> run(Path folder, String python) throws IOException, InterruptedException;

    @Override
    public String description() {
        return description;
    }

    /** Writes table.parquet from table.csv; the seconds in which pyarrow reads the latter. */
    private static double withPython(String python, Path folder) throws IOException, InterruptedException {
        Path script =
                Launcher.path().resolveSibling("bench").resolve("reference").resolve("tables.py");
        try {
            String output = Command.output(
                    List.of(python, "-B", script.toString(), folder.toString(), Integer.toString(TIMES)));
            return Median.of(output.lines().skip(1).map(Double::valueOf).toList());
        } catch (IOException e) {
            throw new InputException(
                    "a Parquet file is written by pyarrow, and " + python
                            + " cannot: name a Python that has it with --python",
                    e);
        }
    }

    private static List<Figure> read(Path file, double bound) throws IOException, InterruptedException {
        String format = file.toString().substring(file.toString().lastIndexOf('.') + 1);
        List<TableReading> readings = TableReading.of(file, TIMES);
        List<TableReading> later = readings.subList(1, TIMES);
        double wall = TableReading.median(later, TableReading::wall);
        // On a heap as large as the columns, so that garbage has to be collected and does not count for much.
        double columns = (double) ROWS * COLUMNS * Double.BYTES / MEGABYTE;
        double memory = TableReading.of(file, 1, String.format(Locale.ROOT, "-Xmx%.0fm", columns))
                        .getFirst()
                        .memory()
                / columns;
        System.out.printf(
                "  %s: %.3f s, should be under %.3f s: %s; first in a process %.3f s%n",
                format, wall, bound, verdict(wall < bound), readings.getFirst().wall());
        System.out.printf(
                "  %s: memory %.2f times the columns, should be under %.1f: %s%n",
                format, memory, MEMORY_RATIO, verdict(memory < MEMORY_RATIO));
        var parameters = Map.of("format", format);
        return List.of(
                Figure.single(
                        "first reading", parameters, "s", readings.getFirst().wall()),
                Figure.median(
                        "later readings",
                        parameters,
                        "s",
                        later.stream().map(TableReading::wall).toList()),
                Figure.median(
                        "later readings, processor time",
                        parameters,
                        "s",
                        later.stream().map(TableReading::processor).toList()),
                Figure.single("peak memory", parameters, "times the columns", memory));
    }

    private static Figure stage(String name, double seconds) {
        return Figure.single("stages", Map.of("stage", name), "s", seconds);
    }

    private static String verdict(boolean met) {
        return met ? "met" : "MISSED";
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalStateException(otherwise);
        }
    }
}
