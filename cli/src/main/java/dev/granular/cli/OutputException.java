package dev.granular.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Standard output could not be written. */
final class OutputException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private static final Path STANDARD_OUTPUT = Path.of("/dev/fd/1");
    /** The bits of a file's mode that say what it is, and what they are for pipes and sockets; POSIX {@code sys/stat.h}. */
    private static final int KIND = 0xF000;

    private static final int PIPE = 0x1000;
    private static final int SOCKET = 0xC000;

    OutputException(IOException cause) {
        super("cannot write everything to standard output: " + cause.getMessage(), cause);
    }

    /** Returns whether the reader closed its end, as {@code head} does: writing to a pipe hardly fails for another reason. */
    static boolean readerLeft() {
        try {
            int kind = (int) Files.getAttribute(STANDARD_OUTPUT, "unix:mode") & KIND;
            return kind == PIPE || kind == SOCKET;
        } catch (IOException | UnsupportedOperationException _) {
            return false;
        }
    }
}
