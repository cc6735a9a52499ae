package dev.granular.arrow.input;

import java.util.Optional;

/**
 * How tables are read.
 *
 * @param header whether text and sheets start with the names of their columns
 * @param missing what to do where a column that is used has no finite number
 * @param sheet name or number, from 1, of the sheet of workbooks; absent for the first that is not hidden
 * @param progress told how far reading has come
 */
public record Reading(HeaderRule header, MissingValues missing, Optional<String> sheet, ReadProgress progress) {
    /** Tables of which the first sheet is read. */
    public Reading(HeaderRule header, MissingValues missing, ReadProgress progress) {
        this(header, missing, Optional.empty(), progress);
    }

    /** Returns the usual way to read, in silence. */
    public static Reading of(MissingValues missing) {
        return new Reading(HeaderRule.AUTO, missing, ReadProgress.NONE);
    }
}
