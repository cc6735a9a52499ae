package dev.granular.arrow.output;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.granular.Column;
import dev.granular.InputException;
import dev.granular.arrow.RatingTables;
import dev.granular.arrow.input.ColumnChoice;
import dev.granular.arrow.input.MissingValues;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableFileTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"t.csv", "t.tsv", "deep/T.ARROW"})
    void whatIsWrittenIsReadToTheLastBit(String name) {
        var random = new Random(11);
        // Any finite double: random bits, subnormals and extremes among them.
        double[] values = random.longs(2000)
                .mapToDouble(Double::longBitsToDouble)
                .filter(Double::isFinite)
                .limit(1000)
                .toArray();
        values[0] = Double.MIN_VALUE;
        values[1] = -Double.MAX_VALUE;
        values[2] = -0.0;
        double[] mos = random.doubles(values.length).toArray();
        Path file = folder.resolve(name);
        TableFile.write(file, List.of("mos", "a model, \"quoted\""), List.of(Column.of(mos), Column.of(values)));
        try (var allocator = new RootAllocator();
                var set = RatingTables.read(List.of(file), ColumnChoice.automatic(), MissingValues.FAIL, allocator)) {
            assertArrayEquals(mos, set.mos().toArray());
            var model = set.predictions().getFirst();
            assertEquals("a model, \"quoted\"", model.model());
            for (int row = 0; row < values.length; row++) {
                assertEquals(
                        Double.doubleToRawLongBits(values[row]),
                        Double.doubleToRawLongBits(model.scores().get(row)));
            }
        }
    }

    @Test
    void refusesAnUnknownEndingAndLeavesNothing() throws IOException {
        var columns = List.of(Column.of(1, 2));
        assertEquals(
                folder.resolve("t.xlsx") + " ends in none of .csv, .tsv and .arrow, so its format is not known",
                assertThrows(
                                InputException.class,
                                () -> TableFile.write(folder.resolve("t.xlsx"), List.of("a"), columns))
                        .getMessage());
        Files.createDirectories(folder.resolve("t.csv/full"));
        assertThrows(InputException.class, () -> TableFile.write(folder.resolve("t.csv"), List.of("a"), columns));
        try (var files = Files.list(folder)) {
            assertEquals(1, files.count());
        }
    }
}
