package dev.granular.arrow.join;

import dev.granular.arrow.column.Lifetime;
import dev.granular.arrow.column.NumberColumn;
import dev.granular.arrow.column.TableColumns;
import dev.granular.arrow.input.Opinions;
import dev.granular.arrow.input.Remark;
import dev.granular.arrow.input.Remedy;
import dev.granular.arrow.input.TableException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Mean, sample standard deviation and number of votes, from a column per score with its number of votes or share. */
final class CountColumns implements OpinionColumns.Made {
    private static final double WHOLE = 1e-9;
    /** Shares are often written with few digits. */
    private static final double ROUNDING = 1e-3;

    private final TableColumns table;
    private final Map<NumberColumn, Double> counts = new LinkedHashMap<>();
    private final Optional<IntToDoubleFunction> raters;
    private final Lifetime lifetime;
    private final String name;
    private final boolean shares;

    CountColumns(TableColumns table, Opinions.VoteCounts choice, Lifetime lifetime) {
        this.table = table;
        this.lifetime = lifetime;
        choice.scores()
                .forEach((column, score) -> counts.put(table.number(column).orElseThrow(), score));
        raters = OpinionColumns.raters(table, choice.raters());
        name = counts.keySet().iterator().next().name();
        counts.keySet().forEach(this::requireNotNegative);
        shares = counts.keySet().stream()
                .anyMatch(column -> column.values().next(0, CountColumns::isPart) < table.rows());
        if (shares && raters.isEmpty()) {
            throw new TableException(
                    table.name() + ", column \"" + name + "\" and the others hold shares of the votes: their number is"
                            + " needed for the standard deviation",
                    Remedy.GIVE_RATERS);
        }
    }

    private static boolean isPart(double count) {
        return Double.isFinite(count) && Math.abs(count - Math.rint(count)) > WHOLE;
    }

    private void requireNotNegative(NumberColumn column) {
        int row = column.values().next(0, count -> count < 0);
        if (row < table.rows()) {
            throw new TableException(
                    table.cell(row, column.name()) + " is " + column.values().get(row)
                            + ": a number of votes cannot be negative",
                    Remedy.NAME_VOTES);
        }
    }

    private double sum(int row) {
        double sum = 0;
        for (NumberColumn column : counts.keySet()) {
            sum += count(column, row);
        }
        return sum;
    }

    /** Returns a number of votes; from a share, the whole number that it stands for, so that equal means are equal bits. */
    private double count(NumberColumn column, int row) {
        double value = column.values().get(row);
        if (!shares) {
            return value;
        }
        double votes = value / total(row) * number(row);
        return Math.abs(votes - Math.rint(votes)) < ROUNDING ? Math.rint(votes) : votes;
    }

    private double total(int row) {
        double total = 0;
        for (NumberColumn column : counts.keySet()) {
            total += column.values().get(row);
        }
        return total;
    }

    private double mean(int row) {
        double mean = 0;
        for (Map.Entry<NumberColumn, Double> entry : counts.entrySet()) {
            mean += count(entry.getKey(), row) * entry.getValue();
        }
        return mean / sum(row);
    }

    private double number(int row) {
        return raters.map(number -> number.applyAsDouble(row)).orElseGet(() -> sum(row));
    }

    private double[] numbers() {
        return IntStream.range(0, table.rows())
                .mapToDouble(row -> sum(row) > 0 ? number(row) : 0)
                .toArray();
    }

    private double deviation(int row) {
        double mean = mean(row);
        double squares = 0;
        for (Map.Entry<NumberColumn, Double> entry : counts.entrySet()) {
            double distance = entry.getValue() - mean;
            squares += count(entry.getKey(), row) * distance * distance;
        }
        double people = number(row);
        return people < 2 ? Double.NaN : Math.sqrt(squares / sum(row) * people / (people - 1));
    }

    @Override
    public NumberColumn mos() {
        return OpinionColumns.made(name, table.rows(), this::mean, lifetime)
                .gap(OpinionColumns.gap(numbers(), 1, "no vote in this row"));
    }

    @Override
    public NumberColumn std() {
        return OpinionColumns.made(name, table.rows(), this::deviation, lifetime)
                .gap(OpinionColumns.gap(numbers(), 2, "one vote in this row, too few for a standard deviation"));
    }

    @Override
    public NumberColumn raters() {
        return OpinionColumns.made(name, table.rows(), this::number, lifetime);
    }

    @Override
    public List<Remark> remarks() {
        return List.of(new Remark("MOS, standard deviation and number of raters follow from "
                + (shares ? "shares" : "numbers") + " of votes for the scores "
                + counts.values().stream().map(CountColumns::score).toList()));
    }

    private static String score(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
