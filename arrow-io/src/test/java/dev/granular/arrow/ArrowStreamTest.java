package dev.granular.arrow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.granular.Predictions;
import dev.granular.arrow.column.ColumnUse;
import dev.granular.arrow.column.Lifetime;
import dev.granular.arrow.column.TableColumns;
import dev.granular.arrow.input.ColumnChoice;
import dev.granular.arrow.input.MissingValues;
import dev.granular.arrow.input.ReadProgress;
import dev.granular.arrow.ipc.ArrowSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.TinyIntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.ViewVarCharVector;
import org.apache.arrow.vector.compression.CompressionUtil.CodecType;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.dictionary.DictionaryProvider.MapDictionaryProvider;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Arrow streams, compressed Arrow data, and keys in every encoding. */
class ArrowStreamTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "1, NO_COMPRESSION, true",
        "3, NO_COMPRESSION, true",
        "1, ZSTD, true",
        "3, ZSTD, true",
        "1, ZSTD, false",
        "3, ZSTD, false",
        "1, LZ4_FRAME, true",
        "2, LZ4_FRAME, false"
    })
    void readsStreamsAndCompressedFilesAsPlainFiles(int batches, CodecType codec, boolean stream) {
        try (var allocator = new RootAllocator()) {
            Path plain =
                    Tables.write(folder, "plain.arrow", ArrowBytes.file(ArrowBytes.mixed(allocator, 500), batches));
            List<FieldVector> vectors = ArrowBytes.mixed(allocator, 500);
            Path other = Tables.write(
                    folder,
                    "other.arrow",
                    stream
                            ? ArrowBytes.stream(vectors, batches, new MapDictionaryProvider(), codec)
                            : ArrowBytes.file(vectors, batches, codec));
            assertEquals(bits(plain), bits(other));
        }
    }

    /** Every value that a file holds in its complete rows. */
    private static List<Long> bits(Path file) {
        var bits = new ArrayList<Long>();
        Tables.read(List.of(file), Tables.models("votes", "a"), MissingValues.DROP, set -> {
            assertEquals(List.of("votes", "a"), Tables.names(set));
            var columns = Stream.concat(
                    Stream.of(set.mos()), set.predictions().stream().map(Predictions::scores));
            columns.flatMapToDouble(column -> Arrays.stream(column.toArray()))
                    .forEach(value -> bits.add(Double.doubleToRawLongBits(value)));
        });
        return bits;
    }

    @Test
    void handsDoublesOfAStreamOnWhereTheyLieToo() throws IOException {
        Path path;
        try (var allocator = new RootAllocator()) {
            path = Tables.write(
                    folder, "t", ArrowBytes.stream(List.of(ArrowBytes.doubles("mos", allocator, 1, 2, 3)), 1));
        }
        try (var allocator = new RootAllocator();
                var lifetime = new Lifetime(allocator);
                var source = ArrowSource.open("t", path, true, lifetime)) {
            TableColumns table = source.read(List.of(ColumnUse.NUMBER), lifetime, ReadProgress.NONE);
            long address = table.numbers().getFirst().values().memory().address();
            assertTrue(address >= source.map().memoryAddress()
                    && address < source.map().memoryAddress() + source.map().capacity());
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = CodecType.class,
            names = {"NO_COMPRESSION", "ZSTD"})
    void joinsByKeysInADictionary(CodecType codec) {
        Path ratings = Tables.write(folder, "ratings.csv", "img,mos\nx,1\ny,2\nz,3\n");
        try (var allocator = new RootAllocator();
                VarCharVector values = ArrowBytes.texts("values", allocator, "y", "x", "unused", "z")) {
            var encoding = new DictionaryEncoding(5, false, new ArrowType.Int(8, true));
            var provider = new MapDictionaryProvider(new Dictionary(values, encoding));
            var type = new FieldType(true, encoding.getIndexType(), encoding);
            var indices = ArrowBytes.filled(
                    new TinyIntVector("img", type, allocator),
                    3,
                    v -> IntStream.range(0, 3).forEach(i -> v.setSafe(i, new int[] {3, 1, 0}[i])));
            Path other = Tables.write(
                    folder,
                    "niqe.arrow",
                    ArrowBytes.stream(
                            List.of(indices, ArrowBytes.doubles("score", allocator, 30, 10, 20)), 1, provider, codec));
            Tables.read(
                    List.of(ratings, other),
                    Tables.key("img"),
                    MissingValues.FAIL,
                    set -> assertArrayEquals(
                            new double[] {10, 20, 30},
                            set.predictions().getFirst().scores().toArray()));
            assertEquals(
                    other + ", column \"img\": Arrow type Dictionary is not a number: name another column",
                    Tables.refusal(List.of(other), Tables.mos("img"), MissingValues.FAIL));
        }
    }

    @Test
    void joinsByKeysInViews() {
        String[] names = {"x", "a name of more than twelve bytes", "", "another one that is long", "twelve bytes"};
        var text = new StringBuilder("img,mos\n");
        try (var allocator = new RootAllocator()) {
            var views = ArrowBytes.filled(new ViewVarCharVector("img", allocator), 4, v -> {
                for (int i = 0; i < 4; i++) {
                    v.setSafe(i, names[i < 2 ? i : i + 1].getBytes(StandardCharsets.UTF_8));
                }
            });
            for (String name : names) {
                text.append(name.isEmpty() ? "" : name + "," + name.length() + "\n");
            }
            Path other = Tables.write(
                    folder,
                    "s.arrow",
                    ArrowBytes.stream(List.of(views, ArrowBytes.doubles("score", allocator, 1, 2, 3, 4)), 1));
            Path ratings = Tables.write(folder, "ratings.csv", text.toString());
            Tables.read(
                    List.of(ratings, other),
                    Tables.key("img"),
                    MissingValues.FAIL,
                    set -> assertArrayEquals(
                            new double[] {1, 2, 3, 4},
                            set.predictions().getFirst().scores().toArray()));
        }
    }

    @Test
    void aStreamThatStopsHalfWayIsRefused() {
        try (var allocator = new RootAllocator()) {
            byte[] whole = ArrowBytes.stream(ArrowBytes.mixed(allocator, 20), 3);
            int end = whole.length - 8;
            Path noMark = Tables.write(folder, "t", Arrays.copyOf(whole, end));
            assertEquals(
                    noMark + " is damaged Arrow data: it stops half-way, without its end mark",
                    Tables.refusal(List.of(noMark), ColumnChoice.automatic(), MissingValues.DROP));
            Path cut = Tables.write(folder, "t", Arrays.copyOf(whole, end - 1));
            assertEquals(
                    cut + " is damaged Arrow data, or a part of it is missing",
                    Tables.refusal(List.of(cut), ColumnChoice.automatic(), MissingValues.DROP));
            Path twice = Tables.write(folder, "t", Arrays.copyOf(whole, 2 * whole.length));
            assertEquals(
                    twice + " goes on after the end of its Arrow stream: only one is read",
                    Tables.refusal(List.of(twice), ColumnChoice.automatic(), MissingValues.DROP));
        }
    }
}
