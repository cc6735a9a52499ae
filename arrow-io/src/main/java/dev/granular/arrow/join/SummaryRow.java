package dev.granular.arrow.join;

import dev.granular.Column;
import dev.granular.arrow.input.Remark;
import dev.granular.arrow.input.Remedy;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A row that holds the means or the sums of the rows before or after it, as spreadsheets and scripts add them, and so is no image.
 *
 * @param row counted from 0
 * @param what {@code mean} or {@code sum}
 */
record SummaryRow(int row, String what) {
    /** Below, a row may lie in the middle of all others by chance. */
    private static final int FEWEST_ROWS = 8;

    /** Above, one row changes no figure, and looking for it takes as long as reading the table. */
    private static final int MOST_ROWS = 1 << 16;

    /** A row of means may have others below it, such as standard deviations, lowest and highest values. */
    private static final int MOST_SUMMARIES = 6;

    /** How near a rounded mean is, in standard deviations; five hundredths of a percent of all rows lie so near by chance. */
    private static final double NEAR_MEAN = 1e-3;

    private static final double NEAR_SUM = 1e-4;

    /** Count, sum and standard deviation of rows. */
    private record Spread(int count, double sum, double deviation) {
        private boolean isMean(double value) {
            return deviation > 0 && Math.abs(value - sum / count) <= NEAR_MEAN * deviation;
        }

        private boolean isSum(double value) {
            return deviation > 0 && Math.abs(value - sum) <= NEAR_SUM * Math.abs(sum);
        }
    }

    /** Returns the first of the last rows, or else the first row, that sums up all columns alike. */
    static Optional<SummaryRow> in(List<Column> columns) {
        int rows = columns.getFirst().size();
        if (rows > MOST_ROWS) {
            return Optional.empty();
        }
        for (int row = Math.max(FEWEST_ROWS, rows - MOST_SUMMARIES); row < rows; row++) {
            Optional<SummaryRow> found = sumUp(columns, row, 0, row);
            if (found.isPresent()) {
                return found;
            }
        }
        return rows > FEWEST_ROWS ? sumUp(columns, 0, 1, rows) : Optional.empty();
    }

    private static Optional<SummaryRow> sumUp(List<Column> columns, int row, int from, int to) {
        boolean mean = true;
        boolean sum = true;
        for (Column column : columns) {
            Spread others = spread(column, from, to);
            double value = column.get(row);
            mean &= others.isMean(value);
            sum &= others.isSum(value);
            if (!mean && !sum) {
                return Optional.empty();
            }
        }
        return Optional.of(new SummaryRow(row, mean ? "mean" : "sum"));
    }

    private static Spread spread(Column column, int from, int to) {
        int count = 0;
        double sum = 0;
        for (int row = from; row < to; row++) {
            double value = column.get(row);
            if (Double.isFinite(value)) {
                count++;
                sum += value;
            }
        }
        double squares = 0;
        for (int row = from; row < to; row++) {
            double deviation = column.get(row) - sum / count;
            if (Double.isFinite(deviation)) {
                squares += deviation * deviation;
            }
        }
        return new Spread(count, sum, Math.sqrt(squares / count));
    }

    /** Returns what to say of such a row; a single column proves nothing. */
    static Optional<Remark> remark(JoinedColumn mos, List<JoinedColumn> models) {
        List<Column> columns = Stream.concat(Stream.of(mos), models.stream())
                .map(joined -> joined.column().values())
                .toList();
        return models.isEmpty()
                ? Optional.empty()
                : in(columns)
                        .map(found -> new Remark(
                                mos.place(found.row) + " is the " + found.what
                                        + " of the other rows, as in every model's column: it seems to sum them up, and no"
                                        + " image is like that",
                                Remedy.LEAVE_OUT_ROWS));
    }
}
