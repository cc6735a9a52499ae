package dev.granular.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A process of its own, with its descriptors laid out as the launcher does. */
class MainTest {
    @Test
    void readsStandardInputAndWritesErrorsToDescriptor3() throws IOException, InterruptedException {
        Process process = start("surface", "-", "--threads", "1");
        try (var in = process.outputWriter(StandardCharsets.UTF_8)) {
            in.write("mos,std,a\n1,1,1\n2,1,3\n3,1,2\n4,1,5\n5,1,4\n");
        }
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), err);
        assertTrue(out.contains("GMC"), out);
        assertTrue(err.contains("images: 5"), err);
    }

    private static Process start(String... arguments) throws IOException {
        var command = new ArrayList<>(List.of("sh", "-c", "exec \"$0\" \"$@\" 3>&2 2>/dev/null"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "--add-modules=jdk.incubator.vector",
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "--add-opens=java.base/java.io=ALL-UNNAMED",
                "-Dgranular.stderr=3",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).start();
    }
}
