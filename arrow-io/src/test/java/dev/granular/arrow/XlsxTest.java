package dev.granular.arrow;

import static dev.granular.arrow.Tables.texts;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.granular.arrow.input.ColumnChoice;
import dev.granular.arrow.input.HeaderRule;
import dev.granular.arrow.input.MissingValues;
import dev.granular.arrow.input.ReadProgress;
import dev.granular.arrow.input.Reading;
import dev.granular.arrow.input.TableInput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class XlsxTest {
    @TempDir
    Path folder;

    private Path sheet(Consumer<Worksheet> fill) {
        var bytes = new ByteArrayOutputStream();
        try (var book = new Workbook(bytes, "test", "1.0")) {
            fill.accept(book.newWorksheet("first"));
            book.newWorksheet("second").value(0, 0, "mos");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Tables.write(folder, "t.xlsx", bytes.toByteArray());
    }

    private static void row(Worksheet sheet, int row, Object... cells) {
        for (int column = 0; column < cells.length; column++) {
            switch (cells[column]) {
                case Number number -> sheet.value(row, column, number);
                case Boolean flag -> sheet.value(row, column, flag);
                case Object text -> sheet.value(row, column, text.toString());
            }
        }
    }

    @Test
    void passesOverRowsWithoutAValue() {
        Path file = sheet(sheet -> {
            row(sheet, 2, " mos ", "a");
            row(sheet, 4, 1, 0.1);
            row(sheet, 5, " ");
            row(sheet, 6, "2", "NA");
            row(sheet, 7, 3, 0.3);
        });
        Tables.read(List.of(file), ColumnChoice.automatic(), MissingValues.DROP, set -> {
            assertArrayEquals(new double[] {1, 3}, set.mos().toArray());
            assertArrayEquals(
                    new double[] {0.1, 0.3},
                    set.predictions().getFirst().scores().toArray());
        });
        assertEquals(
                file
                        + ", row 2 (line 7), column \"a\": \"NA\" is a missing value; only finite numbers can be evaluated:"
                        + " complete it, or leave such rows out",
                Tables.refusal(List.of(file), ColumnChoice.automatic(), MissingValues.FAIL));
    }

    @Test
    void readsASheetWithoutAHeader() {
        Path file = sheet(sheet -> {
            row(sheet, 0, 1, 0.1);
            row(sheet, 1, 2, 0.2);
        });
        var how = new Reading(HeaderRule.ABSENT, MissingValues.FAIL, ReadProgress.NONE);
        Tables.read(List.of(new TableInput.File(file)), Tables.mos("c2"), how, set -> {
            assertArrayEquals(new double[] {0.1, 0.2}, set.mos().toArray());
            assertEquals(List.of("c1"), Tables.names(set));
        });
        Tables.read(
                List.of(file),
                Tables.mos("c2"),
                MissingValues.FAIL,
                set -> assertTrue(
                        texts(set.notes()).contains(file + " has no row of names: its columns are called c1, c2")));
    }

    @Test
    void refusesWhatIsNoTable() {
        assertEquals(
                folder.resolve("t.xlsx") + " has nothing in its sheet \"first\"",
                Tables.refusal(List.of(sheet(sheet -> {})), ColumnChoice.automatic(), MissingValues.FAIL));
        Path wide = sheet(sheet -> {
            row(sheet, 0, "mos", "a");
            row(sheet, 1, 1, 2, 3);
        });
        assertEquals(
                wide + ", row 1 (line 2) has 3 fields where the header has 2: cell C2 stands beside the table",
                Tables.refusal(List.of(wide), ColumnChoice.automatic(), MissingValues.FAIL));
        Path flags = sheet(sheet -> {
            row(sheet, 0, "mos", "a");
            row(sheet, 1, 1, "high");
        });
        assertEquals(
                flags + ", row 1 (line 2), column \"a\": \"high\" is not a number: correct it",
                Tables.refusal(List.of(flags), Tables.models("a"), MissingValues.FAIL));
        Path comma = sheet(sheet -> {
            row(sheet, 0, "mos", "a");
            row(sheet, 1, "0,5", 2);
        });
        assertEquals(
                comma
                        + ", row 1 (line 2), column \"mos\": \"0,5\" has a decimal comma, unlike others: write decimal points",
                Tables.refusal(List.of(comma), ColumnChoice.automatic(), MissingValues.FAIL));
    }

    /** A workbook of parts that a test writes itself, as XML. */
    private static final class Book {
        private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

        private final Map<String, String> parts = new LinkedHashMap<>();

        private Book(String rows) {
            parts.put("_rels/.rels", relations(OFFICE, "officeDocument", "xl/workbook.xml"));
            parts.put(
                    "xl/workbook.xml",
                    "<workbook xmlns:r='" + OFFICE
                            + "'><sheets><sheet name='s' r:id='worksheet'/></sheets></workbook>");
            parts.put(
                    "xl/_rels/workbook.xml.rels",
                    relations(OFFICE, "worksheet", "sheet.xml", "sharedStrings", "texts.xml", "styles", "styles.xml"));
            parts.put("xl/sheet.xml", "<worksheet><sheetData>" + rows + "</sheetData></worksheet>");
        }

        private static String relations(String kind, String... typesAndTargets) {
            var list = new StringBuilder("<Relationships>");
            for (int i = 0; i < typesAndTargets.length; i += 2) {
                list.append(String.format(
                        "<Relationship Id='%s' Type='%s/%s' Target='%s'/>",
                        typesAndTargets[i], kind, typesAndTargets[i], typesAndTargets[i + 1]));
            }
            return list.append("</Relationships>").toString();
        }

        private Book with(String part, String content) {
            parts.put(part, content);
            return this;
        }

        private Path write(Path folder) {
            var bytes = new ByteArrayOutputStream();
            try (var zip = new ZipOutputStream(bytes)) {
                for (Map.Entry<String, String> part : parts.entrySet()) {
                    zip.putNextEntry(new ZipEntry(part.getKey()));
                    zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return Tables.write(folder, "t.xlsx", bytes.toByteArray());
        }
    }

    private static final String NAMES =
            "<row r='1'><c r='A1' t='inlineStr'><is><t>mos</t></is></c><c r='B1' t='str'><v>a</v></c></row>";

    /** A row of two cells as it stands in a sheet. */
    private static String cells(int row, String first, String second) {
        return String.format(
                Locale.ROOT, "<row r='%d'><c r='A%d'%s</c><c r='B%d'%s</c></row>", row, row, first, row, second);
    }

    /** Reads a sheet with columns mos and a. */
    private void read(String rows, double[] mos, double[] a) {
        Tables.read(List.of(new Book(NAMES + rows).write(folder)), set -> {
            assertArrayEquals(mos, set.mos().toArray());
            assertArrayEquals(a, set.predictions().getFirst().scores().toArray());
        });
    }

    @Test
    void readsCellsInEveryWayTheyAreWritten() {
        read(
                "<row><c><v> 1</v></c><c t='n'><f>A2</f><v>\n2 </v></c></row>"
                        + "<row r='7'><c t='str'><f>x</f><v>3</v></c><c t='inlineStr'><is><r><t>4</t></r><r><t>5</t></r>"
                        + "<rPh><t>9</t></rPh></is></c></row>"
                        + "<row r='1048576'><c r='A1048576'><v>5e0</v></c><c r='B1048576' s='0'><v>6</v></c></row>",
                new double[] {1, 3, 5},
                new double[] {2, 45, 6});
    }

    @Test
    void readsSharedTextsByTheirNumber() {
        String shared =
                "<sst>\n <si><t>mos</t></si><si/>\n<si><r><t>a</t></r><r><t>b</t></r><rPh><t>c</t></rPh></si></sst>";
        Path file = new Book("<row><c t='s'><v>0</v></c><c t='s'><v>2</v></c><c t='s'><v>1</v></c></row>"
                        + cells(2, "><v>1</v>", "><v>2</v>") + cells(3, "><v>2</v>", "><v>3</v>"))
                .with("xl/texts.xml", shared)
                .write(folder);
        Tables.read(List.of(file), set -> assertEquals(List.of("ab"), Tables.names(set)));
    }

    /** Sheets that contradict themselves, and what is said of them. */
    static Stream<Arguments> damage() {
        return Stream.of(
                Arguments.of(cells(2, " t='s'><v>2</v>", "><v>1</v>"), "cell A2 refers to shared text \"2\" of 2"),
                Arguments.of(cells(2, "><v>1</v>", " t='s'><v>-1</v>"), "cell B2 refers to shared text \"-1\" of 2"),
                Arguments.of(
                        cells(2, "><v>1</v>", " t='s'><v>4294967296</v>"),
                        "cell B2 refers to shared text \"4294967296\" of 2"),
                Arguments.of(cells(2, "><v>1</v>", " t='s'><v>a</v>"), "cell B2 refers to shared text \"a\" of 2"),
                Arguments.of(cells(2, "><v>1</v>", " t='q'><v>1</v>"), "cell B2 has the unknown type \"q\""),
                Arguments.of(cells(2, "><v>1</v>", " s='x'><v>1</v>"), "cell B2 has an impossible style \"x\""),
                Arguments.of(
                        "<row r='2'><c r='7'><v>1</v></c></row>",
                        "row 2 has a cell \"7\", which is no place in a sheet"),
                Arguments.of(
                        "<row r='2'><c r='XFE2'><v>1</v></c></row>",
                        "row 2 has a cell \"XFE2\", which is no place in a sheet"),
                Arguments.of(
                        "<row r='2'><c r='ZZZZZZZZZZ2'><v>1</v></c></row>",
                        "row 2 has a cell \"ZZZZZZZZZZ2\", which is no place in a sheet"),
                Arguments.of("<row r='2'><c r='A3'><v>1</v></c></row>", "cell A3 stands in row 2"),
                Arguments.of(
                        "<row r='2'><c r='B2'><v>1</v></c><c r='A2'><v>1</v></c></row>", "cell A2 comes after cell B2"),
                Arguments.of(
                        "<row r='2'><c r='B2'><v>1</v></c><c r='B2'><v>1</v></c></row>", "cell B2 comes after cell B2"),
                Arguments.of("<row r='1'/>", "row 1 comes after row 1"),
                Arguments.of("<row r='5'/><row r='4'/>", "row 4 comes after row 5"),
                Arguments.of("<row r='0'/>", "it has a row \"0\", which is none of 1 to 1048576"),
                Arguments.of("<row r='-1'/>", "it has a row \"-1\", which is none of 1 to 1048576"),
                Arguments.of("<row r='1048577'/>", "it has a row \"1048577\", which is none of 1 to 1048576"),
                Arguments.of("<row r='99999999999'/>", "it has a row \"99999999999\", which is none of 1 to 1048576"),
                Arguments.of("<row r='1048576'/><row/>", "row 1048577 comes after row 1048576"));
    }

    @ParameterizedTest
    @MethodSource
    void damage(String rows, String what) {
        Path file = new Book(NAMES + rows)
                .with("xl/texts.xml", "<sst><si><t>1</t></si><si><t>2</t></si></sst>")
                .write(folder);
        assertEquals(
                file + " is damaged XLSX data: " + what,
                Tables.refusal(List.of(file), ColumnChoice.automatic(), MissingValues.DROP));
    }

    /** Cells that are no numbers, although some are stored as such, and what is said of them. */
    static Stream<Arguments> noNumbers() {
        return Stream.of(
                Arguments.of(" t='b'><v>1</v>", "\"TRUE\" in cell B4 is a truth value, not a number"),
                Arguments.of(" t='b'><v>0</v>", "\"FALSE\" in cell B4 is a truth value, not a number"),
                Arguments.of(" t='d'><v>2026-01-02</v>", "\"2026-01-02\" in cell B4 is a date or time, not a number"),
                Arguments.of(" s='1'><v>45292</v>", "\"45292\" in cell B4 is a date or time, not a number"),
                Arguments.of(" s='2'><v>45292.5</v>", "\"45292.5\" in cell B4 is a date or time, not a number"),
                Arguments.of(
                        "><f>A1*2</f><v></v>",
                        "\"=A1*2\" in cell B4 is a formula that was never computed: open the sheet in a spreadsheet program and"
                                + " save it"),
                Arguments.of(" t='inlineStr'><is><t>high</t></is>", "\"high\" is not a number"));
    }

    private static final String STYLES = "<styleSheet><numFmts><numFmt numFmtId='170' formatCode='dd\\.mm [$-407]'/>"
            + "<numFmt numFmtId='171' formatCode='[Red]0.0&quot;dB&quot;;General'/></numFmts><cellStyleXfs>"
            + "<xf numFmtId='14'/></cellStyleXfs><cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='170'/>"
            + "<xf numFmtId='171'/></cellXfs></styleSheet>";

    @ParameterizedTest
    @MethodSource
    void noNumbers(String cell, String what) {
        Path file = new Book(NAMES + cells(2, "><v>1</v>", "><v>0.1</v>") + cells(4, " s='3'><v>2</v>", cell))
                .with("xl/styles.xml", STYLES)
                .write(folder);
        String place = file + ", row 2 (line 4), column \"a\": " + what;
        String remedy = what.contains(": ") ? "" : ": correct it";
        assertEquals(place + remedy, Tables.refusal(List.of(file), Tables.models("a"), MissingValues.DROP));
        assertEquals(
                file + " has no model column: beside ratings, no column holds numbers (" + place
                        + "): name the models to use",
                Tables.refusal(List.of(file), ColumnChoice.automatic(), MissingValues.DROP));
    }

    /** The last column that a sheet can have takes no longer than the second. */
    @Test
    @Timeout(20)
    void readsAWideSheet() {
        var rows = new StringBuilder(
                "<row><c t='str'><v>mos</v></c><c t='str'><v>a</v></c><c r='XFD1' t='str'><v>b</v></c>" + "</row>");
        int count = 50_000;
        for (int row = 2; row <= count + 1; row++) {
            rows.append(String.format(
                    Locale.ROOT,
                    "<row><c><v>%d</v></c><c><v>%d</v></c><c r='XFD%d'><v>%d</v></c></row>",
                    row,
                    row % 7,
                    row,
                    -row));
        }
        Path file = new Book(rows.toString()).write(folder);
        Tables.read(List.of(file), set -> {
            assertEquals(List.of("a", "b"), Tables.names(set));
            assertEquals(-(count + 1), set.predictions().getLast().scores().get(count - 1));
        });
    }

    /** Parts that unpack to far more than is read, behind a sheet that is none. */
    @ParameterizedTest
    @ValueSource(strings = {"xl/texts.xml", "_rels/.rels"})
    void refusesASmallFileThatUnpacksToALargeOne(String part) throws IOException {
        Path file = bomb(part, "<x>", ("<y>" + "0".repeat(1017) + "</y>").repeat(1 << 10), 257);
        assertTrue(Files.size(file) < 1 << 20);
        assertEquals(
                file
                        + " is not read: unpacked, it has more than 4 GB in a sheet or 256 MB beside: save the sheet as CSV",
                Tables.refusal(List.of(file), ColumnChoice.automatic(), MissingValues.FAIL));
    }

    @ParameterizedTest
    @ValueSource(strings = {" x='", "><row><c><v>", "><!--"})
    void refusesATagOrATextWithoutAnEnd(String start) throws IOException {
        Path file = bomb("xl/sheet.xml", "<worksheet><sheetData" + start, "0".repeat(1 << 20), 64);
        assertEquals(
                file + " is damaged XLSX data: a tag or text in it goes on for more than 1048576 bytes",
                Tables.refusal(List.of(file), ColumnChoice.automatic(), MissingValues.FAIL));
    }

    @Test
    void refusesATextOfManyPieces() throws IOException {
        Path file =
                bomb("xl/sheet.xml", "<worksheet><sheetData><row><c><is>", "<t>" + "0".repeat(1 << 10) + "</t>", 2000);
        assertEquals(
                file + " has a text of more than 1048576 characters in a cell: shorten it",
                Tables.refusal(List.of(file), ColumnChoice.automatic(), MissingValues.FAIL));
    }

    @Test
    void refusesARowOfManyLongTexts() throws IOException {
        String cell = "<c t='str'><v>" + "0".repeat(1 << 19) + "</v></c>";
        Path file = bomb("xl/sheet.xml", "<worksheet><sheetData><row r='3'>", cell, 40);
        assertEquals(
                file + ", row 3 of the sheet, has more than 16777216 characters: shorten its texts",
                Tables.refusal(List.of(file), ColumnChoice.automatic(), MissingValues.FAIL));
    }

    @Test
    void refusesMoreTextsThanMemoryHolds() throws IOException {
        Path file = bomb("xl/texts.xml", "<sst>", "<si/>".repeat(1 << 18), 65);
        assertEquals(
                file + " has more than 16777216 different texts in its cells: save the sheet as CSV",
                Tables.refusal(List.of(file), ColumnChoice.automatic(), MissingValues.FAIL));
    }

    /** A workbook in which one part starts with a text and goes on with another, many times. */
    private Path bomb(String part, String start, String piece, int pieces) throws IOException {
        var book = new Book(NAMES);
        Path file = folder.resolve("bomb.xlsx");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry(part));
            zip.write(start.getBytes(StandardCharsets.UTF_8));
            byte[] bytes = piece.getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < pieces; i++) {
                zip.write(bytes);
            }
            book.parts.remove(part);
            for (Map.Entry<String, String> other : book.parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(other.getKey()));
                zip.write(other.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }

    @Test
    void readsTheStrictStandardAndTheFirstSheetThatHasCells() {
        String strict = "http://purl.oclc.org/ooxml/officeDocument/relationships";
        Path file = new Book(NAMES + cells(2, "><v>1</v>", "><v>2</v>") + cells(3, "><v>2</v>", "><v>3</v>"))
                .with("_rels/.rels", Book.relations(strict, "officeDocument", "/xl/workbook.xml"))
                .with(
                        "xl/workbook.xml",
                        "<workbook xmlns:x='" + strict + "'><sheets><sheet x:id='chartsheet'/>"
                                + "<sheet x:id='worksheet'/></sheets></workbook>")
                .with(
                        "xl/_rels/workbook.xml.rels",
                        Book.relations(strict, "chartsheet", "chart.xml", "worksheet", "./SHEET.xml"))
                .write(folder);
        Tables.read(List.of(file), set -> assertEquals(2, set.mos().size()));
    }

    @Test
    void expandsNoEntities() {
        String entities = "<!DOCTYPE x [<!ENTITY a 'mos'><!ENTITY b '" + "&a;".repeat(1000) + "'>]>";
        Path file = new Book("")
                .with(
                        "xl/sheet.xml",
                        entities + "<worksheet><sheetData><row><c t='str'><v>&b;</v></c></row></sheetData></worksheet>")
                .write(folder);
        String refusal = Tables.refusal(List.of(file), ColumnChoice.automatic(), MissingValues.FAIL);
        assertTrue(refusal.startsWith(file + " ") && refusal.length() < 400, refusal);
    }

    @Test
    void namesDamagedXmlWithoutNamesOfClasses() {
        Path file = new Book(NAMES + "<row><c></row>").write(folder);
        String refusal = Tables.refusal(List.of(file), ColumnChoice.automatic(), MissingValues.FAIL);
        assertTrue(refusal.startsWith(file + " is damaged XLSX data, or of a kind that is not read: "), refusal);
        assertFalse(refusal.contains("Exception"), refusal);
    }

    @Test
    void refusesArchivesOfSomethingElse() {
        Path file = new Book("").with("_rels/.rels", "<Relationships/>").write(folder);
        assertEquals(
                file + " is a ZIP archive without an XLSX workbook: save the table as XLSX or CSV",
                Tables.refusal(List.of(file), ColumnChoice.automatic(), MissingValues.FAIL));
        Path empty = new Book("").with("xl/workbook.xml", "<workbook/>").write(folder);
        assertEquals(
                empty + " is damaged XLSX data: it has no sheet",
                Tables.refusal(List.of(empty), ColumnChoice.automatic(), MissingValues.FAIL));
    }

    @Test
    void readsManyTexts() throws IOException {
        var random = new Random(1);
        Path file = sheet(sheet -> {
            row(sheet, 0, "image", "mos", "a");
            for (int row = 1; row <= 20_000; row++) {
                row(sheet, row, Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong()), row, -row);
            }
        });
        assertTrue(Files.size(file) > 1 << 19, "large enough to be unpacked for its size");
        Tables.read(List.of(file), set -> assertEquals(20_000, set.mos().size()));
    }
}
