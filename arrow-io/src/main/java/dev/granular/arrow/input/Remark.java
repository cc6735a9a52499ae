package dev.granular.arrow.input;

/**
 * Something that a person should know of the tables.
 *
 * @param fact one sentence
 * @param remedy what to change if that is not as it should be
 */
public record Remark(String fact, Remedy remedy) {
    /** A remark that asks for nothing. */
    public Remark(String fact) {
        this(fact, Remedy.NONE);
    }

    /** Returns the fact and the remedy, as the library puts it. */
    @Override
    public String toString() {
        return remedy == Remedy.NONE ? fact : fact + ": " + remedy.words();
    }
}
