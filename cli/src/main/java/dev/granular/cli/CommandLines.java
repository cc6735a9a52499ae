package dev.granular.cli;

import java.util.Optional;
import java.util.ServiceLoader;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The parser of command lines. It reports each fault of a command line or of the data in one line. */
final class CommandLines {
    /** Exit code for data that cannot be evaluated, and for results that cannot be written. */
    static final int DATA_ERROR = 1;
    /** Exit code for options that make no sense. */
    static final int USAGE_ERROR = 2;
    /** Exit code for a mistake of the program itself, as in sysexits.h. */
    static final int PROGRAM_ERROR = 70;
    /** Exit code if the reader of standard output leaves early: what a shell shows for a program ended by SIGPIPE. */
    static final int READER_LEFT = 128 + 13;

    private CommandLines() {}

    /** Returns the command with all its subcommands, ready to execute. */
    static CommandLine granular() {
        var granular = new CommandLine(new GranularCommand());
        ServiceLoader.load(CommandSource.class)
                .forEach(source -> source.commands().forEach(granular::addSubcommand));
        return granular.setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(CommandLines::usageError)
                .setExecutionExceptionHandler(CommandLines::executionError);
    }

    /**
     * Returns an option as it stands on a command line; nothing for a switch that is off.
     *
     * @param name without dashes
     * @param value of a switch: true, false or nothing
     */
    static Optional<String> word(CommandLine line, String name, String value) {
        OptionSpec option = line.getCommandSpec().findOption("--" + name);
        boolean isSwitch = option != null && option.arity().max() == 0;
        if (!isSwitch) {
            return Optional.of("--" + name + "=" + value);
        }
        return switch (value) {
            case "", "true" -> Optional.of("--" + name);
            case "false" -> option.negatable() ? Optional.of("--no-" + name) : Optional.empty();
            default -> throw new ParameterException(line, "--" + name + " is a switch: true or false, not " + value);
        };
    }

    private static int usageError(ParameterException e, String[] arguments) {
        CommandLine command = e.getCommandLine();
        tell(
                command,
                Refusal.of(e).message() + "; see " + command.getCommandSpec().qualifiedName() + " --help");
        return USAGE_ERROR;
    }

    private static int executionError(Exception e, CommandLine command, ParseResult parsed) {
        if (Boolean.getBoolean(Refusal.DEBUG)) {
            e.printStackTrace(command.getErr());
        }
        if (e instanceof OutputException output) {
            return outputError(output, command);
        }
        Refusal refusal = Refusal.of(e);
        tell(command, refusal.message());
        return refusal.reason() == Refusal.Reason.MISTAKE ? PROGRAM_ERROR : DATA_ERROR;
    }

    /** Says that standard output could not be written, unless its reader left, which is no mistake. */
    static int outputError(OutputException e, CommandLine command) {
        if (OutputException.readerLeft()) {
            return READER_LEFT;
        }
        tell(command, Refusal.oneLine(e.getMessage()));
        return DATA_ERROR;
    }

    /** Says that there is too little memory. */
    static int memoryError(OutOfMemoryError e, CommandLine command) {
        tell(command, Refusal.of(e).message());
        return DATA_ERROR;
    }

    private static void tell(CommandLine command, String message) {
        command.getErr().println("granular: " + message);
        command.getErr().flush();
    }
}
