package dev.granular.arrow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
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
                file + ", row 2 (line 7), column \"a\": no finite number here; only finite numbers can be evaluated:"
                        + " complete it or leave such rows out with --missing drop",
                Tables.refusal(List.of(file), ColumnChoice.automatic(), MissingValues.FAIL));
    }

    @Test
    void readsASheetWithoutAHeader() {
        Path file = sheet(sheet -> {
            row(sheet, 0, 1, 0.1);
            row(sheet, 1, 2, 0.2);
        });
        var how = new Reading(false, MissingValues.FAIL, ReadProgress.NONE);
        Tables.read(List.of(new TableInput.File(file)), Tables.mos("c2"), how, set -> {
            assertArrayEquals(new double[] {0.1, 0.2}, set.mos().toArray());
            assertEquals(List.of("c1"), Tables.names(set));
        });
        assertEquals(
                file + " starts with numbers instead of column names: put a header line on top or say --no-header",
                Tables.refusal(List.of(file), ColumnChoice.automatic(), MissingValues.FAIL));
    }

    @Test
    void refusesWhatIsNoTable() {
        assertEquals(
                folder.resolve("t.xlsx") + " has nothing in its first sheet",
                Tables.refusal(List.of(sheet(sheet -> {})), ColumnChoice.automatic(), MissingValues.FAIL));
        Path wide = sheet(sheet -> {
            row(sheet, 0, "mos", "a");
            row(sheet, 1, 1, 2, 3);
        });
        assertEquals(
                wide + ", row 1 (line 2) has 3 fields where the header has 2",
                Tables.refusal(List.of(wide), ColumnChoice.automatic(), MissingValues.FAIL));
        Path flags = sheet(sheet -> {
            row(sheet, 0, "mos", "a");
            row(sheet, 1, 1, "high");
        });
        assertEquals(
                flags + ", row 1 (line 2), column \"a\": \"high\" is not a number",
                Tables.refusal(List.of(flags), Tables.models("a"), MissingValues.FAIL));
        Path comma = sheet(sheet -> {
            row(sheet, 0, "mos", "a");
            row(sheet, 1, "0,5", 2);
        });
        assertEquals(
                comma + ", row 1 (line 2), column \"mos\": \"0,5\" has a decimal comma: write decimal points",
                Tables.refusal(List.of(comma), ColumnChoice.automatic(), MissingValues.FAIL));
    }

    @ParameterizedTest
    @ValueSource(strings = {"xl/sharedStrings.xml", "xl/anything"})
    void refusesASmallFileThatUnpacksToALargeOne(String part) throws IOException {
        Path file = folder.resolve("bomb.xlsx");
        var zeros = new byte[1 << 20];
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry(part));
            for (int i = 0; i <= 256; i++) {
                zip.write(zeros);
            }
        }
        assertTrue(Files.size(file) < 1 << 20);
        assertEquals(
                file
                        + " is not read: unpacked, it has more than 4 GB in a sheet or 256 MB beside: save the sheet as CSV",
                Tables.refusal(List.of(file), ColumnChoice.automatic(), MissingValues.FAIL));
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
