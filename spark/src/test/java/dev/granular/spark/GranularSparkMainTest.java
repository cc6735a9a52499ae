package dev.granular.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command in local mode, at its edges. */
class GranularSparkMainTest {
    private static final Map<String, String> SETTINGS = Map.of(
            "spark.master", "local[1]",
            "spark.ui.enabled", "false",
            "spark.driver.host", "localhost",
            "spark.driver.bindAddress", "127.0.0.1",
            "spark.sql.shuffle.partitions", "1");

    @TempDir
    private Path folder;

    @BeforeAll
    static void set() {
        SETTINGS.forEach(System::setProperty);
    }

    @AfterAll
    static void clear() {
        SETTINGS.keySet().forEach(System::clearProperty);
    }

    private String table() throws IOException {
        var text = new StringBuilder("mos,std,a\n");
        for (int i = 0; i < 40; i++) {
            text.append(i % 20)
                    .append(',')
                    .append(3)
                    .append(',')
                    .append(i * 7 % 23)
                    .append('\n');
        }
        return Files.writeString(folder.resolve("table.csv"), text).toString();
    }

    private record Outcome(int code, String said) {}

    private Outcome run(String table, String out) {
        var said = new StringWriter();
        CommandLine command = GranularSparkMain.command().setErr(new PrintWriter(said));
        int code = command.execute(
                table,
                "--models",
                "a",
                "--points",
                "grid:3x3",
                "--out",
                folder.resolve(out).toString());
        return new Outcome(code, said.toString());
    }

    @Test
    void resultsThatAreThereStay() throws IOException {
        assertEquals(new Outcome(0, ""), run(table(), "out"));
        assertTrue(Files.exists(folder.resolve("out/surface/_SUCCESS")));
        Outcome again = run(table(), "out");
        assertEquals(2, again.code);
        assertTrue(
                again.said.matches("granular-spark: --out: .*out/points is there already: name another folder\\R"),
                again.said);
    }

    @Test
    void aTableThatIsNotThereIsRefusedInOneLine() {
        Outcome outcome = run(folder.resolve("none.parquet").toString(), "none");
        assertEquals(2, outcome.code);
        assertTrue(outcome.said.matches("granular-spark: .*none.parquet: .*does not exist.*\\R"), outcome.said);
    }
}
