package dev.granular.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A master and two workers, processes of this machine, of which one is killed in the middle. */
class StandaloneClusterTest {
    private static final int IMAGES = 2000;

    /** The script compares every value of both evaluations. */
    @Test
    void aKilledWorkerChangesNoBit(@TempDir Path folder) throws IOException, InterruptedException {
        SimulatedImages images = SimulatedImages.of(IMAGES);
        var lines = new ArrayList<>(List.of("mos,std,a,b"));
        for (int i = 0; i < IMAGES; i++) {
            lines.add(
                    images.ratings().mos().get(i) + "," + images.ratings().std().get(i) + ","
                            + images.models().get(0).scores().get(i) + ","
                            + images.models().get(1).scores().get(i));
        }
        Path table = Files.write(folder.resolve("images.csv"), lines);
        Path log = folder.resolve("log");
        var script = new ProcessBuilder(
                "./try-cluster",
                table.toString(),
                "a,b",
                "6",
                "--points",
                "grid:10x10",
                "--parts",
                "4",
                "--accuracy",
                "1e-4");
        script.environment().put("JAVA_HOME", System.getProperty("java.home"));
        script.environment().put("CLASS_PATH", System.getProperty("java.class.path"));
        int code = script.redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        String said = Files.readString(log);
        assertEquals(0, code, said);
        assertTrue(said.contains("with a worker killed"), said);
        assertEquals(
                3, said.lines().filter(line -> line.endsWith(" rows, the same")).count(), said);
    }
}
