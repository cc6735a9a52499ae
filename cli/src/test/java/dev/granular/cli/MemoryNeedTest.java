package dev.granular.cli;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.granular.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemoryNeedTest {
    private static final Pattern FITTING = Pattern.compile("ask for at most ([\\d,]+)");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"--out report --methods plcc", "--out report", ""})
    void whatItSaysWillDoDoes(String options) throws Exception {
        Outcome.of(
                "simulate",
                "--images",
                "20",
                "--models",
                "6",
                "--out",
                folder.resolve("t.csv").toString());
        Outcome refused = surface("grid:2x900000 " + options);
        assertEquals(1, refused.exitCode(), refused.err());
        var fitting = FITTING.matcher(refused.err());
        assertTrue(fitting.find(), refused.err());
        int most = Integer.parseInt(fitting.group(1).replace(",", ""));
        Outcome done = surface("grid:2x" + most / 2 + " " + options);
        assertEquals(0, done.exitCode(), done.err());
    }

    private Outcome surface(String points) throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        var builder =
                GranularProcess.of(("surface t.csv --points " + points).strip().split(" "));
        builder.command().addAll(1, List.of("-Xmx80m", "-XX:+UseSerialGC"));
        Process process = builder.directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        assertTrue(process.waitFor(120, TimeUnit.SECONDS));
        return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    @Test
    void moreMemoryIsOfferedWhereTheMachineHasIt() {
        MemoryNeed need = MemoryNeed.ofSimulation(100_000_000, 4);
        assertTrue(refusal(need, 1L << 30, 64L << 30).endsWith(", or allow more with JAVA_TOOL_OPTIONS=-Xmx6g"));
        assertTrue(refusal(need, 1L << 30, 2L << 30).matches(".*: ask for at most [\\d,]+"));
        assertDoesNotThrow(() -> need.requireRoom(6L << 30, 64L << 30));
    }

    private static String refusal(MemoryNeed need, long heap, long machine) {
        return assertThrows(InputException.class, () -> need.requireRoom(heap, machine))
                .getMessage();
    }

    @Test
    void simulatedImagesAreCounted() {
        Outcome outcome = Outcome.of(
                "simulate",
                "--images",
                "2000000000",
                "--models",
                "2000000",
                "--out",
                folder.resolve("x.csv").toString());
        assertEquals(1, outcome.exitCode());
        assertTrue(outcome.err().contains("2,000,000,000 images with 2000000 model(s) need more"), outcome.err());
    }
}
