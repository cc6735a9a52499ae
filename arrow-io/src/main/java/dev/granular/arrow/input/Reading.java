package dev.granular.arrow.input;

/**
 * How tables are read.
 *
 * @param header whether the first row of text and of sheets names the columns; without it they are called c1, c2 and so on
 * @param missing what to do where a column that is used has no finite number
 * @param progress told how far reading has come
 */
public record Reading(boolean header, MissingValues missing, ReadProgress progress) {
    /** Tables with a header, in silence. */
    public static Reading of(MissingValues missing) {
        return new Reading(true, missing, ReadProgress.NONE);
    }
}
