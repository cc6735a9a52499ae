package dev.granular.arrow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.granular.InputException;
import dev.granular.arrow.column.Header;
import dev.granular.arrow.input.ColumnChoice;
import dev.granular.arrow.input.HeaderRule;
import dev.granular.arrow.input.MissingValues;
import dev.granular.arrow.input.ReadProgress;
import dev.granular.arrow.input.Reading;
import dev.granular.arrow.input.TableInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BadInputTest {
    @TempDir
    Path folder;

    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of("", "t.csv is empty"),
                Arguments.of("\uFEFF", "t.csv is empty"),
                Arguments.of("\n\n", "t.csv is empty"),
                Arguments.of("mos,a\n", "t.csv has column names but no rows"),
                Arguments.of(
                        "1,2\n3,4\n",
                        "t.csv starts with data, not with names of columns, so none is called like a MOS; it has \"c1\", \"c2\": name the column of ratings"),
                Arguments.of(
                        "grade,a\n1,2\n",
                        "t.csv has no column that is called like a MOS; it has \"grade\", \"a\": name the column of ratings"),
                Arguments.of(
                        "mos,std\n1,2\n3,4\n",
                        "t.csv has no model column: beside ratings, no column holds numbers: name the models to use"),
                Arguments.of(
                        "mos,a\n1,x\n",
                        "t.csv has no model column: beside ratings, no column holds numbers "
                                + "(t.csv, row 1 (line 2), column \"a\": \"x\" is not a number): name the models to use"),
                Arguments.of("mos,a,a\n1,2,3\n", "t.csv has two columns called \"a\": rename or remove one"),
                Arguments.of(
                        "mos,a\n1,2\nbad,4\n",
                        "t.csv, row 2 (line 3), column \"mos\": \"bad\" is not a number: correct it"),
                Arguments.of(
                        "mos,a\n1,2\n1d,4\n",
                        "t.csv, row 2 (line 3), column \"mos\": \"1d\" is not a number: correct it"),
                Arguments.of(
                        "mos,a\n1,2\n0x1p3,4\n",
                        "t.csv, row 2 (line 3), column \"mos\": \"0x1p3\" is not a number: correct it"),
                Arguments.of(
                        "mos,a\n1,2\n1-2,4\n",
                        "t.csv, row 2 (line 3), column \"mos\": \"1-2\" is not a number: correct it"),
                Arguments.of(
                        "mos,a\n1,2\n\"two\nlines\",4\n",
                        "t.csv, row 2 (line 3), column \"mos\": \"two?lines\" is not a number: correct it"),
                Arguments.of(
                        "n,mos,a\n\"x\ny\",1,2\nz,oops,2\n",
                        "t.csv, row 2 (line 4), column \"mos\": \"oops\" is not a number: correct it"),
                Arguments.of(
                        "mos,a\n1,2\n,4\n",
                        "t.csv, row 2 (line 3), column \"mos\": no finite number here; only finite numbers can be evaluated: "
                                + "complete it, or leave such rows out"),
                Arguments.of(
                        "mos,a\n\n1,NaN\n3,4\n",
                        "t.csv, row 1 (line 3), column \"a\": \"NaN\" is a missing value; only finite numbers can be evaluated: "
                                + "complete it, or leave such rows out"),
                Arguments.of(
                        "mos,a\n1,-inf\n3,4\n",
                        "t.csv, row 1 (line 2), column \"a\": \"-inf\" is a missing value; only finite numbers can be evaluated: "
                                + "complete it, or leave such rows out"),
                Arguments.of(
                        "mos,a\n1,1e999\n3,4\n",
                        "t.csv, row 1 (line 2), column \"a\": Infinity; only finite numbers can be evaluated: "
                                + "complete it, or leave such rows out"),
                Arguments.of(
                        "mos;a\n0,5;1.5\n",
                        "t.csv, row 1 (line 2), column \"mos\": \"0,5\" has a decimal comma, unlike others: write decimal"
                                + " points"),
                Arguments.of(
                        "mos\ta\n1.5\t-1,25\n",
                        "t.csv, row 1 (line 2), column \"a\": \"-1,25\" has a decimal comma, unlike others: write decimal"
                                + " points"),
                Arguments.of(
                        "mos,a\n1,2\n3\n",
                        "t.csv, row 2 (line 3) has 1 field where the header has 2: complete the row, or remove it if it is none"),
                Arguments.of(
                        "mos,a\n1,2\n3,4,5\n",
                        "t.csv, row 2 (line 3) has 3 fields where the header has 2: check for decimal commas, and quote "
                                + "texts that hold a comma"),
                Arguments.of(
                        "PAR1",
                        "t.csv is damaged Parquet data, or of a kind that is not read: File too small to be a valid Parquet"
                                + " file"),
                Arguments.of(
                        "PK\3\4rest",
                        "t.csv is damaged XLSX data, or of a kind that is not read: Archive is not a ZIP" + " archive"),
                Arguments.of(
                        "\0binary",
                        "t.csv is neither text nor Arrow, Parquet, XLSX, JSON or MATLAB: "
                                + "convert it to CSV, Parquet or Arrow"),
                Arguments.of(
                        "ARROW1\0\0",
                        "t.csv is damaged Arrow data: "
                                + "it does not end as an Arrow file does, so its end is missing"),
                Arguments.of(
                        "ARROW1\0\0\uFFFF\uFFFF\uFFFFARROW1",
                        "t.csv is damaged Arrow data: " + "its footer has an impossible length"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void isRefusedInOneLine(String text, String message) {
        Path file = Tables.write(folder, "t.csv", text);
        assertEquals(message, refusal(List.of(file), ColumnChoice.automatic()));
    }

    static Stream<Arguments> choices() {
        var none = Optional.<String>empty();
        return Stream.of(
                Arguments.of(Tables.mos("moss"), "no column \"moss\" (did you mean \"mos\"?); it has"),
                Arguments.of(Tables.mos("MOS"), "no column \"MOS\" (did you mean \"mos\"?); it has"),
                Arguments.of(Tables.mos("grade"), "no column \"grade\"; it has \"name\", \"mos\""),
                Arguments.of(Tables.mos("name"), "row 1 (line 2), column \"name\": \"x\" is not a number: correct it"),
                Arguments.of(Tables.models("ssin"), "there is no model \"ssin\" (did you mean \"ssim\"?); there is"),
                Arguments.of(
                        Tables.models("name"), "row 1 (line 2), column \"name\": \"x\" is not a number: correct it"),
                Arguments.of(Tables.models("mos"), "column \"mos\" cannot be the MOS and a model as well"),
                Arguments.of(
                        ColumnChoice.of(none, Optional.of("ssim"), none, List.of("ssim"), none),
                        "column \"ssim\" cannot be the standard deviation and a model as well"),
                Arguments.of(ColumnChoice.of(none, Optional.of("sd"), none, List.of(), none), "no column \"sd\""),
                Arguments.of(ColumnChoice.of(none, none, Optional.of("w"), List.of(), none), "no column \"w\""));
    }

    @ParameterizedTest
    @MethodSource("choices")
    void aNamedColumnMustBeThere(ColumnChoice choice, String message) {
        Path file = Tables.write(folder, "t.csv", "name,mos,ssim\nx,1,2\ny,3,4\n");
        String refusal = refusal(List.of(file), choice);
        assertTrue(refusal.contains(message), refusal);
    }

    /** The footer's first field is a text of 2³¹ − 1 bytes, which no virtual machine has an array for. */
    @Test
    void aLengthBeyondAllMemoryIsRefused() {
        byte[] content = "PAR1\370\377\377\377\377\7\0\7\0\0\0PAR1".getBytes(StandardCharsets.ISO_8859_1);
        Path file = Tables.write(folder, "t.parquet", content);
        assertEquals(
                "t.parquet is damaged Parquet data, or of a kind that is not read: it takes more memory than there is",
                refusal(List.of(file), ColumnChoice.automatic()));
    }

    @Test
    void anAbsentNameIsAnEmptyOne() {
        assertEquals(List.of("mos", "", ""), new Header("t", Arrays.asList(" mos", null, " ")).columns());
    }

    static Stream<Arguments> pairs() {
        return Stream.of(
                Arguments.of("score\n1\n", "p.csv has 1 rows and t.csv has 2, and no column of names that they share"),
                Arguments.of("name\nx\ny\n", "p.csv has no model column"),
                Arguments.of("a\n1\n2\n", ""),
                Arguments.of("ssim,b\n1,2\n3,4\n", "two models are called \"ssim\", one in t.csv and one in p.csv"),
                Arguments.of(
                        "score,MOS\n1,1\n2,3.5\n",
                        "p.csv, row 2 (line 3), column \"MOS\": the MOS is 3.5 here and 3.0 in t.csv, row 2 (line 3), "
                                + "column \"mos\""),
                Arguments.of("score,mos\n1,1.0000009\n2,3\n", ""),
                Arguments.of("score,mos\n1,1.0000011\n2,3\n", "the MOS is 1.0000011 here and 1.0"));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void tablesMustFit(String text, String message) {
        Path ratings = Tables.write(folder, "t.csv", "name,mos,ssim\nx,1,2\ny,3,4\n");
        Path predictions = Tables.write(folder, "p.csv", text);
        if (message.isEmpty()) {
            Tables.read(
                    List.of(ratings, predictions),
                    set -> assertEquals(2, set.predictions().size()));
        } else {
            String refusal = refusal(List.of(ratings, predictions), ColumnChoice.automatic());
            assertTrue(refusal.startsWith(message) || refusal.contains(message), refusal);
        }
    }

    static Stream<Arguments> keys() {
        return Stream.of(
                Arguments.of(
                        "img,mos\na,1\nb,2\na,3\n",
                        "img,s\na,1\nb,2\n",
                        "t.csv, column \"img\": 1 key (\"a\") more than once"),
                Arguments.of(
                        "img,mos\na,1\nb,2\n",
                        "img,s\na,1\nb,2\nb,3\n",
                        "p.csv, column \"img\": 1 key (\"b\") more than once"),
                Arguments.of(
                        "img,mos\na,1\n,2\n", "img,s\na,1\nb,2\n", "t.csv, row 2 (line 3), column \"img\" is empty"),
                Arguments.of("img,mos\na,1\nb,2\n", "image,s\na,1\nb,2\n", "p.csv has no column \"img\""),
                Arguments.of("image,mos\na,1\nb,2\n", "img,s\na,1\nb,2\n", "t.csv has no column \"img\""));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void keysMustBeUniqueAndThere(String first, String second, String message) {
        Path ratings = Tables.write(folder, "t.csv", first);
        Path predictions = Tables.write(folder, "p.csv", second);
        String refusal = refusal(List.of(ratings, predictions), Tables.key("img"));
        assertTrue(refusal.startsWith(message), refusal);
    }

    @Test
    void invalidUtf8IsNamedAndUtf16IsRead() {
        byte[] latin1 = "mos,a\n1,2\n".concat("3,ü\n").getBytes(StandardCharsets.ISO_8859_1);
        String message = refusal(List.of(Tables.write(folder, "latin.csv", latin1)), ColumnChoice.automatic());
        assertTrue(message.startsWith("latin.csv is not valid UTF-8"), message);
        byte[] wide = "\uFEFFmos,a\n1,2\n".getBytes(StandardCharsets.UTF_16LE);
        Tables.read(
                List.of(Tables.write(folder, "wide.csv", wide)), set -> assertEquals(List.of("a"), Tables.names(set)));
    }

    @Test
    void damagedGzipIsNamed() {
        byte[] text = "mos,a\n1,2\n3,4\n".getBytes(StandardCharsets.UTF_8);
        byte[] packed = Tables.gzip(text);
        for (int length : new int[] {2, 9, 10, packed.length - 9, packed.length - 1}) {
            assertEquals(
                    "t.gz is cut: its end is missing",
                    refusal(
                            List.of(Tables.write(folder, "t.gz", Arrays.copyOf(packed, length))),
                            ColumnChoice.automatic()));
        }
        packed[packed.length - 5] ^= 1;
        assertEquals(
                "t.gz cannot be read: Corrupt GZIP trailer",
                refusal(List.of(Tables.write(folder, "t.gz", packed)), ColumnChoice.automatic()));
        for (byte[] inner : List.of(new byte[] {1, 0, 2}, packed, "PAR1".getBytes(StandardCharsets.UTF_8))) {
            assertEquals(
                    "t.gz is compressed with gzip and holds no text: unpack it first",
                    refusal(List.of(Tables.write(folder, "t.gz", Tables.gzip(inner))), ColumnChoice.automatic()));
        }
        assertEquals(
                "t.gz is empty",
                refusal(List.of(Tables.write(folder, "t.gz", Tables.gzip(new byte[0]))), ColumnChoice.automatic()));
    }

    @Test
    void aRowOfAnotherWidthIsNamedAlsoWithoutAHeader() {
        Path file = Tables.write(folder, "t.csv", "1,2\n3,4,5\n");
        var how = new Reading(HeaderRule.ABSENT, MissingValues.FAIL, ReadProgress.NONE);
        assertEquals(
                file
                        + ", row 2 (line 2) has 3 fields where the first row has 2: check for decimal commas, and quote texts"
                        + " that hold a comma",
                Tables.refusal(List.of(new TableInput.File(file)), Tables.mos("c1"), how));
    }

    @Test
    void aMillionColumnsAreRefused() {
        Path file = Tables.write(folder, "t.csv", "mos" + ",a".repeat(999_999) + "\n1" + ",2".repeat(999_999) + "\n");
        assertEquals(
                "t.csv has more than the 65536 columns that can be read",
                refusal(List.of(file), ColumnChoice.automatic()));
    }

    @Test
    void noFileOrAFolderInItsPlace() throws IOException {
        assertEquals(
                "there is no file absent.csv",
                refusal(List.of(folder.resolve("absent.csv")), ColumnChoice.automatic()));
        Path sub = Files.createDirectory(folder.resolve("sub"));
        assertEquals("sub is a folder, not a table", refusal(List.of(sub), ColumnChoice.automatic()));
        assertEquals("no table given", refusal(List.of(), ColumnChoice.automatic()));
    }

    @Test
    void dropLeavesNothingOver() {
        Path file = Tables.write(folder, "t.csv", "mos,a,b\n1,,2\n3,4,\n");
        assertEquals(
                "every row of t.csv has a missing value in a column that is used: a lacks 1, b lacks 1: name the models to use",
                Tables.refusal(List.of(file), ColumnChoice.automatic(), MissingValues.DROP)
                        .replace(folder + "/", ""));
    }

    private String refusal(List<Path> files, ColumnChoice choice) {
        return Tables.refusal(files, choice, MissingValues.FAIL).replace(folder + "/", "");
    }

    /** Texts that unpack to far more than memory should hold: what comes first, what comes again and again, and the answer. */
    static Stream<Arguments> endlessTexts() {
        return Stream.of(
                Arguments.of("mos,a", ",a", "t has more than the 65536 columns that can be read"),
                Arguments.of(
                        "mos,a",
                        "," + "a".repeat(1000),
                        "t starts with a line of more than 16777216 characters, which is no table's: check what it is"),
                Arguments.of("mos,a", "a", "t, line 1: " + TOO_LONG),
                Arguments.of("", "0", "t, line 1: " + TOO_LONG),
                Arguments.of("mos,\"a", "\n1,2", "t, line 1: " + TOO_LONG),
                Arguments.of("mos,a\n1,2\n2,", "3", "t, row 2 (line 3): " + TOO_LONG),
                Arguments.of("mos,a\n1,2\n2,\"3\n", "3,4\n", "t, row 2 (line 3): " + TOO_LONG),
                Arguments.of("mos,a,text\n1,2,x\n2,3,\"y\n", "3,4,z\n", "t, row 2 (line 3): " + TOO_LONG),
                Arguments.of(
                        "mos,a\n1,2\n2,3",
                        ",4",
                        "t, row 2 (line 3) has more than 65536 fields where the header has 2"));
    }

    private static final String TOO_LONG =
            "a field goes on for more than 1048576 characters: look for a quote that is not"
                    + " closed or an end of line that is missing";

    @ParameterizedTest
    @MethodSource
    void endlessTexts(String start, String again, String answer) {
        InputStream endless = new InputStream() {
            private final byte[] first = start.getBytes(StandardCharsets.UTF_8);
            private final byte[] next = again.getBytes(StandardCharsets.UTF_8);
            private long at;

            @Override
            public int read() {
                long here = at++;
                assertTrue(at < 1 << 26, "reads on and on");
                return here < first.length ? first[(int) here] : next[(int) ((here - first.length) % next.length)];
            }
        };
        assertEquals(
                answer,
                Tables.refusal(
                        List.of(new TableInput.Stream("t", endless)),
                        ColumnChoice.automatic(),
                        Reading.of(MissingValues.DROP)));
    }

    @Test
    void anEndlessHeaderInGzipIsRefused() {
        byte[] packed = Tables.gzip(("mos,a" + ",b".repeat(1 << 24)).getBytes(StandardCharsets.UTF_8));
        Path file = Tables.write(folder, "t.csv.gz", packed);
        assertTrue(packed.length < 1 << 16);
        assertEquals(
                file + " has more than the 65536 columns that can be read",
                Tables.refusal(List.of(file), ColumnChoice.automatic(), MissingValues.DROP));
        assertEquals(
                file + " has more than the 65536 columns that can be read",
                assertThrows(InputException.class, () -> SurfacePointFile.read(file))
                        .getMessage());
    }

    @Test
    void quotesThatNobodyClosesAreNamed() {
        for (String rest : List.of("", "\n", "\r\n", "\n3,4,z\n", "\n3,4,\"\"")) {
            assertEquals(
                    "t.csv, row 2 (line 3): a quote that opens here is never closed",
                    refusal("mos,a,text\n1,2,x\n2,3,\"y" + rest));
        }
        assertEquals("t.csv, line 1: a quote that opens here is never closed", refusal("mos,\"a\n1,2\n"));
        assertEquals(
                "t.csv, row 2 (line 3): text goes on after a quote that closes a field: double the quotes within it",
                refusal("mos,a,text\n1,2,x\n2,3,\"y\n3,4,\"z\"\n"));
        assertEquals(
                "t.csv, row 1 (line 2): text goes on after a quote that closes a field: double the quotes within it",
                refusal("mos,a,text\n1,2,\"a \\\"b\\\" c\"\n"));
    }

    @Test
    void textsThatEndInAnyWayAreReadWhole() {
        for (String end : List.of("", "\n", "\r", "\r\n", "\n\n", " \n")) {
            Path file = Tables.write(folder, "t.csv", "mos,a\n1,2\n2,\"3\"\n3,4" + end);
            Tables.read(List.of(file), set -> assertEquals(3, set.mos().size()));
        }
    }

    private String refusal(String text) {
        Path file = Tables.write(folder, "t.csv", text);
        return Tables.refusal(List.of(file), ColumnChoice.automatic(), MissingValues.FAIL)
                .replace(file.toString(), "t.csv");
    }
}
