package dev.granular.arrow.join;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.granular.arrow.column.RowLines;
import dev.granular.arrow.column.TableColumns;
import dev.granular.arrow.input.MissingValues;
import dev.granular.arrow.input.Remedy;
import dev.granular.arrow.input.TableException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameMatchTest {
    @ParameterizedTest
    @CsvSource({
        "a.png, ' a.png', blanks around it or composed letters",
        "B\u00e4r.png, Ba\u0308r.png, blanks around it or composed letters",
        "a.png, A.PNG, upper and lower case",
        "a.png, a, the extension",
        "a.png, A.jpg, case and extension",
        "a.png, x/a.png, the folder",
        "x\\a.png, y/a.png, the folder",
        "a.png, x/A.PNG, folder and case",
        "a.png, x/y/A.jpeg, 'folder, case and extension'"
    })
    void matchesInTheClosestForm(String ours, String theirs, String what) {
        var match = new NameMatch(names("t", ours, "first"), names("o", "first", theirs));
        assertEquals(2, match.matched());
        assertArrayEquals(new int[] {1, 0}, rows(match));
        assertTrue(
                match.remarks().getFirst().fact().contains(what + " aside"),
                match.remarks().toString());
    }

    @Test
    void matchesThePathThatEndsInAnother() {
        var match = new NameMatch(
                names("t", "sr/PASD/x.png", "sr/BSRGAN/x.png"), names("o", "set/sr/BSRGAN/x.png", "set/sr/PASD/x.png"));
        assertArrayEquals(new int[] {1, 0}, rows(match));
        assertTrue(match.remarks().getFirst().fact().contains("one path being the end of the other"));
    }

    @Test
    void prefersNamesAsTheyStand() {
        var match = new NameMatch(names("t", "a.png", "A.png"), names("o", "A.png", "a.png"));
        assertArrayEquals(new int[] {1, 0}, rows(match));
        assertEquals(List.of(), match.remarks());
    }

    @Test
    void numbersWithZerosBeforeThemAreOthers() {
        var match = new NameMatch(names("t", "007"), names("o", "7"));
        assertEquals(0, match.matched());
    }

    @Test
    void refusesWhatIsNotUnique() {
        var match = new NameMatch(names("t", "a.png", "b.png"), names("o", "x/a.png", "y/a.png", "b.png"));
        var refused = assertThrows(TableException.class, () -> match.rows(MissingValues.FAIL));
        assertEquals(Remedy.DROP_UNMATCHED, refused.remedy());
        assertTrue(refused.fact().contains("that is not unique"), refused.fact());
    }

    @Test
    void doesNotOfferToDropEverything() {
        var match = new NameMatch(names("t", "a", "b"), names("o", "c", "d"));
        for (MissingValues missing : MissingValues.values()) {
            var refused = assertThrows(TableException.class, () -> match.rows(missing));
            assertEquals(Remedy.NAME_KEY, refused.remedy());
            assertTrue(
                    refused.fact().contains("\"a\", \"b\"") && refused.fact().contains("\"c\", \"d\""), refused.fact());
        }
    }

    @Test
    void leavesRowsOutIfAsked() {
        var match = new NameMatch(names("t", "a", "b", "c"), names("o", "c", "x", "a"));
        RowMatch rows = match.rows(MissingValues.DROP);
        assertArrayEquals(
                new int[] {2, -1, 0}, IntStream.range(0, 3).map(rows::of).toArray());
        assertEquals(1, rows.absent());
        assertTrue(match.remarks().getLast().fact().startsWith("1 of 3 rows of o"));
    }

    private static int[] rows(NameMatch match) {
        RowMatch rows = match.rows(MissingValues.FAIL);
        return IntStream.range(0, match.matched()).map(rows::of).toArray();
    }

    private static KeyColumn names(String table, String... names) {
        var columns = new TableColumns(
                table, names.length, List.of(), Map.of("name", List.of(names)), List.of(), new RowLines());
        return KeyColumn.of(columns, List.of("name")).orElseThrow();
    }
}
