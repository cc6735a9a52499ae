package dev.granular.arrow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.granular.Correlations;
import dev.granular.InputException;
import dev.granular.Points;
import dev.granular.Ratings;
import dev.granular.arrow.input.ColumnChoice;
import dev.granular.arrow.input.MissingValues;
import dev.granular.arrow.input.Reading;
import dev.granular.arrow.input.TableInput;
import dev.granular.arrow.output.ResultOrigin;
import dev.granular.arrow.output.ResultTable;
import dev.granular.evaluation.Evaluation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.apache.arrow.c.ArrowArray;
import org.apache.arrow.c.ArrowArrayStream;
import org.apache.arrow.c.ArrowSchema;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tables over the border to other languages and back: the same memory, and none of it left. */
class NativeTablesTest {
    /** Closing it fails where memory is left. */
    private final BufferAllocator memory = new RootAllocator();

    @AfterEach
    void nothingIsLeft() {
        memory.close();
    }

    @Test
    void aTableCrossesWithoutACopy() {
        try (var array = ArrowArray.allocateNew(memory);
                var schema = ArrowSchema.allocateNew(memory)) {
            long address;
            double[] mos = new Random(1).doubles(20).toArray();
            try (VectorSchemaRoot table = ratings(mos)) {
                address = table.getVector("mos").getDataBuffer().memoryAddress();
                NativeTables.exportTable(table, array.memoryAddress(), schema.memoryAddress(), memory);
            }
            try (VectorSchemaRoot table =
                            NativeTables.importTable(array.memoryAddress(), schema.memoryAddress(), memory);
                    RatingSet set = RatingTables.of(table, memory)) {
                assertEquals(address, set.mos().memory().address());
                assertArrayEquals(mos, set.mos().toArray());
            }
        }
    }

    @Test
    void resultsCrossAsAStream() throws IOException {
        ResultTable results = results();
        try (var struct = ArrowArrayStream.allocateNew(memory)) {
            NativeTables.exportStream(results.reader(memory), struct.memoryAddress(), memory);
            try (ArrowReader reader = NativeTables.importStream(struct.memoryAddress(), memory);
                    VectorSchemaRoot expected = results.load(memory)) {
                assertEquals(results.schema(), reader.getVectorSchemaRoot().getSchema());
                int row = 0;
                while (reader.loadNextBatch()) {
                    VectorSchemaRoot batch = reader.getVectorSchemaRoot();
                    for (int i = 0; i < batch.getRowCount(); i++) {
                        for (int column = 0; column < 6; column++) {
                            assertEquals(
                                    expected.getVector(column).getObject(row),
                                    batch.getVector(column).getObject(i));
                        }
                        row++;
                    }
                }
                assertEquals(results.rows(), row);
            }
        }
    }

    @Test
    void ratingsCrossAsAStreamAndAreEvaluated() throws IOException {
        double[] mos = new Random(2).doubles(20).toArray();
        try (var struct = ArrowArrayStream.allocateNew(memory)) {
            NativeTables.exportStream(new OneBatch(ratings(mos), memory), struct.memoryAddress(), memory);
            try (ArrowReader reader = NativeTables.importStream(struct.memoryAddress(), memory)) {
                var input = List.<TableInput>of(new TableInput.Batches("native", reader));
                try (RatingSet set =
                        RatingTables.join(input, ColumnChoice.automatic(), Reading.of(MissingValues.FAIL), memory)) {
                    assertArrayEquals(mos, set.mos().toArray());
                }
            }
        }
    }

    /** What an importer refuses, or never reads, is released as well. */
    @Test
    void aRefusedOrUnreadStreamLeavesNothing() throws IOException {
        for (boolean read : new boolean[] {true, false}) {
            try (var struct = ArrowArrayStream.allocateNew(memory)) {
                NativeTables.exportStream(results().reader(memory), struct.memoryAddress(), memory);
                try (ArrowReader reader = NativeTables.importStream(struct.memoryAddress(), memory)) {
                    var input = List.<TableInput>of(new TableInput.Batches("results", reader));
                    if (read) {
                        var refused = assertThrows(
                                InputException.class,
                                () -> RatingTables.join(
                                        input, ColumnChoice.automatic(), Reading.of(MissingValues.FAIL), memory));
                        assertTrue(refused.getMessage().startsWith("results has no column"), refused.getMessage());
                    }
                }
            }
        }
    }

    /** Both directions with pyarrow, in a process of its own into which Python is loaded. */
    @Test
    void pyarrowReadsAndWritesWhatTheEngineDoes() throws Exception {
        List<String> python = PythonRoundTrip.find();
        assumeTrue(python.size() > 1, "skipped: " + python.getFirst());
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--add-modules=jdk.incubator.vector",
                        "--add-opens=java.base/java.nio=ALL-UNNAMED",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("java.class.path"),
                        PythonRoundTrip.class.getName(),
                        python.get(0),
                        python.get(1))
                .redirectErrorStream(true)
                .start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), told);
        assertEquals(0, process.exitValue(), told);
        assertTrue(told.contains("both directions hold"), told);
    }

    private ResultTable results() {
        double[] mos = new Random(3).doubles(30).toArray();
        try (VectorSchemaRoot table = ratings(mos);
                RatingSet set = RatingTables.of(table, memory)) {
            var ratings = new Ratings(set.mos(), set.std().orElseThrow());
            Correlations found =
                    Evaluation.of(ratings).points(new Points.Grid(200, 200)).correlations(set.predictions());
            return ResultTable.points(found, ResultOrigin.of(ratings, found));
        }
    }

    private VectorSchemaRoot ratings(double[] mos) {
        var table = VectorSchemaRoot.of(
                new Float8Vector("mos", memory), new Float8Vector("std", memory), new Float8Vector("m", memory));
        for (var vector : table.getFieldVectors()) {
            for (int row = 0; row < mos.length; row++) {
                ((Float8Vector) vector).setSafe(row, mos[row]);
            }
        }
        table.setRowCount(mos.length);
        return table;
    }
}
