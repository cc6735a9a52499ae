package dev.granular.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.lang.reflect.Constructor;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import picocli.CommandLine;

/** The entry of the process. */
public final class Main {
    /** Set by the launcher to the descriptor of standard error, as Java's own announcements go to another. */
    private static final String STANDARD_ERROR = "granular.stderr";

    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        // Picocli compares the names of choices in this locale, and i is not the small I in every one.
        Locale.setDefault(Locale.ROOT);
        System.setErr(new PrintStream(new FileOutputStream(standardError()), true, StandardCharsets.UTF_8));
        if (arguments.length > 0) {
            Preload.beginFor(arguments[0]);
        }
        var out = new StandardOutput();
        CommandLine granular =
                CommandLines.granular(arguments).setOut(writer(out)).setErr(writer(System.err));
        int exitCode = execute(granular, arguments);
        granular.getOut().flush();
        System.exit(exitCode == CommandLine.ExitCode.OK ? whetherWritten(out, granular) : exitCode);
    }

    private static FileDescriptor standardError() {
        Integer number = Integer.getInteger(STANDARD_ERROR);
        return number == null ? FileDescriptor.err : descriptor(number);
    }

    /** Java has no public way to an open descriptor above 2: /dev/fd opens files anew, and sockets not at all. */
    private static FileDescriptor descriptor(int number) {
        try {
            Constructor<FileDescriptor> constructor = FileDescriptor.class.getDeclaredConstructor(int.class);
            constructor.setAccessible(true);
            return constructor.newInstance(number);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns a writer in UTF-8, whatever the locale. */
    private static PrintWriter writer(OutputStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }

    private static int execute(CommandLine granular, String[] arguments) {
        try {
            return granular.execute(arguments);
        } catch (OutOfMemoryError e) {
            return CommandLines.memoryError(e, granular);
        }
    }

    private static int whetherWritten(StandardOutput out, CommandLine granular) {
        try {
            out.requireWritten();
            return CommandLine.ExitCode.OK;
        } catch (OutputException e) {
            return CommandLines.outputError(e, granular);
        }
    }
}
