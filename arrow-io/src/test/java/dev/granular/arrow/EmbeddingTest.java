package dev.granular.arrow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample for programs that have Arrow vectors, compiled and run as the README says, on either path. */
class EmbeddingTest {
    private static final Path README = Path.of("../README.md");
    private static final int LONGEST_SAMPLE = 15;

    private static final String PROGRAM = """
            package sample;

            import org.apache.arrow.memory.RootAllocator;
            import org.apache.arrow.vector.Float8Vector;
            import org.apache.arrow.vector.VectorSchemaRoot;

            class Program {
                public static void main(String[] arguments) {
                    try (var allocator = new RootAllocator()) {
                        try (var mos = doubles("mos", allocator);
                                var std = doubles("std", allocator);
                                var model = doubles("mymodel", allocator);
                                var table = VectorSchemaRoot.of(mos, std, model);
                                var results = Backend.evaluate(table, allocator)) {
                            System.out.println(Backend.class.getModule().isNamed() + " " + results.getRowCount()
                                    + " " + results.getVector("model").getObject(2) + " "
                                    + results.getSchema().getCustomMetadata().get("granular.mos_max"));
                        }
                        System.out.println(allocator.getAllocatedMemory());
                    }
                }

                static Float8Vector doubles(String name, RootAllocator allocator) {
                    var vector = new Float8Vector(name, allocator);
                    for (int row = 0; row < 5; row++) {
                        vector.setSafe(row, row + 1);
                    }
                    vector.setValueCount(5);
                    return vector;
                }
            }
            """;

    @TempDir
    private Path folder;

    @Test
    void theSampleIsShort() throws IOException {
        assertTrue(sample().lines().filter(line -> !line.isBlank()).count() <= LONGEST_SAMPLE, sample());
    }

    @Test
    void theSampleRunsOnTheClassPath() throws Exception {
        String classPath = System.getProperty("java.class.path");
        Path classes = compile(List.of("-cp", classPath), write("Backend", "package sample;\n" + sample()), program());
        assertEquals(
                "false 3 mymodel 5.0\n0\n",
                run(List.of(
                        "--add-modules=jdk.incubator.vector",
                        "--add-opens=java.base/java.nio=ALL-UNNAMED",
                        "-cp",
                        classPath + File.pathSeparator + classes,
                        "sample.Program")));
    }

    @Test
    void theSampleRunsOnTheModulePath() throws Exception {
        String modulePath = modulePath();
        Path classes = compile(
                List.of("--module-path", modulePath),
                write("module-info", "module sample { requires dev.granular.arrow; }"),
                write("Backend", "package sample;\n" + sample()),
                program());
        assertEquals(
                "true 3 mymodel 5.0\n0\n",
                run(List.of(
                        "--add-modules=jdk.incubator.vector,org.apache.arrow.memory.unsafe",
                        "--add-opens=java.base/java.nio=org.apache.arrow.memory.core",
                        "--module-path",
                        modulePath + File.pathSeparator + classes,
                        "--module",
                        "sample/sample.Program")));
    }

    /** The modules that dev.granular.arrow needs, and no more, out of what the tests have. */
    private static String modulePath() {
        Path[] entries = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(entry -> !Files.isDirectory(entry) || Files.exists(entry.resolve("module-info.class")))
                .toArray(Path[]::new);
        return Configuration.empty()
                .resolve(
                        ModuleFinder.of(entries),
                        ModuleFinder.ofSystem(),
                        Set.of("dev.granular.arrow", "org.apache.arrow.memory.unsafe"))
                .modules()
                .stream()
                .flatMap(module -> module.reference().location().stream())
                .filter(location -> location.getScheme().equals("file"))
                .map(location -> Path.of(location).toString())
                .sorted()
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String sample() throws IOException {
        return Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(README))
                .results()
                .map(found -> found.group(1))
                .filter(code -> code.contains("class Backend"))
                .findFirst()
                .orElseThrow();
    }

    private Path program() throws IOException {
        return write("Program", PROGRAM);
    }

    private Path write(String name, String code) throws IOException {
        return Files.writeString(folder.resolve(name + ".java"), code);
    }

    private Path compile(List<String> options, Path... sources) throws IOException {
        Path classes = folder.resolve("classes");
        var compiler = ToolProvider.getSystemJavaCompiler();
        var messages = new StringWriter();
        try (var files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            List<String> all = Stream.concat(options.stream(), Stream.of("-d", classes.toString()))
                    .toList();
            boolean compiled = compiler.getTask(messages, files, null, all, null, files.getJavaFileObjects(sources))
                    .call();
            assertTrue(compiled, messages.toString());
        }
        return classes;
    }

    private String run(List<String> arguments) throws Exception {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(arguments);
        Path err = folder.resolve("err");
        Process process =
                new ProcessBuilder(command).redirectError(err.toFile()).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), Files.readString(err));
        return out;
    }
}
