package dev.granular.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.function.Supplier;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.HelpCommand;
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

    /**
     * Returns the command, ready to execute one command line.
     *
     * <p>It has the subcommand that the line begins with, or all of them if the line begins with none, as each takes tens
     * of milliseconds to build from its annotations.
     */
    static CommandLine granular(String... arguments) {
        var granular = new CommandLine(new GranularCommand());
        subcommands(arguments.length == 0 ? "" : arguments[0])
                .forEach((name, command) -> granular.addSubcommand(name, command.get()));
        return granular.setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(CommandLines::usageError)
                .setExecutionExceptionHandler(CommandLines::executionError);
    }

    private static Map<String, Supplier<?>> subcommands(String first) {
        if (first.equals("--version") || first.equals("-V")) {
            return Map.of();
        }
        var all = new LinkedHashMap<String, Supplier<?>>();
        all.put("surface", SurfaceCommand::new);
        all.put("suite", SuiteCommand::new);
        all.put("columns", ColumnsCommand::new);
        all.put("explain", ExplainCommand::new);
        all.put("demo", DemoCommand::new);
        all.put("layout", LayoutCommand::new);
        all.put("compress", CompressCommand::new);
        all.put("merge", MergeCommand::new);
        all.put("evaluate", EvaluateCommand::new);
        all.put("simulate", SimulateCommand::new);
        if (all.containsKey(first)) {
            return Map.of(first, all.get(first));
        }
        var others = new TreeMap<String, Supplier<?>>();
        ServiceLoader.load(CommandSource.class).forEach(source -> others.putAll(source.commands()));
        if (others.containsKey(first)) {
            return Map.of(first, others.get(first));
        }
        all.putAll(others);
        all.put("generate-completion", GenerateCompletion::new);
        all.put("help", HelpCommand::new);
        return all;
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
