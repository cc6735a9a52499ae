package dev.granular.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VectorSupportTest {
    @Test
    void vectorsServeHere() {
        assertTrue(VectorSupport.available());
    }

    @Test
    void withoutTheModulePlainLoopsRunAndTheRemedyIsNamed() throws Exception {
        String said = elsewhere();

        assertTrue(said.lines().anyMatch("false"::equals), said);
        assertTrue(said.contains("--add-modules=jdk.incubator.vector"), said);
    }

    /** There vectors would run a thousand times slower than plain loops do. */
    @Test
    void withoutAMultiplyAddPlainLoopsRun() throws Exception {
        String said = elsewhere("--add-modules=jdk.incubator.vector", "-XX:-UseFMA");

        assertTrue(said.lines().anyMatch("false"::equals), said);
        assertTrue(said.contains("no fused multiply-add"), said);
    }

    @Test
    void interpretedMultiplyAddsStillCountAsInstructions() throws Exception {
        assertEquals("true", elsewhere("--add-modules=jdk.incubator.vector", "-Xint"));
    }

    /** What another process prints, started with {@code options}: whether vectors serve there, then what it was warned of. */
    private static String elsewhere(String... options) throws Exception {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", folder(VectorSupport.class) + File.pathSeparator + folder(Asking.class)));
        command.add(Asking.class.getName());
        return output(command)
                .replace("WARNING: Using incubator modules: jdk.incubator.vector", "")
                .strip();
    }

    private static String output(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
        return output;
    }

    private static Path folder(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    /** Runs in a process of its own. */
    static final class Asking {
        private Asking() {}

        public static void main(String[] arguments) {
            boolean available = VectorSupport.available();
            System.out.println(available);
        }
    }
}
