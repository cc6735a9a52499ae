package dev.granular.arrow;

import static dev.granular.arrow.Tables.texts;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.granular.arrow.column.ColumnUse;
import dev.granular.arrow.column.Lifetime;
import dev.granular.arrow.column.NumberColumn;
import dev.granular.arrow.column.TableColumns;
import dev.granular.arrow.format.TableOpening;
import dev.granular.arrow.input.ColumnChoice;
import dev.granular.arrow.input.MissingValues;
import dev.granular.arrow.input.ReadProgress;
import dev.granular.arrow.input.Reading;
import dev.granular.arrow.input.TableInput;
import dev.granular.arrow.ipc.ArrowSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.Float2Vector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.LargeVarCharVector;
import org.apache.arrow.vector.SmallIntVector;
import org.apache.arrow.vector.TinyIntVector;
import org.apache.arrow.vector.UInt1Vector;
import org.apache.arrow.vector.UInt8Vector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.types.Types.MinorType;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.util.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArrowFileTest {
    @TempDir
    Path folder;

    @Test
    void handsDoublesOnWhereTheyLieInTheFile() throws IOException {
        Path path;
        try (var allocator = new RootAllocator()) {
            path = Tables.write(
                    folder,
                    "t.arrow",
                    ArrowBytes.file(
                            List.of(
                                    ArrowBytes.doubles("mos", allocator, 1, 2, 3),
                                    ArrowBytes.doubles("a", allocator, 4, 5, 6)),
                            1));
        }
        try (var allocator = new RootAllocator();
                var lifetime = new Lifetime(allocator);
                var source = ArrowSource.open("t", path, false, lifetime)) {
            long before = allocator.getAllocatedMemory();
            TableColumns table = source.read(List.of(ColumnUse.NUMBER, ColumnUse.NUMBER), lifetime, ReadProgress.NONE);
            ArrowBuf map = source.map();
            for (NumberColumn column : table.numbers()) {
                long address = column.values().memory().address();
                assertEquals(column.vector().getDataBufferAddress(), address, "the engine sees the vector's memory");
                assertTrue(
                        address >= map.memoryAddress() && address < map.memoryAddress() + map.capacity(),
                        "the vector's memory is the file");
            }
            long taken = allocator.getAllocatedMemory() - before;
            assertTrue(taken < 2L * 3 * Double.BYTES, "memory only for validity, not for values: " + taken);
            assertArrayEquals(
                    new double[] {4, 5, 6}, table.numbers().get(1).values().toArray());
        }
    }

    @Test
    void theEngineSeesTheMemoryOfTextColumnsToo() throws IOException {
        Path path = Tables.write(folder, "t.csv", "mos,a\n1,2\n3,4\n");
        try (var allocator = new RootAllocator();
                var lifetime = new Lifetime(allocator);
                var source =
                        new TableOpening(Reading.of(MissingValues.FAIL), lifetime).open(new TableInput.File(path))) {
            TableColumns table = source.read(List.of(ColumnUse.NUMBER, ColumnUse.NUMBER), lifetime, ReadProgress.NONE);
            for (NumberColumn column : table.numbers()) {
                assertEquals(
                        column.vector().getDataBufferAddress(),
                        column.values().memory().address());
                assertEquals(0, column.vector().getNullCount());
            }
        }
    }

    @Test
    void convertsEveryNumericType() {
        try (var allocator = new RootAllocator()) {
            byte[] bytes = ArrowBytes.file(
                    List.of(
                            ArrowBytes.filled(new IntVector("mos", allocator), 2, v -> v.setSafe(0, -7)),
                            ArrowBytes.filled(new Float4Vector("f4", allocator), 2, v -> v.setSafe(0, 0.1f)),
                            ArrowBytes.filled(
                                    new Float2Vector("f2", allocator), 2, v -> v.setWithPossibleTruncate(0, 1.5f)),
                            ArrowBytes.filled(new TinyIntVector("i1", allocator), 2, v -> v.setSafe(0, -128)),
                            ArrowBytes.filled(new SmallIntVector("i2", allocator), 2, v -> v.setSafe(0, -300)),
                            ArrowBytes.filled(new BigIntVector("i8", allocator), 2, v -> v.setSafe(0, 1L << 40)),
                            ArrowBytes.filled(new UInt1Vector("u1", allocator), 2, v -> v.setSafe(0, 200)),
                            ArrowBytes.filled(new UInt8Vector("u8", allocator), 2, v -> v.setSafe(0, -1L)),
                            ArrowBytes.filled(new Float8Vector("f8", allocator), 2, v -> v.setSafe(0, 0.1))),
                    1);
            Path path = Tables.write(folder, "t.arrow", bytes);
            Tables.read(List.of(path), ColumnChoice.automatic(), MissingValues.DROP, set -> {
                assertEquals(-7, set.mos().get(0));
                assertEquals(List.of("f4", "f2", "i1", "i2", "i8", "u1", "u8", "f8"), Tables.names(set));
                double[] values = set.predictions().stream()
                        .mapToDouble(each -> each.scores().get(0))
                        .toArray();
                assertArrayEquals(new double[] {0.1f, 1.5, -128, -300, 0x1p40, 200, 0x1p64, 0.1}, values);
                assertEquals(
                        "dropped 1 of 2 rows:", texts(set.notes()).getLast().substring(0, 20));
            });
        }
    }

    @Test
    void joinsRecordBatchesAndSkipsOtherTypes() {
        try (var allocator = new RootAllocator()) {
            var list = ListVector.empty("list", allocator);
            list.addOrGetVector(FieldType.nullable(MinorType.FLOAT8.getType()));
            var struct = StructVector.empty("struct", allocator);
            struct.addOrGet("x", FieldType.nullable(MinorType.INT.getType()), IntVector.class);
            struct.addOrGet("y", FieldType.nullable(MinorType.VARCHAR.getType()), VarCharVector.class);
            byte[] bytes = ArrowBytes.file(
                    List.of(
                            ArrowBytes.filled(list, 3, v -> {}),
                            ArrowBytes.texts("name", allocator, "p", "q", "r"),
                            ArrowBytes.filled(struct, 3, v -> {}),
                            ArrowBytes.doubles("mos", allocator, 1, 2, 3),
                            ArrowBytes.filled(new BitVector("flag", allocator), 3, v -> {}),
                            ArrowBytes.doubles("a", allocator, 4, 5, 6)),
                    2);
            Path path = Tables.write(folder, "t.arrow", bytes);
            Tables.read(List.of(path), set -> {
                assertArrayEquals(new double[] {1, 2, 3, 1, 2, 3}, set.mos().toArray());
                assertEquals(List.of("a"), Tables.names(set));
                assertArrayEquals(
                        new double[] {4, 5, 6, 4, 5, 6},
                        set.predictions().getFirst().scores().toArray());
                String notes = String.join("\n", texts(set.notes()));
                assertTrue(notes.contains("name (text)"), notes);
            });
            assertEquals(
                    path + ", column \"name\": Arrow type Utf8 is not a number: name another column",
                    Tables.refusal(List.of(path), Tables.mos("name"), MissingValues.FAIL));
            assertEquals(
                    path + ", row 2, column \"mos\": the MOS is 2.0 here and 5.0 in "
                            + Tables.write(folder, "r.csv", "mos,b\n1,1\n5,1\n3,1\n1,1\n2,1\n3,1\n")
                            + ", row 2 (line 3), column \"mos\": the tables do not describe the same images in the same"
                            + " order: name the key, or the MOS to use and this one as no model",
                    Tables.refusal(
                            List.of(folder.resolve("r.csv"), path), ColumnChoice.automatic(), MissingValues.FAIL));
        }
    }

    @Test
    void joinsArrowToTextByTextAndIntegerKeys() {
        Path ratings = Tables.write(folder, "ratings.csv", "img,number,mos\nx,1,1\ny,2,2\nz,3,3\n");
        try (var allocator = new RootAllocator()) {
            Path other = Tables.write(
                    folder,
                    "niqe.arrow",
                    ArrowBytes.file(
                            List.of(
                                    ArrowBytes.texts("img", allocator, "z", "x", "y"),
                                    ArrowBytes.filled(
                                            new IntVector("number", allocator),
                                            3,
                                            v -> IntStream.range(0, 3)
                                                    .forEach(i -> v.setSafe(i, new int[] {3, 1, 2}[i]))),
                                    ArrowBytes.filled(
                                            new LargeVarCharVector("large", allocator),
                                            3,
                                            v -> IntStream.range(0, 3)
                                                    .forEach(i -> v.setSafe(
                                                            i,
                                                            new Text(List.of("z", "x", "y")
                                                                    .get(i))))),
                                    ArrowBytes.doubles("score", allocator, 30, 10, 20)),
                            1));
            for (String key : List.of("img", "number")) {
                var choice = ColumnChoice.of(
                        Optional.empty(), Optional.empty(), Optional.empty(), List.of("niqe"), Optional.of(key));
                Tables.read(List.of(ratings, other), choice, MissingValues.FAIL, set -> {
                    assertEquals(List.of("niqe"), Tables.names(set));
                    assertArrayEquals(
                            new double[] {10, 20, 30},
                            set.predictions().getFirst().scores().toArray());
                });
            }
            Path large = Tables.write(folder, "large.csv", "large,mos\nx,1\ny,2\nz,3\n");
            Tables.read(
                    List.of(large, other),
                    Tables.key("large"),
                    MissingValues.FAIL,
                    set -> assertEquals(List.of("niqe"), Tables.names(set), "numbers from 1 on count rows"));
            assertTrue(Tables.refusal(List.of(ratings, other), Tables.key("score"), MissingValues.FAIL)
                    .contains("no column \"score\""));
        }
    }

    @Test
    void aFileWithoutRowsIsRefused() {
        try (var allocator = new RootAllocator()) {
            Path path = Tables.write(
                    folder,
                    "t.arrow",
                    ArrowBytes.file(
                            List.of(ArrowBytes.doubles("mos", allocator), ArrowBytes.doubles("a", allocator)), 0));
            assertEquals(
                    path + " has column names but no rows",
                    Tables.refusal(List.of(path), ColumnChoice.automatic(), MissingValues.FAIL));
        }
    }
}
