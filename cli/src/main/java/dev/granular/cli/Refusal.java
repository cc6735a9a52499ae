package dev.granular.cli;

import dev.granular.InputException;
import dev.granular.arrow.input.TableException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Why a command or a request could not be carried out, in the words of the command line.
 *
 * @param message one line
 */
public record Refusal(Reason reason, String message) {
    /** Set to see where in the program an error comes from. */
    static final String DEBUG = "granular.debug";

    /** Whose matter it is. */
    public enum Reason {
        /** Options that make no sense. */
        USAGE,
        /** Data that cannot be evaluated. */
        DATA,
        /** Too little memory for the data. */
        MEMORY,
        /** A mistake of the program. */
        MISTAKE
    }

    /** Returns what is told of a failure. */
    public static Refusal of(Throwable failure) {
        return switch (failure) {
            case ParameterException usage -> new Refusal(Reason.USAGE, oneLine(usage.getMessage()) + suggestion(usage));
            case TableException refusal -> new Refusal(Reason.DATA, oneLine(OptionWords.of(refusal)));
            case InputException input -> new Refusal(Reason.DATA, oneLine(input.getMessage()));
            case Throwable any
            when isOutOfMemory(any) ->
                new Refusal(
                        Reason.MEMORY,
                        "the data need more memory than Java may take, "
                                + (Runtime.getRuntime().maxMemory() >> 20)
                                + " MB: allow more with JAVA_TOOL_OPTIONS=-Xmx8g");
            default ->
                new Refusal(
                        Reason.MISTAKE,
                        "this is a mistake in Granular, not in your data: " + oneLine(failure.toString())
                                + "; please report it with the output of"
                                + " the same command after JAVA_TOOL_OPTIONS=-D" + DEBUG + "=true");
        };
    }

    private static String suggestion(ParameterException usage) {
        return usage instanceof UnmatchedArgumentException unmatched
                ? unmatched.getSuggestions().stream()
                        .findFirst()
                        .map(nearest -> " (did you mean " + nearest + "?)")
                        .orElse("")
                : "";
    }

    /** Returns whether a thread ran out of memory, which another thread tells of in its own words. */
    private static boolean isOutOfMemory(Throwable failure) {
        return failure != null && (failure instanceof OutOfMemoryError || isOutOfMemory(failure.getCause()));
    }

    /** Returns a message without line breaks. */
    static String oneLine(String message) {
        return message.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
