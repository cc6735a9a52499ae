package dev.granular.arrow;

import static dev.granular.arrow.Tables.texts;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.granular.Correlations;
import dev.granular.Points;
import dev.granular.Ratings;
import dev.granular.arrow.input.ColumnChoice;
import dev.granular.arrow.input.MissingValues;
import dev.granular.arrow.input.Reading;
import dev.granular.arrow.input.TableInput;
import dev.granular.evaluation.Evaluation;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same table in every format, written by other programs (see {@code make.py} beside the files). */
class FormatsTest {
    private static final List<String> MODELS = List.of("precise", "votes", "large", "half");

    @TempDir
    Path folder;

    /** Every file of the table but the text. */
    static Stream<String> files() {
        return Stream.of(
                "table-none.parquet",
                "table-snappy.parquet",
                "table-zstd.parquet",
                "table-gzip.parquet",
                "table-pages.parquet",
                "table-polars.parquet",
                "table.arrow",
                "table-batches.arrow",
                "table-zstd.arrow",
                "table-lz4.arrow",
                "table.arrows",
                "table-zstd.arrows",
                "table-dictionary.arrow",
                "table-polars.arrow",
                "table.xlsx");
    }

    @ParameterizedTest
    @MethodSource("files")
    void holdTheSameBits(String file) {
        assertEquals(content(Tables.resource("table.csv")), content(Tables.resource(file)));
    }

    @Test
    void textInEveryShapeHoldsTheSameBits() {
        byte[] csv = Tables.bytes("table.csv");
        List<String> expected = content(Tables.resource("table.csv"));
        String text = new String(csv, StandardCharsets.UTF_8);
        // The only texts are quoted and hold a comma and a space.
        String tabs = text.replaceAll(",(?! )", "\t").replace("\n", "\r\n");
        String semicolons = '\uFEFF' + text.replaceAll(",(?! )", ";");
        assertEquals(expected, content(Tables.write(folder, "t", Tables.gzip(csv))));
        assertEquals(expected, content(Tables.write(folder, "t", tabs)));
        assertEquals(expected, content(Tables.write(folder, "t", semicolons)));
    }

