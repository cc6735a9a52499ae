package dev.granular.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.granular.evaluation.Evaluation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The options for quick first evaluations, of the launcher and in the engine's jar. */
class KernelOptionsTest {
    private static final Path SOURCES = Path.of("../engine/src/main/java");
    private static final Pattern METHODS = Pattern.compile(",(dev[\\w.*]+)::");

    @Test
    void theJarHasTheOptionsOfTheLauncher() throws IOException {
        try (var resource = Evaluation.class.getResourceAsStream("/META-INF/granular/kernels.options")) {
            assertEquals(
                    Files.readString(Path.of("../engine/kernels.options")),
                    new String(resource.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void theOptionsNameClassesThatExist() throws IOException {
        var patterns = new TreeSet<String>();
        METHODS.matcher(Files.readString(Path.of("../engine/kernels.options")))
                .results()
                .forEach(found -> patterns.add(found.group(1)));
        assertFalse(patterns.isEmpty());
        var classes = new TreeSet<String>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            files.map(file -> SOURCES.relativize(file).toString())
                    .filter(name -> name.endsWith(".java"))
                    .forEach(name -> classes.add(name.replace(".java", "").replace('/', '.')));
        }
        for (String pattern : patterns) {
            var named = Pattern.compile(pattern.replace(".", "\\.").replace("*", "\\w*"));
            assertTrue(classes.stream().anyMatch(name -> named.matcher(name).matches()), pattern);
        }
    }
}
