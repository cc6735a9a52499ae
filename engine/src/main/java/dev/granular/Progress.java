package dev.granular;

/** Told how far a long evaluation has come, from any thread; may ask it to stop. */
public interface Progress {
    /** Hears nothing, never stops. */
    Progress NONE = (done, total) -> true;

    /**
     * Hears of progress, often, so it must return quickly.
     *
     * @param done units of work finished, 0 to {@code total}
     * @param total units of work in all
     * @return false to stop: the evaluation then throws {@link java.util.concurrent.CancellationException}
     */
    boolean advanced(long done, long total);

    /**
     * Hears of a stage before the work on it begins.
     *
     * @param stage what it computes, in a word or two, such as {@code surfaces}
     */
    default void entered(String stage) {}

    /**
     * Told before work begins that takes more than about a minute.
     *
     * @param message one line for people: what it is, and how long it takes, roughly
     */
    default void announced(String message) {}
}
