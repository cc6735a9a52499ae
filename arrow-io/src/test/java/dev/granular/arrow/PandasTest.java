package dev.granular.arrow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.granular.arrow.input.MissingValues;
import dev.granular.arrow.input.Reading;
import dev.granular.arrow.input.TableInput;
import dev.granular.arrow.json.PandasIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What data frames write: an index among the columns, decimals, half floats. */
class PandasTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"pandas-index.parquet", "pandas-index.arrow"})
    void anIndexIsNoModel(String file) {
        Tables.read(List.of(Tables.resource(file)), set -> {
            assertEquals(List.of("m"), Tables.names(set));
            assertTrue(
                    Tables.texts(set.notes()).contains("left out: stim (an index)"),
                    set.notes().toString());
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"pandas-index.parquet", "pandas-index.arrow"})
    void anIndexThatIsNamedIsAModel(String file) {
        Tables.read(
                List.of(Tables.resource(file)),
                Tables.models("stim"),
                MissingValues.FAIL,
                set -> assertEquals(List.of("stim"), Tables.names(set)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pandas-index.parquet", "pandas-index.arrow"})
    void anIndexJoinsTables(String file) {
        Path other = Tables.write(folder, "clip.csv", "stim,clip\n10,1\n20,2\n30,3\n");
        Tables.read(
                List.of(Tables.resource(file), other),
                set -> assertArrayEquals(
                        new double[] {3, 1, 2},
                        set.predictions().getLast().scores().toArray()));
    }

    @Test
    void decimalsAndHalfFloatsAreNumbersInFiles() {
        Tables.read(
                List.of(Tables.resource("decimals.arrow")),
                Tables.models("wide", "half"),
                MissingValues.DROP,
                PandasTest::assertNumbers);
    }

    @Test
    void decimalsAndHalfFloatsAreNumbersInVectors() throws IOException {
        try (var allocator = new RootAllocator();
                var file = Files.newByteChannel(Tables.resource("decimals.arrow"));
                var reader = new ArrowFileReader(file, allocator)) {
            List<TableInput> inputs = List.of(new TableInput.Batches("t", reader));
            try (RatingSet set = RatingTables.join(
                    inputs, Tables.models("wide", "half"), Reading.of(MissingValues.DROP), allocator)) {
                assertNumbers(set);
            }
        }
    }

    private static void assertNumbers(RatingSet set) {
        assertArrayEquals(new double[] {1.25, -3.5}, set.mos().toArray());
        assertArrayEquals(
                new double[] {12345678901234567890.5, 2},
                set.predictions().getFirst().scores().toArray());
        assertArrayEquals(
                new double[] {0.5, -2.25}, set.predictions().getLast().scores().toArray());
    }

    @Test
    void metadataOfAnotherKindSayNothing() {
        Consumer<String> nothing = json -> assertEquals(Set.of(), PandasIndex.of(Map.of("pandas", json)), json);
        List.of("", "{", "[]", "7", "{\"index_columns\": 7}", "{\"index_columns\": [{\"kind\": \"range\"}]}")
                .forEach(nothing);
        assertEquals(Set.of(), PandasIndex.of(Map.of()));
        assertEquals(Set.of("a", "b"), PandasIndex.of(Map.of("pandas", "{\"index_columns\": [\"a\", null, \"b\"]}")));
    }
}
