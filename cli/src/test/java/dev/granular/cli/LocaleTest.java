package dev.granular.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Words and numbers mean and look the same in every locale. */
class LocaleTest {
    private static final String COMMAND = "surface table.csv --points GRID:5X5 --methods Plcc,srcc --regulator gaussian"
            + " --missing drop --accuracy EXACT --format arrow-stream --out ";
    private static final String FILE_COMMAND = "surface table.csv --points LHS:5 --regulator uniform --out points.csv";

    @TempDir
    private Path folder;

    /** Turkish has a capital of i of its own, German a decimal comma, Arabic and Hindi other digits. */
    @Test
    void resultsDoNotDependOnTheLocale() throws Exception {
        Outcome.of(
                "simulate",
                "--images",
                "60",
                "--out",
                folder.resolve("table.csv").toString());
        List<String> expected = results("en", "US");
        assertTrue(expected.getFirst().matches("(?s).*GMC +global.*"), expected.getFirst());
        for (String locale : List.of("tr-TR", "de-DE", "ar-EG", "hi-IN")) {
            String[] parts = locale.split("-");
            assertEquals(expected, results(parts[0], parts[1]), locale);
        }
    }

    /** What two commands print and write. */
    private List<String> results(String language, String country) throws IOException, InterruptedException {
        Path out = Files.createDirectory(folder.resolve(language));
        var results = new ArrayList<String>();
        for (String command : List.of(COMMAND + out, FILE_COMMAND)) {
            Path printed = folder.resolve("printed");
            var builder = GranularProcess.of(command.split(" "));
            builder.command().addAll(1, List.of("-Duser.language=" + language, "-Duser.country=" + country));
            Process process = builder.directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(printed.toFile())
                    .start();
            assertTrue(process.waitFor(60, TimeUnit.SECONDS));
            assertEquals(0, process.exitValue(), Files.readString(printed));
            results.add(Files.readString(printed).replace(out.toString(), "out"));
        }
        results.add(Files.readString(folder.resolve("points.csv")));
        results.add(Files.readString(out.resolve("report.html")).replaceAll("<dt>Made on</dt><dd>[^<]*", ""));
        return results;
    }
}
