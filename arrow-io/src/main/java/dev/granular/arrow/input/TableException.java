package dev.granular.arrow.input;

import dev.granular.InputException;
import java.io.Serial;

/** A table that cannot be used as it is, with the way on. */
public final class TableException extends InputException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String fact;
    private final Remedy remedy;

    /** An exception that says {@code fact}, which names file, row and column, and how to go on. */
    public TableException(String fact, Remedy remedy) {
        super(new Remark(fact, remedy).toString());
        this.fact = fact;
        this.remedy = remedy;
    }

    /** Returns what is wrong, and where. */
    public String fact() {
        return fact;
    }

    /** Returns how to go on. */
    public Remedy remedy() {
        return remedy;
    }
}
