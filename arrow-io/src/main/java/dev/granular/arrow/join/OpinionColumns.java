package dev.granular.arrow.join;

import dev.granular.arrow.column.ColumnBuilder;
import dev.granular.arrow.column.Gap;
import dev.granular.arrow.column.Lifetime;
import dev.granular.arrow.column.NumberColumn;
import dev.granular.arrow.column.TableColumns;
import dev.granular.arrow.fault.Excerpt;
import dev.granular.arrow.input.Opinions;
import dev.granular.arrow.input.Raters;
import dev.granular.arrow.input.Reading;
import dev.granular.arrow.input.Remark;
import dev.granular.arrow.input.Remedy;
import dev.granular.arrow.input.Spread;
import dev.granular.arrow.input.TableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Mean opinion scores, their standard deviations and the number of raters, from whatever a table has of them. */
final class OpinionColumns {
    /** Of a 95 % interval of a normal variable, in standard errors to either side. */
    private static final double HALF_95 = 1.959963984540054;

    private final TableColumns table;
    private final Lifetime lifetime;
    private final Map<String, NumberColumn> found = new TreeMap<>();
    private final Map<String, String> sources = new TreeMap<>();
    private final List<Remark> remarks = new ArrayList<>();

    /** Computes the columns of {@code table}, in which {@code opinions} names every column. */
    OpinionColumns(TableColumns table, Opinions opinions, Reading how, Lifetime lifetime) {
        this.table = table;
        this.lifetime = lifetime;
        switch (opinions) {
            case Opinions.Summary summary -> summary(summary);
            case Opinions.Votes votes -> put(new VoteColumns(table, votes, how.missing(), lifetime), votes.columns());
            case Opinions.VoteCounts counts ->
                put(
                        new CountColumns(table, counts, lifetime),
                        List.copyOf(counts.scores().keySet()));
        }
    }

    /** Returns columns by role: {@code mos}, {@code std}, {@code raters}, as far as they are there. */
    Map<String, NumberColumn> columns() {
        return found;
    }

    /** Returns what each came from. */
    Map<String, String> sources() {
        return sources;
    }

    List<Remark> remarks() {
        return remarks;
    }

    /** Columns that were made from others. */
    interface Made {
        NumberColumn mos();

        NumberColumn std();

        NumberColumn raters();

        List<Remark> remarks();
    }

    private void put(Made made, List<String> columns) {
        found.put("mos", made.mos());
        found.put("std", made.std());
        found.put("raters", made.raters());
        String source = columns.getFirst() + " to " + columns.getLast();
        found.keySet().forEach(role -> sources.put(role, source));
        remarks.addAll(made.remarks());
    }

    private void summary(Opinions.Summary summary) {
        String mos = summary.mos().orElseThrow();
        take("mos", table.number(mos).orElseThrow(), mos);
        summary.raters().ifPresent(raters -> {
            switch (raters) {
                case Raters.Count(int people) -> {
                    found.put("raters", made("raters", _ -> people));
                    remarks.add(new Remark("raters: " + people + " for every image"));
                }
                case Raters.InColumn(String column) ->
                    table.number(column).ifPresent(numbers -> take("raters", numbers, column));
            }
        });
        summary.spread().ifPresent(this::spread);
    }

    private void take(String role, NumberColumn column, String source) {
        found.put(role, column);
        sources.put(role, source);
    }

    private void spread(Spread spread) {
        List<String> columns = Roles.columnsOf(spread);
        NumberColumn given = table.number(columns.getFirst()).orElseThrow();
        requireNotNegative(given, spread);
        String name = columns.getFirst();
        NumberColumn std = switch (spread) {
            case Spread.Std _ -> given;
            case Spread.Variance _ -> made(name, row -> Math.sqrt(value(given, row)));
            case Spread.StandardError _ -> made(name, row -> value(given, row) * rootRaters(name, row));
            case Spread.HalfInterval _ -> made(name, row -> value(given, row) / HALF_95 * rootRaters(name, row));
            case Spread.Interval(String low, String high) -> {
                NumberColumn top = table.number(high).orElseThrow();
                requireOrder(given, top, low, high);
                yield made(name, row -> (value(top, row) - value(given, row)) / (2 * HALF_95) * rootRaters(name, row));
            }
        };
        take("std", std.gap(std.gap().or(() -> missingRaters(spread))), String.join(", ", columns));
    }