    /** Bytes that come in small pieces, as through a pipe. */
    @ParameterizedTest
    @MethodSource("files")
    @ValueSource(strings = {"table.csv"})
    void holdTheSameBitsAsAStream(String file) throws IOException {
        List<String> expected = content(Tables.resource("table.csv"));
        try (InputStream bytes = new FilterInputStream(Tables.class.getResourceAsStream(file)) {
            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                return super.read(target, offset, Math.min(length, 1000));
            }
        }) {
            assertEquals(expected, content(new TableInput.Stream("standard input", bytes)));
        }
    }

    @Test
    void aStreamOfAnyFormatThatIsCutIsRefusedByItsName() {
        for (String file : files().toList()) {
            byte[] bytes = Tables.bytes(file);
            var cut = new ByteArrayInputStream(bytes, 0, bytes.length / 2);
            String refusal = Tables.refusal(
                    List.of(new TableInput.Stream("standard input", cut)),
                    ColumnChoice.automatic(),
                    Reading.of(MissingValues.DROP));
            assertTrue(refusal.startsWith("standard input "), refusal);
        }
        var empty = new TableInput.Stream("standard input", InputStream.nullInputStream());
        assertEquals(
                "standard input is empty",
                Tables.refusal(List.of(empty), ColumnChoice.automatic(), Reading.of(MissingValues.DROP)));
    }

    /** Names and bits of all columns in the complete rows, and the bits of points evaluated from them. */
    private static List<String> content(Path file) {
        return content(new TableInput.File(file));
    }

    private static List<String> content(TableInput input) {
        var content = new ArrayList<String>();
        Tables.read(
                List.of(input), Tables.models(MODELS.toArray(String[]::new)), Reading.of(MissingValues.DROP), set -> {
                    assertEquals(MODELS, Tables.names(set));
                    assertTrue(
                            texts(set.notes()).getLast().startsWith("dropped 5 of 60 rows"),
                            texts(set.notes()).toString());
                    content.add(bits(set.mos().toArray()));
                    content.add(bits(set.std().orElseThrow().toArray()));
                    set.predictions()
                            .forEach(model -> content.add(bits(model.scores().toArray())));
                    content.add(bits(points(set)));
                });
        return content;
    }

    private static double[] points(RatingSet set) {
        Correlations correlations = Evaluation.of(
                        new Ratings(set.mos(), set.std().orElseThrow()))
                .points(new Points.Grid(3, 3))
                .correlations(set.predictions());
        var values = new ArrayList<Double>();
        for (int model = 0; model < correlations.models().size(); model++) {
            for (int point = 0; point < correlations.points().size(); point++) {
                values.add(correlations.value(model, correlations.methods().getFirst(), point));
            }
        }
        assertFalse(values.stream().allMatch(value -> value.isNaN()));
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static String bits(double[] values) {
        return Arrays.toString(
                Arrays.stream(values).mapToLong(Double::doubleToRawLongBits).toArray());
    }

    @ParameterizedTest
    @MethodSource("files")
    void areJoinedByTextAndIntegerKeys(String file) {
        Path ratings = Tables.write(folder, "ratings.csv", shuffled());
        for (String key : List.of("img", "large")) {
            var choice = ColumnChoice.of(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of("expected", "precise"),
                    Optional.of(key));
            Tables.read(List.of(ratings, Tables.resource(file)), choice, MissingValues.FAIL, set -> {
                assertEquals(List.of("expected", "precise"), Tables.names(set));
                List<String> bits = set.predictions().stream()
                        .map(model -> bits(model.scores().toArray()))
                        .toList();
                assertEquals(bits.getFirst(), bits.getLast(), key);
            });
        }
    }

    /** The text with its rows in another order and one column renamed. */
    private static String shuffled() {
        var lines = new ArrayList<>(new String(Tables.bytes("table.csv"), StandardCharsets.UTF_8)
                .lines()
                .toList());
        String header = lines.removeFirst().replace("precise", "expected");
        Collections.shuffle(lines, new Random(3));
        return header + '\n' + String.join("\n", lines) + '\n';
    }

    @Test
    void columnsOfOtherTypesAreNamed() {
        Path others = Tables.resource("others.parquet");
        Tables.read(List.of(others), ColumnChoice.automatic(), MissingValues.DROP, set -> {
            assertEquals(List.of("precise", "large", "half"), Tables.names(set));
            String notes = String.join("\n", texts(set.notes()));
            for (String what : List.of(
                    "img (text)", "flag (Parquet type BOOLEAN", "day (Parquet type Date", "list (Parquet type List")) {
                assertTrue(notes.contains(what), notes);
            }
        });
        assertEquals(
                others + ", column \"day\": Parquet type Date is not a number: name another column",
                Tables.refusal(List.of(others), Tables.models("day"), MissingValues.DROP));
        assertEquals(
                others + ", column \"half\": a key is text or integer, not Parquet type FLOAT",
                Tables.refusal(List.of(others, others), Tables.key("half"), MissingValues.DROP));
    }

    @Test
    void aNullIsNamedByItsRow() {
        assertEquals(
                Tables.resource("table-zstd.parquet")
                        + ", row 8, column \"votes\": no finite number here; only finite numbers can be evaluated:"
                        + " complete it, or leave such rows out",
                Tables.refusal(
                        List.of(Tables.resource("table-zstd.parquet")), Tables.models("votes"), MissingValues.FAIL));
    }

    /** Columns of the same name lie within nested ones that come first, one of them by its whole path. */
    @Test
    void columnsOfParquetAreFoundByTheirPath() {
        Path nested = Tables.resource("nested.parquet");
        Tables.read(List.of(nested), ColumnChoice.automatic(), MissingValues.DROP, set -> {
            assertEquals(List.of("niqe", "element", "value", "meta.score", "clip.v2"), Tables.names(set));
            assertArrayEquals(new double[] {1, 2, 3, 4, 6}, set.mos().toArray());
            for (int model = 0; model < 5; model++) {
                double first = 10 * (model + 1);
                assertArrayEquals(
                        new double[] {first, first + 1, first + 2, first + 3, first + 5},
                        set.predictions().get(model).scores().toArray());
            }
            String notes = String.join("\n", texts(set.notes()));
            for (String what : List.of("meta (Parquet type Struct", "scores (Parquet type List")) {
                assertTrue(notes.contains(what), notes);
            }
        });
        assertEquals(
                nested + ", column \"meta\": Parquet type Struct is not a number: name another column",
                Tables.refusal(List.of(nested), Tables.models("meta"), MissingValues.DROP));
        Tables.read(
                List.of(nested),
                Tables.models("clip.v2"),
                MissingValues.DROP,
                set -> assertArrayEquals(
                        new double[] {50, 51, 52, 53, 55},
                        set.predictions().getFirst().scores().toArray()));
    }

    @Test
    void aParquetColumnWithoutValuesIsOneOfNumbers() {
        Path scores = Tables.write(folder, "a.csv", "mos,niqe\n1,2\n2,3\n");
        var parts = new TableInput.Parts("parts", List.of(scores, Tables.resource("without-scores.parquet")));
        Tables.read(List.of(parts), ColumnChoice.automatic(), Reading.of(MissingValues.DROP), set -> {
            assertEquals(List.of("niqe"), Tables.names(set));
            assertArrayEquals(new double[] {1, 2}, set.mos().toArray());
        });
    }

    @Test
    void codecsThatAreNotReadAreNamed() {
        Path file = Tables.resource("table-lz4.parquet");
        assertEquals(
                file + " is compressed with LZ4_RAW, which is not read: write it with ZSTD",
                Tables.refusal(List.of(file), ColumnChoice.automatic(), MissingValues.FAIL));
    }

    @Test
    void columnsOfArrowAreFoundByTheirPath() {
        Path nested = Tables.resource("nested.arrow");
        Tables.read(List.of(nested), set -> {
            assertEquals(List.of("niqe"), Tables.names(set));
            assertArrayEquals(new double[] {1, 2, 3, 4, 5, 6}, set.mos().toArray());
            assertArrayEquals(
                    new double[] {10, 11, 12, 13, 14, 15},
                    set.predictions().getFirst().scores().toArray());
            String notes = String.join("\n", texts(set.notes()));
            for (String what : List.of("Struct", "List", "Union")) {
                assertTrue(notes.contains("Arrow type " + what + " is not a number"), notes);
            }
        });
        assertEquals(
                nested + ", column \"meta\": Arrow type Struct is not a number: name another column",
                Tables.refusal(List.of(nested), Tables.models("meta"), MissingValues.DROP));
    }

    @Test
    void keysOfParquetAreFoundByTheirPath() {
        Path nested = Tables.resource("nested.parquet");
        Path scores = Tables.write(
                folder, "s.csv", "key,score\nimage 5,5\nimage 0,0\nimage 1,1\nimage 2,2\nimage 3,3\nimage 4,4\n");
        Tables.read(
                List.of(nested, scores),
                Tables.key("key"),
                MissingValues.DROP,
                set -> assertArrayEquals(
                        new double[] {0, 1, 2, 3, 5},
                        set.predictions().getLast().scores().toArray()));
        assertEquals(
                nested + ", column \"scores\": a key is text or integer, not Parquet type List",
                Tables.refusal(List.of(nested, nested), Tables.key("scores"), MissingValues.DROP));
    }
}
