package dev.granular.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Help, version and completion; and what the documents say of them. */
class CommandsTest {
    private static final Path ROOT = Path.of("..");

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h", "help", ""})
    void helpNamesEveryCommand(String arguments) {
        Outcome outcome = Outcome.of(Arrays.stream(arguments.split(" "))
                .filter(argument -> !argument.isEmpty())
                .toArray(String[]::new));
        assertEquals(0, outcome.exitCode());
        for (String command : CommandLines.granular().getSubcommands().keySet()) {
            assertTrue(outcome.out().contains(command), command);
        }
    }

    @Test
    void everyOptionOfTheMainJobIsExplained() {
        String help = Outcome.of("surface", "--help").out();
        for (OptionSpec option : surface().getCommandSpec().options()) {
            String name = option.negatable() ? option.longestName().replace("--", "--[no-]") : option.longestName();
            assertTrue(help.contains(name), name);
            assertTrue(option.description().length > 0, option.longestName() + " has no description");
        }
    }

    @Test
    void versionIsOneLine() {
        assertEquals("granular development\n", Outcome.of("--version").out());
    }

    @Test
    void completionKnowsEveryOption() {
        String script = Outcome.of("generate-completion").out();
        for (OptionSpec option : surface().getCommandSpec().options()) {
            assertTrue(script.contains(option.longestName()), option.longestName());
        }
    }

    static Stream<String> documentedCommands() throws IOException {
        var commands = Stream.<String>builder();
        for (String page : List.of("README.md", "docs/formats.md", "docs/method.md")) {
            Files.readAllLines(ROOT.resolve(page)).stream()
                    .map(String::strip)
                    .filter(line -> line.startsWith("./granular "))
                    .map(line -> line.replaceFirst("\\s+#.*", ""))
                    .forEach(commands::add);
        }
        return commands.build();
    }

    @ParameterizedTest
    @MethodSource
    void documentedCommands(String command) {
        String[] words = command.split("\\s+");
        CommandLine granular = CommandLines.granular();
        granular.parseArgs(Arrays.copyOfRange(words, 1, words.length));
    }

    @Test
    void everyOptionOfTheMainJobIsInTheReadme() throws IOException {
        String readme = Files.readString(ROOT.resolve("README.md"));
        for (OptionSpec option : surface().getCommandSpec().options()) {
            assertTrue(
                    option.usageHelp() || option.versionHelp() || readme.contains("`" + option.longestName()),
                    option.longestName() + " is not in the table of options");
        }
    }

    private static CommandLine surface() {
        return CommandLines.granular().getSubcommands().get("surface");
    }
}
