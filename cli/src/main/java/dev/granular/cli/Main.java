package dev.granular.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Constructor;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Where the process starts. */
public final class Main {
    /** Set by the launcher where it passes standard error as descriptor 0, which keeps Java's own announcements out. */
    private static final String STANDARD_ERROR = "granular.stderr";
    /** Set by the launcher to the descriptor of standard input then. */
    private static final String STANDARD_INPUT = "granular.stdin";

    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        if ("0".equals(System.getProperty(STANDARD_ERROR))) {
            System.setErr(new PrintStream(new FileOutputStream(FileDescriptor.in), true, StandardCharsets.UTF_8));
        }
        Optional.ofNullable(Integer.getInteger(STANDARD_INPUT))
                .ifPresent(number -> System.setIn(new FileInputStream(descriptor(number))));
        System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8));
        if (arguments.length > 0) {
            Preload.beginFor(arguments[0]);
        }
        int exitCode = execute(arguments);
        System.out.flush();
        System.exit(exitCode);
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

    private static int execute(String[] arguments) {
        try {
            return CommandLines.granular().execute(arguments);
        } catch (OutOfMemoryError _) {
            System.err.println("granular: the data need more memory than Java may take, "
                    + (Runtime.getRuntime().maxMemory() >> 20) + " MB: allow more with JAVA_TOOL_OPTIONS=-Xmx8g");
            return CommandLines.DATA_ERROR;
        }
    }
}
