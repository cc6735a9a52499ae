package dev.granular.cli;

import dev.granular.InputException;
import dev.granular.arrow.input.TableException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** How command lines are parsed, and how what is wrong with them or with the data is told: in one line. */
final class CommandLines {
    /** Exit code for data that cannot be evaluated, and for results that cannot be written. */
    static final int DATA_ERROR = 1;
    /** Exit code for options that make no sense. */
    static final int USAGE_ERROR = 2;
    /** Exit code for a mistake of the program itself, as in sysexits.h. */
    static final int PROGRAM_ERROR = 70;
    /** Exit code if the reader of standard output leaves early: what a shell shows for a program ended by SIGPIPE. */
    static final int READER_LEFT = 128 + 13;
    /** Set to see where in the program an error comes from. */
    private static final String DEBUG = "granular.debug";

    private CommandLines() {}

    /** The command with all its subcommands, ready to execute. */
    static CommandLine granular() {
        return new CommandLine(new GranularCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(CommandLines::usageError)
                .setExecutionExceptionHandler(CommandLines::executionError);
    }

    private static int usageError(ParameterException e, String[] arguments) {
        CommandLine command = e.getCommandLine();
        String suggestion = e instanceof UnmatchedArgumentException unmatched
                ? unmatched.getSuggestions().stream()
                        .findFirst()
                        .map(nearest -> " (did you mean " + nearest + "?)")
                        .orElse("")
                : "";
        tell(
                command,
                oneLine(e.getMessage()) + suggestion + "; see "
                        + command.getCommandSpec().qualifiedName() + " --help");
        return USAGE_ERROR;
    }

    private static int executionError(Exception e, CommandLine command, ParseResult parsed) {
        if (Boolean.getBoolean(DEBUG)) {
            e.printStackTrace(command.getErr());
        }
        return switch (e) {
            case TableException refusal -> {
                tell(command, oneLine(OptionWords.of(refusal)));
                yield DATA_ERROR;
            }
            case InputException _ -> {
                tell(command, oneLine(e.getMessage()));
                yield DATA_ERROR;
            }
            case OutputException output -> outputError(output, command);
            case RuntimeException failed when isOutOfMemory(failed) -> memoryError(command);
            default -> {
                tell(
                        command,
                        "this is a mistake in Granular, not in your data: " + oneLine(e.toString())
                                + "; please report it with the output of"
                                + " the same command after JAVA_TOOL_OPTIONS=-D" + DEBUG + "=true");
                yield PROGRAM_ERROR;
            }
        };
    }

    /** Says that standard output could not be written, unless its reader left, which is no mistake. */
    static int outputError(OutputException e, CommandLine command) {
        if (OutputException.readerLeft()) {
            return READER_LEFT;
        }
        tell(command, oneLine(e.getMessage()));
        return DATA_ERROR;
    }

    /** Whether a thread ran out of memory, which another thread tells of in its own words. */
    private static boolean isOutOfMemory(Throwable failure) {
        return failure != null && (failure instanceof OutOfMemoryError || isOutOfMemory(failure.getCause()));
    }

    /** Says that there is too little memory. */
    static int memoryError(CommandLine command) {
        tell(
                command,
                "the data need more memory than Java may take, "
                        + (Runtime.getRuntime().maxMemory() >> 20) + " MB: allow more with JAVA_TOOL_OPTIONS=-Xmx8g");
        return DATA_ERROR;
    }

    private static void tell(CommandLine command, String message) {
        command.getErr().println("granular: " + message);
        command.getErr().flush();
    }

    private static String oneLine(String message) {
        return message.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
