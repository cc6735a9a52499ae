package dev.granular.arrow.fault;

import dev.granular.InputException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Native code that unpacks columns. Its libraries put it into the folder for temporary files, and run it from there. */
public final class NativeCode {
    private NativeCode() {}

    /** Refuses a folder that cannot take the code; Snappy would write a stack trace first. */
    public static void requireFolder(String table) {
        if (!Files.isWritable(Path.of(folder()))) {
            throw new InputException(message(table));
        }
    }

    /** Returns whether a library failed because its code could not be loaded, for the failure itself or what caused it. */
    public static boolean isMissing(Throwable failure) {
        return failure != null && (failure instanceof LinkageError || isMissing(failure.getCause()));
    }

    /** Returns what to say then. */
    public static InputException missing(String table, Throwable failure) {
        return new InputException(message(table), failure);
    }

    private static String message(String table) {
        return table + " is compressed, and the code that unpacks it cannot be loaded from " + folder()
                + ": let TMPDIR name a folder that can be written and programs can run from";
    }

    private static String folder() {
        return System.getProperty("java.io.tmpdir");
    }
}