    private void requireNotNegative(NumberColumn given, Spread spread) {
        int row = given.values().next(0, value -> value < 0);
        if (!(spread instanceof Spread.Interval) && row < given.values().size()) {
            String what = switch (spread) {
                case Spread.Variance _ -> "the variance";
                case Spread.StandardError _ -> "the standard error";
                case Spread.HalfInterval _ -> "the half width of the interval";
                default -> "the std";
            };
            throw new TableException(
                    table.cell(row, given.name()) + ": " + what + " is "
                            + given.values().get(row) + ", it cannot be negative: correct it",
                    Remedy.NONE);
        }
    }

    /** Returns the first row without a number of raters, if the spread needs it. */
    private Optional<Gap> missingRaters(Spread spread) {
        NumberColumn raters = found.get("raters");
        boolean needed = spread.isOfMean();
        int row = needed && raters != null ? raters.values().nextNotFinite(0) : table.rows();
        return row < table.rows()
                ? Optional.of(new Gap(row, "no number of raters in column " + Excerpt.of(raters.name())))
                : Optional.empty();
    }

    private void requireOrder(NumberColumn low, NumberColumn high, String lowName, String highName) {
        for (int row = 0; row < table.rows(); row++) {
            if (value(low, row) > value(high, row)) {
                throw new TableException(
                        table.cell(row, lowName) + " is above column " + Excerpt.of(highName)
                                + ": name the column of low ends first",
                        Remedy.NONE);
            }
        }
    }

    private double rootRaters(String spread, int row) {
        NumberColumn raters = found.get("raters");
        if (raters == null) {
            throw new TableException(
                    table.name() + ", column " + Excerpt.of(spread)
                            + ": the standard deviation follows from it and the number of raters, which is not a column"
                            + " of numbers",
                    Remedy.GIVE_RATERS);
        }
        double people = value(raters, row);
        if (people < 1) {
            throw new TableException(
                    table.cell(row, raters.name()) + ": " + people + " raters is no number of people",
                    Remedy.GIVE_RATERS);
        }
        return Math.sqrt(people);
    }

    private static double value(NumberColumn column, int row) {
        return column.values().get(row);
    }

    private NumberColumn made(String name, IntToDoubleFunction value) {
        return made(name, table.rows(), value, lifetime);
    }

    /** Returns a column of computed values. */
    static NumberColumn made(String name, int rows, IntToDoubleFunction value, Lifetime lifetime) {
        var builder = new ColumnBuilder(name, rows, lifetime);
        for (int row = 0; row < rows; row++) {
            builder.add(value.applyAsDouble(row));
        }
        return builder.column();
    }

    /** Returns the first row with fewer raters than {@code least}, and what that means. */
    static Optional<Gap> gap(double[] raters, int least, String what) {
        return IntStream.range(0, raters.length)
                .filter(row -> !(raters[row] >= least))
                .mapToObj(row -> new Gap(row, what))
                .findFirst();
    }

    /** Returns the number of raters in each row, if it is said. */
    static Optional<IntToDoubleFunction> raters(TableColumns table, Optional<Raters> raters) {
        return raters.map(number -> switch (number) {
            case Raters.Count(int people) -> _ -> people;
            case Raters.InColumn(String column) -> {
                NumberColumn numbers = table.number(column)
                        .orElseThrow(() -> new TableException(
                                table.name() + ", column " + Excerpt.of(column) + " holds no numbers of raters",
                                Remedy.GIVE_RATERS));
                yield row -> numbers.values().get(row);
            }
        });
    }
}
