package dev.granular.arrow.join;

import dev.granular.Column;
import dev.granular.arrow.input.Remark;
import dev.granular.arrow.input.Remedy;
import java.util.List;
import java.util.Optional;

/**
 * A number that looks as if it stood for a missing value: −1, −99, 9999 and the like, far from all other values of its
 * column.
 *
 * @param value the number
 * @param row a row that has it, the first in tables of up to 65,536 rows
 * @param count how many rows have it
 * @param low the lowest of the other values
 * @param high the highest of the other values
 */
record Placeholder(double value, int row, int count, double low, double high) {
    private static final List<Double> NUMBERS =
            List.of(-1.0, -9.0, -99.0, -999.0, -9999.0, -99999.0, 99.0, 999.0, 9999.0, 99999.0);
    /** Rows looked at: what a sample of so many has not is too rare to change a figure. */
    private static final int SAMPLE = 1 << 16;
    /** How many times the highest other value a number above it must be. */
    private static final double FAR = 10;

    /** Returns the number in {@code column} that stands apart from all others, if there is one; a single other value is no scale. */
    static Optional<Placeholder> in(Column column) {
        int step = 1 + column.size() / SAMPLE;
        for (int row = 0; row < column.size(); row += step) {
            if (isUsual(column.get(row))) {
                return apart(column, row);
            }
        }
        return Optional.empty();
    }

    private static boolean isUsual(double value) {
        return (value < 0 || value >= 99) && value == Math.rint(value) && NUMBERS.contains(value);
    }

    private static Optional<Placeholder> apart(Column column, int row) {
        double value = column.get(row);
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        int count = 0;
        for (int i = 0; i < column.size(); i++) {
            double other = column.get(i);
            if (other == value) {
                count++;
            } else if (Double.isFinite(other)) {
                low = Math.min(low, other);
                high = Math.max(high, other);
            }
        }
        boolean isApart = low >= 0 && low < high && (value < 0 || value >= FAR * high);
        return isApart ? Optional.of(new Placeholder(value, row, count, low, high)) : Optional.empty();
    }

    /** Returns what to say of the column that {@code joined} is, if there is such a number in it. */
    static Optional<Remark> remark(JoinedColumn joined) {
        return in(joined.column().values())
                .map(found -> new Remark(
                        joined.place(found.row) + ": " + (long) found.value + " in "
                                + (found.count == 1 ? "1 row" : found.count + " rows") + ", where all others lie in "
                                + found.low + " to " + found.high + ", may stand for a missing value",
                        Remedy.LEAVE_OUT_ROWS));
    }
}
