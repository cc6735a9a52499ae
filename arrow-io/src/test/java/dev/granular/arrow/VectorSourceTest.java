package dev.granular.arrow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.granular.Column;
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
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float2Vector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.SmallIntVector;
import org.apache.arrow.vector.TinyIntVector;
import org.apache.arrow.vector.UInt1Vector;
import org.apache.arrow.vector.UInt2Vector;
import org.apache.arrow.vector.UInt4Vector;
import org.apache.arrow.vector.UInt8Vector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.dictionary.DictionaryEncoder;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Vectors and readers of others as tables; what they own stays theirs, and nothing is left behind. */
class VectorSourceTest {
    /** Closing it fails where memory is left. */
    private final BufferAllocator memory = new RootAllocator();

    @AfterEach
    void nothingIsLeft() {
        memory.close();
    }

    @Test
    void doublesReachTheEngineWhereTheyLie() {
        try (var mos = doubles("mos", 1, 2, 3);
                var std = doubles("std", 1, 1, 1);
                var model = doubles(" m ", 5, 6, 4);
                var table = VectorSchemaRoot.of(mos, std, model);
                RatingSet set = RatingTables.of(table, memory)) {
            assertEquals(mos.getDataBufferAddress(), address(set.mos()));
            assertEquals(std.getDataBufferAddress(), address(set.std().orElseThrow()));
            assertEquals("m", set.predictions().getFirst().model());
            assertEquals(
                    model.getDataBufferAddress(),
                    address(set.predictions().getFirst().scores()));
        }
    }

    /** Held through a child, so that its own balance tells what the set holds on to. */
    @Test
    void whoeverClosesFirstTheOtherStaysWhole() {
        try (var child = memory.newChildAllocator("set", 0, Long.MAX_VALUE)) {
            var table = VectorSchemaRoot.of(doubles("mos", 1, 2, 3), doubles("m", 5, 6, 4));
            RatingSet first = RatingTables.of(table, child);
            first.close();
            assertEquals(0, child.getAllocatedMemory());
            assertThrows(IllegalStateException.class, () -> first.mos().get(0));
            assertEquals(3.0, table.getVector("mos").getObject(2));
            try (RatingSet second = RatingTables.of(table, child)) {
                table.close();
                assertArrayEquals(new double[] {1, 2, 3}, second.mos().toArray());
            }
            assertEquals(0, child.getAllocatedMemory());
        }
    }

    @Test
    void everyTypeOfNumberIsRead() {
        var tiny = new TinyIntVector("tiny", memory);
        var small = new SmallIntVector("small", memory);
        var normal = new IntVector("normal", memory);
        var big = new BigIntVector("big", memory);
        var tinyUnsigned = new UInt1Vector("tinyUnsigned", memory);
        var smallUnsigned = new UInt2Vector("smallUnsigned", memory);
        var unsigned = new UInt4Vector("unsigned", memory);
        var bigUnsigned = new UInt8Vector("bigUnsigned", memory);
        var half = new Float2Vector("half", memory);
        var single = new Float4Vector("single", memory);
        for (int row = 0; row < 3; row++) {
            tiny.setSafe(row, -1 - row);
            small.setSafe(row, -1 - row);
            normal.setSafe(row, -1 - row);
            big.setSafe(row, -1 - row);
            tinyUnsigned.setSafe(row, -1 - row);
            smallUnsigned.setSafe(row, -1 - row);
            unsigned.setSafe(row, -1 - row);
            bigUnsigned.setSafe(row, -1 - row);
            half.setSafeWithPossibleTruncate(row, row + 0.5f);
            single.setSafe(row, row + 0.1f);
        }
        try (var table = table(
                        doubles("mos", 1, 2, 3),
                        tiny,
                        small,
                        normal,
                        big,
                        tinyUnsigned,
                        smallUnsigned,
                        unsigned,
                        bigUnsigned,
                        half,
                        single);
                RatingSet set = RatingTables.of(table, memory)) {
            double[][] expected = {
                {-1, -2, -3},
                {-1, -2, -3},
                {-1, -2, -3},
                {-1, -2, -3},
                {255, 254, 253},
                {65535, 65534, 65533},
                {4294967295.0, 4294967294.0, 4294967293.0},
                {0x1p64, 0x1p64, 0x1p64},
                {0.5, 1.5, 2.5},
                {0.1f, 1.1f, 2.1f}
            };
            for (int i = 0; i < expected.length; i++) {
                var model = set.predictions().get(i);
                assertArrayEquals(expected[i], model.scores().toArray(), model.model());
            }
        }
    }

    @Test
    void nullsAreMissingValues() {
        var model = new Float8Vector("m", memory);
        model.setSafe(0, 5);
        model.setNull(1);
        model.setSafe(2, 7);
        try (var table = table(doubles("mos", 1, 2, 3), model)) {
            var refused = assertThrows(
                    InputException.class, () -> RatingTables.of(table, memory).close());
            assertTrue(refused.getMessage().contains("table, row 2, column \"m\""), refused.getMessage());
            var input = List.<TableInput>of(new TableInput.Vectors("t", table));
            try (RatingSet set =
                    RatingTables.join(input, ColumnChoice.automatic(), Reading.of(MissingValues.DROP), memory)) {
                assertArrayEquals(new double[] {1, 3}, set.mos().toArray());
                assertArrayEquals(
                        new double[] {5, 7},
                        set.predictions().getFirst().scores().toArray());
            }
        }
    }

