package dev.granular.cli.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.granular.InputException;
import dev.granular.Method;
import dev.granular.QualityRange;
import dev.granular.inference.Interval;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kept cells come back bit by bit, or not at all. */
class CellStoreTest {
    private static final Cell CELL = new Cell(
            "kadid \"10k\"",
            "niqe\n<π>",
            10_125,
            "00ff",
            List.of(
                    new Score(
                            Figure.USUAL,
                            OptionalDouble.of(0.1 + 0.2),
                            Optional.of(new Interval(-1e-17, 0.5000000000000001)),
                            Optional.empty()),
                    Score.undefined(new Figure(Figure.Kind.GLOBAL, Method.KRCC), "it \"says\" nothing")),
            List.of("one warning", "another"),
            List.of(new Relief(
                    Method.SRCC,
                    new QualityRange(1, 5),
                    IntStream.range(0, Relief.FIELDS * Relief.FIELDS)
                            .mapToObj(field -> field % 7 == 0 ? Double.NaN : field / 1000.0 - 0.1)
                            .toList())));

    @TempDir
    private Path folder;

    private CellStore store() {
        return new CellStore(folder.resolve("cells"));
    }

    private Path file() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("cells"))) {
            List<Path> all = files.toList();
            assertEquals(1, all.size(), all.toString());
            return all.getFirst();
        }
    }

    @Test
    void whatIsKeptComesBackUnderTheNamesAskedFor() {
        store().keep("abc", CELL);
        assertEquals(Optional.of(CELL.named("x", "y")), store().find("abc", "x", "y"));
        assertEquals(Optional.empty(), store().find("abd", "x", "y"));
    }

    @Test
    void everyDamageIsSeen() throws IOException {
        store().keep("abc", CELL);
        byte[] whole = Files.readAllBytes(file());
        for (int at = 0; at < whole.length; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 1;
            Files.write(file(), damaged);
            assertEquals(Optional.empty(), store().find("abc", "x", "y"), "byte " + at);
        }
        for (int length :
                IntStream.of(0, 1, 64, 65, whole.length / 2, whole.length - 1).toArray()) {
            Files.write(file(), Arrays.copyOf(whole, length));
            assertEquals(Optional.empty(), store().find("abc", "x", "y"), "length " + length);
        }
        store().keep("abc", CELL);
        assertEquals(Optional.of(CELL), store().find("abc", CELL.data(), CELL.model()));
    }

    @Test
    void aCellUnderAnotherKeyIsNone() throws IOException {
        store().keep("abc", CELL);
        Files.move(file(), file().resolveSibling("abd.cell"));
        assertEquals(Optional.empty(), store().find("abd", "x", "y"));
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("cells"), "in the way");
        InputException refusal = assertThrows(InputException.class, () -> store().keep("abc", CELL));
        assertTrue(refusal.getMessage().contains(file.toString()), refusal.getMessage());
        assertEquals(Optional.empty(), store().find("abc", "x", "y"));
    }
}
