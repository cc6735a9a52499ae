package dev.granular.arrow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.granular.Accuracy;
import dev.granular.Column;
import dev.granular.Correlations;
import dev.granular.InputException;
import dev.granular.Method;
import dev.granular.Points;
import dev.granular.Predictions;
import dev.granular.Progress;
import dev.granular.QualityRange;
import dev.granular.Unit;
import dev.granular.evaluation.CompressedImages;
import dev.granular.evaluation.CompressedImages.About;
import dev.granular.evaluation.ErrorMap;
import dev.granular.evaluation.Evaluation;
import dev.granular.simulation.Simulation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.FixedSizeListVector;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.apache.arrow.vector.ipc.ArrowFileWriter;
import org.apache.arrow.vector.types.pojo.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sets that are saved and loaded, and files that are no such sets. */
class CompressedSetFileTest {
    private static final Points POINTS = new Points.LatinHypercube(20, 5);
    private static final int MUTATIONS = 400;

    @TempDir
    Path folder;

    /** Three super points, two models with names that nothing can be read into. */
    private static CompressedImages small() {
        List<String> models = List.of("a, \"b\"\n[1]", "π:granular.model.1\0");
        var about = new About(
                models,
                List.of(Method.PLCC, Method.KRCC),
                new QualityRange(0.1, 1 / 3.0),
                new Unit(-3),
                1e-7,
                3e-8,
                1L << 53,
                new ErrorMap(new float[] {1e-8f, 0, Float.NaN, 2e-7f}, 77));
        var random = new Random(5);
        List<List<Column>> matrices = about.matrices().stream()
                .map(_ -> IntStream.range(0, 3)
                        .mapToObj(_ -> Column.of(random.doubles(3).toArray()))
                        .toList())
                .toList();
        return CompressedImages.of(about, Column.of(0.1, -0.0, Double.MIN_VALUE), Column.of(1, 2, 3), matrices);
    }

    private Path saved(CompressedImages set) {
        Path file = folder.resolve("deep/set.arrow");
        CompressedSetFile.save(set, file);
        return file;
    }

    @Test
    void whatIsSavedIsLoadedToTheLastBit() {
        CompressedImages set = small();
        CompressedImages loaded = CompressedSetFile.load(saved(set));
        assertEquals(set.about(), loaded.about());
        assertArrayEquals(set.mos().toArray(), loaded.mos().toArray());
        assertArrayEquals(set.variance().toArray(), loaded.variance().toArray());
        for (int t = 0; t < set.matrices().size(); t++) {
            for (int u = 0; u < 3; u++) {
                assertArrayEquals(
                        set.matrices().get(t).get(u).toArray(),
                        loaded.matrices().get(t).get(u).toArray());
            }
        }
    }

    /** Super points of real images, in several record batches. */
    @Test
    void loadedSetsAreEvaluatedAsBefore() throws IOException {
        var data = new Simulation(2500, 3, 8).run();
        List<Predictions> models = data.predictions();
        CompressedImages whole = Evaluation.of(data.ratings())
                .accuracy(new Accuracy.Within(1e-6))
                .threads(2)
                .compression(models)
                .whole();
        Path file = saved(whole);
        assertTrue(batches(file) > 1, "a single record batch");
        CompressedImages loaded = CompressedSetFile.load(file);
        assertSameBits(whole, loaded);
        assertEquals(whole.about(), loaded.about());
    }

    private static int batches(Path file) throws IOException {
        try (var allocator = new RootAllocator();
                var reader = new ArrowFileReader(Files.newByteChannel(file), allocator)) {
            return reader.getRecordBlocks().size();
        }
    }

    private static void assertSameBits(CompressedImages expected, CompressedImages actual) {
        assertEquals(values(expected), values(actual));
    }

    /** Bits of all correlations and numbers of effective pairs. */
    private static List<Long> values(CompressedImages set) {
        Correlations correlations = set.evaluate(POINTS, 2, Progress.NONE);
        var bits = new ArrayList<Long>();
        for (int point = 0; point < correlations.points().size(); point++) {
            bits.add(Double.doubleToRawLongBits(correlations.effectivePairs(point)));
            for (int model = 0; model < correlations.models().size(); model++) {
                for (Method method : correlations.methods()) {
                    bits.add(Double.doubleToRawLongBits(correlations.value(model, method, point)));
                }
            }
        }
        return bits;
    }

