package dev.granular.arrow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.granular.arrow.input.ColumnChoice;
import dev.granular.arrow.input.MissingValues;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonShapesTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"mos\":1,\"m\":3},{\"mos\":2,\"m\":4}]",
                "{\"mos\":1,\"m\":3}\n{\"mos\":2,\"m\":4}\n",
                "[{\"mos\":\"1\",\"m\":\"3\"},{\"m\":\"4\",\"mos\":\"2\"}]",
                "{\"mos\":[1,2],\"m\":[3,4]}",
                "{\"mos\":{\"0\":1,\"1\":2,\"2\":3},\"m\":{\"0\":3,\"1\":4,\"2\":5}}",
                "{\"a\":{\"mos\":1,\"m\":3},\"b\":{\"mos\":2,\"m\":4}}",
                "{\"columns\":[\"mos\",\"m\"],\"index\":[0,1],\"data\":[[1,3],[2,4]]}",
                "{\"version\":1,\"results\":[{\"mos\":1,\"m\":3},{\"mos\":2,\"m\":4}]}",
                "{\"schema\":{\"a\":1},\"data\":[{\"mos\":1,\"m\":3},{\"mos\":2,\"m\":4}]}"
            })
    void readsEveryShape(String json) {
        Path file = Tables.write(folder, "t.json", json);
        Tables.read(List.of(file), set -> {
            assertEquals(List.of("m"), Tables.names(set));
            assertEquals(1, set.mos().get(0));
            assertEquals(2, set.mos().get(1));
            assertEquals(3, set.predictions().getFirst().scores().get(0));
            assertEquals(4, set.predictions().getFirst().scores().get(1));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"b\":0.2,\"a\":0.1}",
                "{\"b\":\"0.2\",\"a\":\"0.1\"}",
                "[[\"b\",0.2],[\"a\",0.1]]",
                "{\"scores\":{\"b\":0.2,\"a\":0.1}}"
            })
    void readsNamesWithNumbers(String json) {
        Path first = Tables.write(folder, "mos.csv", "image,mos\na,1\nb,2\n");
        Path file = Tables.write(folder, "clip.json", json);
        Tables.read(List.of(first, file), set -> {
            assertEquals(List.of("clip"), Tables.names(set));
            assertArrayEquals(
                    new double[] {0.1, 0.2},
                    set.predictions().getFirst().scores().toArray());
        });
    }

    @Test
    void namesFieldsOfFields() {
        Path file = Tables.write(
                folder, "t.json", "[{\"mos\":1,\"s\":{\"x\":3,\"y\":1}},{\"mos\":2,\"s\":{\"x\":4,\"y\":5}}]");
        Tables.read(List.of(file), set -> assertEquals(List.of("s.x", "s.y"), Tables.names(set)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]|is empty",
                "{}|is empty",
                "[1,{\"a\":2}]|is JSON, but no table",
                "{\"a\":1,\"a\":2}|the name \"a\" comes twice in one object",
                "{\"a\":1|line 1: this is no JSON",
                "{\"a\":[1,2],\"b\":[1]}|is JSON, but no table"
            })
    void refusesWhatIsNoTable(String json, String what) {
        Path file = Tables.write(folder, "t.json", json);
        String refusal = Tables.refusal(List.of(file), ColumnChoice.automatic(), MissingValues.FAIL);
        assertTrue(refusal.startsWith(file.toString()) && refusal.contains(what), refusal);
    }
}
