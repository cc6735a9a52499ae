package dev.granular.arrow.input;

/** Told how far reading a table has come. */
@FunctionalInterface
public interface ReadProgress {
    /** Hears nothing. */
    ReadProgress NONE = (_, _, _) -> {};

    /**
     * Hears of rows read, every few ten thousand rows, on the thread that reads.
     *
     * @param table what the table is called
     * @param rows read so far
     * @param bytes that these rows take, unpacked text or file, roughly
     */
    void advanced(String table, long rows, long bytes);
}