    @Test
    void whatIsNoNumberIsRefusedByItsType() {
        try (var table = table(doubles("mos", 1, 2, 3), texts("m", "a", "b", "c"))) {
            assertEquals(
                    "t, column \"m\": Arrow type Utf8 is not a number: name another column",
                    refusal(table, Tables.models("m")));
            assertEquals(
                    "t has no model column: beside ratings, no column holds numbers"
                            + " (t, column \"m\": Arrow type Utf8 is not a number): name the models to use",
                    refusal(table, ColumnChoice.automatic()));
        }
        try (var table = table(doubles("mos"), doubles("m"))) {
            assertEquals("t has column names but no rows", refusal(table, ColumnChoice.automatic()));
        }
        try (var table = table(doubles("mos", 1), doubles("m", 1), doubles("m ", 1))) {
            assertEquals(
                    "t has two columns called \"m\": rename or remove one", refusal(table, ColumnChoice.automatic()));
        }
    }

    private String refusal(VectorSchemaRoot table, ColumnChoice choice) {
        var input = List.<TableInput>of(new TableInput.Vectors("t", table));
        return assertThrows(
                        InputException.class,
                        () -> RatingTables.join(input, choice, Reading.of(MissingValues.FAIL), memory))
                .getMessage();
    }

    @Test
    void memoryOfAnotherRootIsAMistakeThatLeavesNothing() {
        try (var table = table(doubles("mos", 1, 2, 3), doubles("m", 5, 6, 4));
                var other = new RootAllocator()) {
            var refused = assertThrows(IllegalStateException.class, () -> RatingTables.of(table, other));
            assertTrue(refused.getMessage().contains("share the same root"), refused.getMessage());
        }
    }

    @Test
    void tablesInMemoryAreJoinedByKey() {
        try (var ratings = table(texts("image", "a", "b", "c"), doubles("mos", 1, 2, 3));
                var model = table(texts("image", "c", "a", "b"), doubles("score", 30, 10, 20))) {
            List<TableInput> inputs =
                    List.of(new TableInput.Vectors("ratings", ratings), new TableInput.Vectors("niqe", model));
            try (RatingSet set =
                    RatingTables.join(inputs, Tables.key("image"), Reading.of(MissingValues.FAIL), memory)) {
                assertEquals("niqe", set.predictions().getFirst().model());
                assertArrayEquals(
                        new double[] {10, 20, 30},
                        set.predictions().getFirst().scores().toArray());
            }
        }
    }

