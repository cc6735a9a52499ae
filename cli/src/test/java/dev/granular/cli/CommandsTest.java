package dev.granular.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Help, version and completion. */
class CommandsTest {
    @TempDir
    private Path folder;

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
        String version = Outcome.of("--version").out();
        assertTrue(version.matches("granular \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\n"), version);
    }

    @Test
    void completionKnowsEveryOption() {
        String script = Outcome.of("generate-completion").out();
        for (OptionSpec option : surface().getCommandSpec().options()) {
            assertTrue(script.contains(option.longestName()), option.longestName());
        }
    }

    /** A failure that nobody foresaw, brought about by an output stream that breaks. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aMistakeOfTheProgramIsToldAsSuch(boolean debug) {
        var err = new StringWriter();
        var broken = new PrintWriter(new StringWriter()) {
            @Override
            public void println(String text) {
                throw new IllegalStateException("first\nsecond");
            }
        };
        System.setProperty("granular.debug", String.valueOf(debug));
        try {
            int exitCode = CommandLines.granular()
                    .setOut(broken)
                    .setErr(new PrintWriter(err))
                    .execute(
                            "simulate",
                            "--images",
                            "5",
                            "--out",
                            folder.resolve("x.csv").toString());
            assertEquals(CommandLines.PROGRAM_ERROR, exitCode);
        } finally {
            System.clearProperty("granular.debug");
        }
        String told = err.toString();
        assertTrue(told.contains("granular: this is a mistake in Granular"), told);
        assertTrue(told.contains("first second; please report it"), told);
        assertEquals(debug, told.contains("\tat "), told);
        assertTrue(debug || told.lines().count() == 1, told);
    }

    private static CommandLine surface() {
        return CommandLines.granular().getSubcommands().get("surface");
    }
}
