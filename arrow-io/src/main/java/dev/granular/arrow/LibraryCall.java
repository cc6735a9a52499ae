package dev.granular.arrow;

import dev.granular.InputException;
import java.util.concurrent.Callable;

/** Calls into libraries that end in unchecked exceptions of many kinds where a file is damaged. */
final class LibraryCall {
    private LibraryCall() {}

    /**
     * The result of {@code call}.
     *
     * @param format what kind of data it reads
     * @throws InputException if it fails
     */
    static <T> T of(String table, String format, Callable<T> call) {
        try {
            return call.call();
        } catch (Exception e) {
            String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            // Some messages start with the file's name in brackets.
            String why = message.lines().findFirst().orElse("").replaceFirst("^\\[.*] ", "");
            throw new InputException(
                    table + " is damaged " + format + " data, or of a kind that is not read: " + why, e);
        }
    }
}
