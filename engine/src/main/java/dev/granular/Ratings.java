package dev.granular;

/**
 * What people said of N images.
 *
 * @param mos mean opinion scores, length N, finite
 * @param std standard deviation of the opinions of each image, length N, same units, finite, zero or more; an image
 *     with 0 has an empty window and takes no part
 */
public record Ratings(Column mos, Column std) {
    /** Refuses columns of different length, fewer than two rows, and values outside their domain (row counted from 1). */
    public Ratings {
        if (mos.size() != std.size()) {
            throw new InputException("mos has " + mos.size() + " rows and std has " + std.size() + ": they must agree");
        }
        if (mos.size() < 2) {
            throw new InputException(mos.size() + " image(s): a correlation needs at least 2");
        }
        mos.requireFinite("mos");
        std.requireFinite("std");
        requireNotNegative(std, "std");
    }

    /** Returns the number of images, N. */
    public int size() {
        return mos.size();
    }

    /** Returns the lowest and highest MOS; refuses ratings that are all equal. */
    public QualityRange range() {
        return QualityRange.of(mos);
    }

    static void requireNotNegative(Column column, String name) {
        int row = column.next(0, value -> value < 0);
        if (row < column.size()) {
            throw new InputException(
                    name + " is " + column.get(row) + " in row " + (row + 1) + ": it cannot be negative");
        }
    }
}