    @Test
    void keysMayBeInADictionary() {
        try (var words = texts("words", "x", "y", "z")) {
            var dictionary = new Dictionary(words, new DictionaryEncoding(7, false, null));
            var provider = new DictionaryProvider.MapDictionaryProvider(dictionary);
            try (var plain = texts("image", "z", "x", "y");
                    var coded = (FieldVector) DictionaryEncoder.encode(plain, dictionary);
                    var mos = doubles("mos", 1, 2, 3);
                    var ratings = VectorSchemaRoot.of(coded, mos);
                    var model = table(texts("image", "x", "y", "z"), doubles("m", 10, 20, 30))) {
                var further = new TableInput.Vectors("m", model);
                List<TableInput> inputs = List.of(new TableInput.Vectors("ratings", ratings, provider), further);
                Reading how = Reading.of(MissingValues.FAIL);
                try (RatingSet set = RatingTables.join(inputs, Tables.key("image"), how, memory)) {
                    assertArrayEquals(
                            new double[] {30, 10, 20},
                            set.predictions().getFirst().scores().toArray());
                }
                List<TableInput> without = List.of(new TableInput.Vectors("ratings", ratings), further);
                var refused = assertThrows(
                        InputException.class, () -> RatingTables.join(without, Tables.key("image"), how, memory));
                assertEquals("ratings, column \"image\": its dictionary is not there", refused.getMessage());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    @SuppressWarnings("try") // A reader that is closed early is what is tried.
    void aReaderIsReadToItsEnd(int batches) throws IOException {
        double[] mos = new Random(1).doubles(30).toArray();
        double[] scores = new Random(2).doubles(30).toArray();
        byte[] stream = stream(batches, mos, scores);
        try (var reader = new ArrowStreamReader(new ByteArrayInputStream(stream), memory)) {
            var input = List.<TableInput>of(new TableInput.Batches("s", reader));
            RatingSet set = RatingTables.join(input, ColumnChoice.automatic(), Reading.of(MissingValues.FAIL), memory);
            try (set) {
                reader.close();
                assertArrayEquals(mos, set.mos().toArray());
                assertArrayEquals(scores, set.predictions().getFirst().scores().toArray());
            }
        }
    }

    @Test
    void aSingleBatchOfAReaderIsNotCopied() throws IOException {
        byte[] stream = stream(1, new double[] {1, 2, 3}, new double[] {4, 6, 5});
        try (var reader = new WatchedReader(stream, memory)) {
            var input = List.<TableInput>of(new TableInput.Batches("s", reader));
            try (RatingSet set =
                    RatingTables.join(input, ColumnChoice.automatic(), Reading.of(MissingValues.FAIL), memory)) {
                assertEquals(reader.address, address(set.mos()));
            }
        }
    }

    /** Remembers where the first batch lay. */
    private static final class WatchedReader extends ArrowStreamReader {
        private long address;

        WatchedReader(byte[] stream, BufferAllocator allocator) {
            super(new ByteArrayInputStream(stream), allocator);
        }

        @Override
        public boolean loadNextBatch() throws IOException {
            boolean loaded = super.loadNextBatch();
            if (loaded) {
                address = getVectorSchemaRoot().getVector("mos").getDataBuffer().memoryAddress();
            }
            return loaded;
        }
    }

    @Test
    void aReaderThatBreaksOffLeavesNothing() throws IOException {
        byte[] stream = stream(3, new double[] {1, 2, 3}, new double[] {4, 6, 5});
        byte[] half = Arrays.copyOf(stream, stream.length - 60);
        try (var reader = new ArrowStreamReader(new ByteArrayInputStream(half), memory)) {
            var input = List.<TableInput>of(new TableInput.Batches("s", reader));
            var refused = assertThrows(
                    InputException.class,
                    () -> RatingTables.join(input, ColumnChoice.automatic(), Reading.of(MissingValues.FAIL), memory));
            assertTrue(refused.getMessage().startsWith("s "), refused.getMessage());
        }
    }

    @Test
    void aCancelledEvaluationLeavesNothing() {
        double[] mos = new Random(3).doubles(500).toArray();
        try (var table = table(doubles("mos", mos), doubles("std", mos), doubles("m", mos))) {
            assertThrows(CancellationException.class, () -> {
                try (RatingSet set = RatingTables.of(table, memory)) {
                    Evaluation.of(new Ratings(set.mos(), set.std().orElseThrow()))
                            .progress((_, _) -> false)
                            .correlations(set.predictions());
                }
            });
        }
    }

    @Test
    void resultsOutliveWhatTheyWereComputedFrom() {
        double[] mos = new Random(4).doubles(40).toArray();
        VectorSchemaRoot results;
        try (var table = table(doubles("mos", mos), doubles("std", mos), doubles("m", mos));
                RatingSet set = RatingTables.of(table, memory)) {
            var ratings = new Ratings(set.mos(), set.std().orElseThrow());
            var found = Evaluation.of(ratings).points(new Points.Grid(3, 3)).correlations(set.predictions());
            results = ResultTable.points(found, ResultOrigin.of(ratings, found)).load(memory);
        }
        try (results) {
            assertEquals(3 * 9, results.getRowCount());
            Map<String, String> about = results.getSchema().getCustomMetadata();
            assertEquals("exact", about.get("granular.accuracy"));
            assertEquals(1.0, (double) results.getVector("value").getObject(4), 1e-12);
        }
    }

    private static long address(Column column) {
        return column.memory().address();
    }

    private VectorSchemaRoot table(FieldVector... columns) {
        int rows = columns[0].getValueCount();
        for (FieldVector column : columns) {
            column.setValueCount(rows);
        }
        return VectorSchemaRoot.of(columns);
    }

    private Float8Vector doubles(String name, double... values) {
        var vector = new Float8Vector(name, memory);
        vector.allocateNew(values.length);
        for (int row = 0; row < values.length; row++) {
            vector.set(row, values[row]);
        }
        vector.setValueCount(values.length);
        return vector;
    }

    private VarCharVector texts(String name, String... values) {
        var vector = new VarCharVector(name, memory);
        vector.allocateNew();
        for (int row = 0; row < values.length; row++) {
            vector.setSafe(row, values[row].getBytes(StandardCharsets.UTF_8));
        }
        vector.setValueCount(values.length);
        return vector;
    }

    /** A stream of columns mos and m in {@code batches} parts, the first of them longest. */
    private byte[] stream(int batches, double[] mos, double[] scores) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var table = VectorSchemaRoot.of(new Float8Vector("mos", memory), new Float8Vector("m", memory));
                var writer = new ArrowStreamWriter(table, null, out)) {
            writer.start();
            int from = 0;
            for (int left = batches; left > 0; left--) {
                int to = from + (mos.length - from + left - 1) / left;
                for (int row = from; row < to; row++) {
                    ((Float8Vector) table.getVector("mos")).setSafe(row - from, mos[row]);
                    ((Float8Vector) table.getVector("m")).setSafe(row - from, scores[row]);
                }
                table.setRowCount(to - from);
                writer.writeBatch();
                from = to;
            }
            writer.end();
        }
        return out.toByteArray();
    }
}