    @Test
    void theSchemaIsTheOneWrittenDown() throws IOException {
        Schema schema = CompressedSetSchema.of(small().about(), 3);
        try (InputStream golden = getClass().getResourceAsStream("compressed-set.schema.json")) {
            assertEquals(
                    new String(golden.readAllBytes(), StandardCharsets.UTF_8).strip(),
                    schema.toJson().replace(Release.current(), "VERSION"));
        }
        String page = Files.readString(Path.of("../docs/formats.md"));
        for (String key : schema.getCustomMetadata().keySet()) {
            assertTrue(page.contains("`" + key.replaceAll("[0-9]+$", "1") + "`"), key);
        }
        for (String column : List.of("mos", "variance", "mos_mos", "score_mos", "concordance", "square_mass")) {
            assertTrue(page.contains("`" + column), column);
        }
    }

    @Test
    void theSameSetGivesTheSameBytes() throws IOException {
        byte[] first = Files.readAllBytes(saved(small()));
        assertArrayEquals(first, Files.readAllBytes(saved(small())));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "granular.table | surface | its metadata do not say so, granular.table is to be compressed_set",
                "granular.schema | 3 | its format is \"3\", and this release reads 1 and 2: compress the images again",
                "granular.mos_exponent | 9999 | a unit of 2^9999: no number is that small or large",
                "granular.models | two | its metadata are damaged, granular.models is \"two\"",
                "granular.models | 3 | its metadata lack granular.model.3",
                "granular.pairs | 1.5 | its metadata are damaged, granular.pairs is \"1.5\"",
                "granular.pairs | -1 | a set of -1 pairs cannot be: it must have 0 or more",
                "granular.methods | X | methods are []: they must be some of plcc, srcc, krcc, in order",
                "granular.mos_max | NaN | MOS range [0.1, NaN] is empty: a surface needs at least two different MOS",
                "granular.accuracy | 1 | accuracy is 1.0: it must be from 1e-10 to 1e-3, or exact"
            })
    void metadataThatCannotBeAreRefused(String key, String value, String why) {
        Path file = rewritten(metadata -> metadata.put(key, value));
        assertEquals(file + " is not a compressed set that can be read: " + why, refusal(file));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "granular.schema",
                "granular.methods",
                "granular.mos_min",
                "granular.mos_exponent",
                "granular.model.2"
            })
    void metadataThatAreMissingAreRefused(String key) {
        Path file = rewritten(metadata -> metadata.remove(key));
        assertEquals(file + " is not a compressed set that can be read: its metadata lack " + key, refusal(file));
    }

    /** As it was before MOS were counted in a unit. */
    @Test
    void theFormatBeforeCountsMosAsTheyAre() {
        Path file = rewritten(metadata -> {
            metadata.put("granular.schema", "1");
            metadata.remove("granular.mos_exponent");
        });
        CompressedImages older = CompressedSetFile.load(file);
        assertEquals(Unit.ONE, older.about().unit());
        assertEquals(small().mos().get(0), older.mos().get(0));
    }

    /** Other columns than the metadata promise: the methods or models are not those that were saved. */
    @Test
    void columnsThatDoNotFitAreRefused() {
        Path file = rewritten(metadata -> metadata.put("granular.methods", "SRCC"));
        String refusal = refusal(file);
        assertTrue(
                refusal.startsWith(file + " does not have the columns of a compressed set: they should be \"mos\","),
                refusal);
        assertTrue(refusal.endsWith("the first two of doubles, the others of 3 doubles in each row"), refusal);
    }

    /** The saved columns, some replaced. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FLOATS | does not have the columns of a compressed set",
                "INFINITE | is not a compressed set that can be read: variance has Infinity in place 2: it must be finite",
                "NULL | is damaged Arrow data, or a part of it is missing",
                "NULL_IN_LIST | is damaged Arrow data, or a part of it is missing",
                "NULL_LIST | is damaged Arrow data, or a part of it is missing",
                "TWICE | does not have the columns of a compressed set",
                "NO_ROWS | does not have the columns of a compressed set"
            })
    void valuesThatCannotBeAreRefused(Change change, String why) {
        Path file = changed(change);
        String refusal = refusal(file);
        assertTrue(refusal.startsWith(file + " " + why), refusal);
    }

    enum Change {
        FLOATS,
        INFINITE,
        NULL,
        NULL_IN_LIST,
        NULL_LIST,
        TWICE,
        NO_ROWS
    }

    private Path changed(Change change) {
        Path file = folder.resolve("changed.arrow");
        try (var allocator = new RootAllocator();
                var reader = new ArrowFileReader(Files.newByteChannel(saved(small())), allocator)) {
            reader.loadNextBatch();
            VectorSchemaRoot root = reader.getVectorSchemaRoot();
            var vectors = new ArrayList<FieldVector>(root.getFieldVectors());
            var list = (FixedSizeListVector) root.getVector(3);
            switch (change) {
                case FLOATS -> {
                    var floats = new Float4Vector("variance", allocator);
                    floats.allocateNew(3);
                    IntStream.range(0, 3).forEach(row -> floats.set(row, 1));
                    floats.setValueCount(3);
                    vectors.set(1, floats).close();
                }
                case INFINITE -> ((Float8Vector) vectors.get(1)).set(1, 1 / 0.0);
                case NULL -> vectors.getFirst().setNull(1);
                case NULL_IN_LIST -> list.getDataVector().setNull(4);
                case NULL_LIST -> list.setNull(0);
                case TWICE, NO_ROWS -> {}
            }
            int batches = change == Change.TWICE ? 2 : change == Change.NO_ROWS ? 0 : 1;
            var fields = vectors.stream().map(FieldVector::getField).toList();
            var schema = new Schema(fields, root.getSchema().getCustomMetadata());
            try (var changed = new VectorSchemaRoot(schema, vectors, 3)) {
                write(file, changed, batches);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return file;
    }

    /** A saved set with other metadata. */
    private Path rewritten(Consumer<Map<String, String>> change) {
        Path file = folder.resolve("rewritten.arrow");
        try (var allocator = new RootAllocator();
                var reader = new ArrowFileReader(Files.newByteChannel(saved(small())), allocator)) {
            reader.loadNextBatch();
            VectorSchemaRoot root = reader.getVectorSchemaRoot();
            var metadata = new LinkedHashMap<>(root.getSchema().getCustomMetadata());
            change.accept(metadata);
            var schema = new Schema(root.getSchema().getFields(), metadata);
            write(file, new VectorSchemaRoot(schema, root.getFieldVectors(), 3), 1);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return file;
    }

    private static void write(Path file, VectorSchemaRoot root, int batches) throws IOException {
        try (var out = Channels.newChannel(Files.newOutputStream(file));
                var writer = new ArrowFileWriter(root, null, out)) {
            writer.start();
            for (int batch = 0; batch < batches; batch++) {
                writer.writeBatch();
            }
            writer.end();
        }
    }

    @Test
    void otherFilesAreRefused() {
        Path absent = folder.resolve("absent.arrow");
        assertEquals("there is no file " + absent, refusal(absent));
        assertEquals(folder + " is a folder, not a table", refusal(folder));
        Path text = Tables.write(folder, "t.csv", "mos,std\n1,2\n");
        assertEquals(text + " is not a compressed set, which is an Arrow IPC file", refusal(text));
        Path table = Tables.resource("table.arrow");
        assertEquals(
                table + " is not a compressed set that can be read: its metadata do not say so, granular.table is to be"
                        + " compressed_set",
                refusal(table));
    }

    @Test
    void nothingIsLeftWhereSavingFails() throws IOException {
        Files.createDirectories(folder.resolve("deep/set.arrow/full"));
        assertThrows(InputException.class, () -> saved(small()));
        try (var files = Files.list(folder.resolve("deep"))) {
            assertEquals(1, files.count());
        }
    }

    /** Loading closes its allocator, which fails where memory is kept. */
    @Test
    @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void damagedFilesAreRefusedOrLoaded() throws IOException {
        byte[] intact = Files.readAllBytes(saved(small()));
        var random = new Random(20260303);
        int refused = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] bytes = intact.clone();
            for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            }
            refused += isRefused(bytes, "mutation " + i) ? 1 : 0;
        }
        assertTrue(refused > MUTATIONS / 10, "only " + refused + " mutations were refused");
        assertTrue(refused < MUTATIONS, "all mutations were refused");
    }

    @Test
    @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void cutFilesAreRefused() throws IOException {
        byte[] intact = Files.readAllBytes(saved(small()));
        for (int length = 0; length < intact.length; length += 11) {
            assertTrue(isRefused(Arrays.copyOf(intact, length), "cut after " + length), "a cut file was read");
        }
    }

    private boolean isRefused(byte[] bytes, String what) {
        Path file = Tables.write(folder, "damaged.arrow", bytes);
        try {
            assertTrue(CompressedSetFile.load(file).superPoints() > 0);
            return false;
        } catch (InputException e) {
            assertEquals(1, e.getMessage().lines().count(), e.getMessage());
            return true;
        } catch (RuntimeException e) {
            throw new AssertionError(what + " ended in " + e, e);
        }
    }

    private static String refusal(Path file) {
        return assertThrows(InputException.class, () -> CompressedSetFile.load(file))
                .getMessage();
    }
}
