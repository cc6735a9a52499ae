package dev.granular;

import java.io.Serial;

/** Data or options that cannot be evaluated. The message is one line for the person who supplied them. */
public class InputException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Makes an exception with a message for people: what is wrong, where, and what to do. */
    public InputException(String message) {
        super(message);
    }

    /** As {@link #InputException(String)}, keeping what caused it. */
    public InputException(String message, Throwable cause) {
        super(message, cause);
    }
}
