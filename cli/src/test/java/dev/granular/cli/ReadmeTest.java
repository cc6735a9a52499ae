package dev.granular.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** What the documents promise is there. */
class ReadmeTest {
    private static final Path ROOT = Path.of("..");
    private static final List<String> PAGES =
            List.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/formats.md", "docs/method.md");

    static Stream<String> commandsParse() throws IOException {
        var commands = Stream.<String>builder();
        for (String page : PAGES) {
            Files.readAllLines(ROOT.resolve(page)).stream()
                    .map(String::strip)
                    .filter(line -> line.startsWith("./granular ") && !line.startsWith("./granular bench"))
                    .map(line -> line.replaceFirst("\\s+#.*", ""))
                    .forEach(commands::add);
        }
        return commands.build();
    }

    @ParameterizedTest
    @MethodSource
    void commandsParse(String command) {
        String[] words = command.split("\\s+");
        var parsed = CommandLines.granular().parseArgs(Arrays.copyOfRange(words, 1, words.length));
        assertTrue(parsed.hasSubcommand(), command);
    }

    @Test
    void everyOptionOfTheMainJobIsInTheTable() throws IOException {
        String readme = Files.readString(ROOT.resolve("README.md"));
        CommandLine surface = CommandLines.granular().getSubcommands().get("surface");
        for (OptionSpec option : surface.getCommandSpec().options()) {
            assertTrue(
                    option.usageHelp() || option.versionHelp() || readme.contains("`" + option.longestName()),
                    option.longestName());
        }
    }

    @Test
    void linksWithinTheProjectLeadSomewhere() throws IOException {
        for (String page : PAGES) {
            Matcher link = Pattern.compile("]\\(([^)#:]+)\\)").matcher(Files.readString(ROOT.resolve(page)));
            while (link.find()) {
                Path target = ROOT.resolve(page).resolveSibling(link.group(1));
                assertTrue(Files.exists(target), page + " leads to " + link.group(1));
            }
        }
    }

    @Test
    void theJavaSampleRuns(@TempDir Path folder) throws Exception {
        Matcher sample = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(ROOT.resolve("README.md")));
        assertTrue(sample.find(), "the other sample is tried beside the code that it shows");
        String code = sample.group(1);
        var source = new SimpleJavaFileObject(URI.create("string:///Sample.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return code;
            }
        };
        var messages = new StringWriter();
        boolean compiled = ToolProvider.getSystemJavaCompiler()
                .getTask(messages, null, null, List.of("-d", folder.toString()), null, List.of(source))
                .call();
        assertEquals("", messages.toString());
        assertTrue(compiled);
        assertEquals(1.0, runSample(folder), 1e-12, "scores in the order of the ratings");
    }

    private static double runSample(Path classes) throws Exception {
        double[] mos = {1, 2, 3, 4};
        double[] std = {1, 1, 1, 1};
        try (var loader = new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
            Method sample = loader.loadClass("Sample")
                    .getDeclaredMethod("firstValue", double[].class, double[].class, double[].class);
            sample.setAccessible(true);
            return (double) sample.invoke(null, mos, std, new double[] {10, 20, 30, 40});
        }
    }
}
