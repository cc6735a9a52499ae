package dev.granular.arrow.join;

import dev.granular.arrow.column.NumberColumn;
import dev.granular.arrow.input.Remark;
import dev.granular.arrow.input.Remedy;
import dev.granular.arrow.input.TableException;
import java.math.BigDecimal;
import java.util.Optional;

/** Checks a further table's own MOS against those of the first: the same images, in the same order. */
final class SameMos {
    private static final double TOLERANCE = 1e-6;
    private static final int MOST_DECIMALS = 6;

    private final NumberColumn mos;
    private final RowMatch match;
    private final JoinedColumn ours;

    SameMos(NumberColumn mos, RowMatch match, JoinedColumn ours) {
        this.mos = mos;
        this.match = match;
        this.ours = ours;
    }

    /** Refuses MOS that differ by more than the decimals they were written with; says so if they were rounded. */
    Optional<Remark> require() {
        int decimals = decimals();
        boolean rounded = false;
        for (int row = 0; row < ours.size(); row++) {
            double expected = ours.get(row);
            double found = found(row);
            double tolerance = TOLERANCE * Math.max(Math.abs(expected), Math.abs(found));
            if (Math.abs(expected - found) > tolerance) {
                if (Math.abs(expected - found) > 0.500001 * Math.pow(10, -decimals)) {
                    throw new TableException(
                            match.place(row, mos.name()) + ": the MOS is " + found + " here and " + expected + " in "
                                    + ours.place(row)
                                    + ": the tables do not describe the same images in the same order",
                            Remedy.IGNORE_MOS);
                }
                rounded = true;
            }
        }
        return rounded
                ? Optional.of(new Remark(match.table().name() + ", column \"" + mos.name()
                        + "\": the MOS are rounded to " + decimals + (decimals == 1 ? " decimal" : " decimals")
                        + "; those of " + ours.match().table().name() + " are used"))
                : Optional.empty();
    }

    private double found(int row) {
        return match.of(row) < 0 ? Double.NaN : mos.values().get(match.of(row));
    }

    /** Returns the most decimals that any of the values has. */
    private int decimals() {
        int most = 0;
        for (int row = 0; row < ours.size() && most < MOST_DECIMALS; row++) {
            double found = found(row);
            if (Double.isFinite(found)) {
                most = Math.max(
                        most, BigDecimal.valueOf(found).stripTrailingZeros().scale());
            }
        }
        return Math.min(most, MOST_DECIMALS);
    }
}
