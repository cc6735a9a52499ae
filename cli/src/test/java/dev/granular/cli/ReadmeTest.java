package dev.granular.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.granular.arrow.Release;
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
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** What the documents promise is there. */
class ReadmeTest {
    private static final Path ROOT = Path.of("..");
    private static final List<String> PAGES = List.of(
            "README.md",
            "CONTRIBUTING.md",
            "CHANGELOG.md",
            "docs/architecture.md",
            "docs/cluster.md",
            "docs/compatibility.md",
            "docs/compression.md",
            "docs/embedding.md",
            "docs/formats.md",
            "docs/method.md",
            "docs/options.md",
            "docs/performance-notes.md",
            "docs/performance.md",
            "docs/suite.md");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]*)(?:#([^)]+))?\\)");
    private static final Pattern VERSION = Pattern.compile(
            "(?:granular-(?:engine|arrow-io)[-:]|granular-[a-z-]+</artifactId>[^/]*<version>|<granular.version>)"
                    + "(\\d[\\w.-]*?)(?=\\.jar|<|`)");
    private static final Pattern CLASS = Pattern.compile("`([A-Z][a-z]\\w+)`");
    private static final Pattern OPTION = Pattern.compile("--[a-z0-9-]+");

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

    /** The options in the first column of a page's tables are those of the command: none is missing, none is made up. */
    @ParameterizedTest
    @ValueSource(strings = {"surface", "layout", "compress", "merge", "evaluate", "simulate", "suite"})
    void tablesOfOptionsAreThoseOfTheCommand(String called) throws IOException {
        CommandLine command = CommandLines.granular().getSubcommands().get(called);
        var expected = new TreeSet<String>();
        for (OptionSpec option : command.getCommandSpec().options()) {
            if (!option.usageHelp() && !option.versionHelp()) {
                expected.addAll(Arrays.asList(option.names()));
                if (option.negatable()) {
                    String name = option.longestName();
                    expected.add(name.startsWith("--no-") ? name.replace("--no-", "--") : name.replace("--", "--no-"));
                }
            }
        }
        assertEquals(expected, documented(called));
    }

    private static Set<String> documented(String command) throws IOException {
        String page = Files.readString(ROOT.resolve("docs/options.md"));
        int from = page.indexOf("## `granular " + command + "`");
        return page.substring(from, page.indexOf("\n## ", from))
                .lines()
                .filter(line -> line.startsWith("| `--"))
                .map(line -> line.substring(1, line.indexOf(" | ")))
                .flatMap(cell -> OPTION.matcher(cell).results())
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @CsvSource({"README.md, 1", "docs/embedding.md, 4", "consumer/project/pom.xml, 1"})
    void versionsAreThoseOfTheBuild(String page, int atLeast) throws IOException {
        List<String> versions = VERSION.matcher(Files.readString(ROOT.resolve(page)))
                .results()
                .map(found -> found.group(1))
                .toList();
        assertTrue(versions.size() >= atLeast, versions.toString());
        assertEquals(Set.of(Release.current()), Set.copyOf(versions));
    }

    @ParameterizedTest
    @CsvSource({"README.md, 150", "docs/architecture.md, 120", "docs/performance.md, 60"})
    void pagesForNewcomersStayShort(String page, int lines) throws IOException {
        assertTrue(Files.readAllLines(ROOT.resolve(page)).size() <= lines, page);
    }

    @ParameterizedTest
    @CsvSource({"docs/architecture.md, 40", "docs/compression.md, 20", "docs/cluster.md, 1", "CONTRIBUTING.md, 3"})
    void classesThatPagesNameExist(String page, int atLeast) throws IOException {
        Set<String> classes = sourceNames();
        List<String> named = CLASS.matcher(Files.readString(ROOT.resolve(page)))
                .results()
                .map(found -> found.group(1))
                .toList();
        assertTrue(named.size() >= atLeast, named.toString());
        for (String name : named) {
            assertTrue(classes.contains(name), name);
        }
    }

    private static Set<String> sourceNames() throws IOException {
        var names = new TreeSet<String>();
        for (String module : List.of("engine", "arrow-io", "cli", "service", "spark", "bench")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src"))) {
                files.map(file -> file.getFileName().toString())
                        .filter(name -> name.endsWith(".java"))
                        .forEach(name -> names.add(name.replace(".java", "")));
            }
        }
        return names;
    }

    @Test
    void linksWithinTheProjectLeadSomewhere() throws IOException {
        for (String page : PAGES) {
            Matcher link = LINK.matcher(Files.readString(ROOT.resolve(page)));
            int checked = 0;
            while (link.find()) {
                Path target = link.group(1).isEmpty()
                        ? ROOT.resolve(page)
                        : ROOT.resolve(page).resolveSibling(link.group(1));
                assertTrue(Files.exists(target), page + " leads to " + link.group());
                if (link.group(2) != null) {
                    assertTrue(anchors(target).contains(link.group(2)), page + " leads to " + link.group());
                }
                checked++;
            }
            assertTrue(checked > 0 || !page.equals("README.md"), page);
        }
    }

    /** The names that renderers of Markdown give to headings. */
    private static Set<String> anchors(Path page) throws IOException {
        return Files.readAllLines(page).stream()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT))
                .map(line -> line.replaceAll("[^\\p{L}\\p{N} -]", "").replace(' ', '-'))
                .collect(Collectors.toSet());
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
        assertEquals(1.0, runSample(folder), 1e-12, "lower is better, and in order");
    }

    private static double runSample(Path classes) throws Exception {
        double[] mos = {1, 2, 3, 4};
        double[] std = {1, 1, 1, 1};
        try (var loader = new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
            Method sample =
                    loader.loadClass("Sample").getDeclaredMethod("gmc", double[].class, double[].class, double[].class);
            sample.setAccessible(true);
            return (double) sample.invoke(null, mos, std, new double[] {40, 30, 20, 10});
        }
    }
}
