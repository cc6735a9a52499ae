package dev.granular.arrow.fault;

import dev.granular.InputException;
import java.util.concurrent.Callable;
import org.apache.arrow.memory.OutOfMemoryException;

/**
 * Calls into libraries that end in exceptions and errors of many kinds where a file is damaged: they make arrays as large as it
 * says, and go as deep. Neither leaves traces when it fails.
 */
public final class LibraryCall {
    private LibraryCall() {}

    /**
     * Returns the result of {@code call}, whose own {@link InputException} is passed on.
     *
     * @param format what kind of data it reads
     * @throws InputException if it fails
     */
    public static <T> T of(String table, String format, Callable<T> call) {
        try {
            return call.call();
        } catch (InputException | OutOfMemoryException e) {
            throw e;
        } catch (Exception | OutOfMemoryError | StackOverflowError | LinkageError e) {
            if (NativeCode.isMissing(e)) {
                throw NativeCode.missing(table, e);
            }
            throw new InputException(
                    table + " is damaged " + format + " data, or of a kind that is not read: " + reason(e), e);
        }
    }

    private static String reason(Throwable failure) {
        if (failure instanceof OutOfMemoryError) {
            return "it takes more memory than there is";
        }
        String message = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        // Some messages start with the file's name in brackets.
        return message.lines().findFirst().orElse("").replaceFirst("^\\[.*] ", "");
    }
}
