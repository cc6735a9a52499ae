package dev.granular.arrow.join;

import dev.granular.arrow.column.Lifetime;
import dev.granular.arrow.column.NumberColumn;
import dev.granular.arrow.column.TableColumns;
import dev.granular.arrow.input.MissingValues;
import dev.granular.arrow.input.Opinions;
import dev.granular.arrow.input.Opinions.Scale;
import dev.granular.arrow.input.Remark;
import dev.granular.arrow.input.Remedy;
import dev.granular.arrow.input.TableException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Mean, sample standard deviation and number of the votes in a row, a column per rater. */
final class VoteColumns implements OpinionColumns.Made {
    /** What tables write for a vote that was not given, if no other vote is negative. */
    private static final double NO_VOTE = -1;
    /** Of all votes, those at either end that do not say how wide the scale is. */
    private static final double TAIL = 0.005;
    /** How far beyond the others a vote may lie, in widths of their scale. */
    private static final double REACH = 0.5;

    /** The ends of scales with few steps, on which a vote just outside is a slip. */
    private static final List<Double> USUAL_LOWS = List.of(0.0, 1.0);

    private static final List<Double> USUAL_HIGHS = List.of(5.0, 7.0, 9.0, 10.0);

    private final TableColumns table;
    private final List<NumberColumn> votes;
    /** Whether −1 is a vote like others. */
    private final boolean hasNegative;

    private final List<Remark> remarks = new ArrayList<>();
    private final double[] mean;
    private final double[] std;
    private final double[] number;
    private final Lifetime lifetime;

    VoteColumns(TableColumns table, Opinions.Votes choice, MissingValues missing, Lifetime lifetime) {
        this.table = table;
        this.lifetime = lifetime;
        votes = choice.columns().stream()
                .map(column -> table.number(column).orElseThrow())
                .toList();
        hasNegative = choice.scale()
                .map(scale -> scale.low() <= NO_VOTE)
                .orElseGet(() -> votes.stream()
                        .anyMatch(column ->
                                column.values().next(0, vote -> vote < 0 && vote != NO_VOTE) < table.rows()));
        double[] all = choice.scale().isPresent() ? new double[0] : all();
        Scale shown = choice.scale().orElseGet(() -> shown(all));
        Scale scale = choice.scale().orElseGet(() -> widened(shown, all.length));
        long outside = outside(scale, shown, choice.scale().isPresent() || missing == MissingValues.DROP);
        if (outside > 0) {
            remarks.add(new Remark(table.name() + ": " + outside + (outside == 1 ? " vote" : " votes")
                    + " outside the scale from " + text(shown.low()) + " to " + text(shown.high()) + " count"
                    + (outside == 1 ? "s" : "") + " as not given"));
        }
        mean = new double[table.rows()];
        std = new double[table.rows()];
        number = new double[table.rows()];
        for (int row = 0; row < table.rows(); row++) {
            add(row, scale);
        }
    }

    private boolean isVote(double vote) {
        return Double.isFinite(vote) && (hasNegative || vote != NO_VOTE);
    }

    /** Returns all votes, ascending. */
    private double[] all() {
        double[] all = votes.stream()
                .flatMapToDouble(column -> Arrays.stream(column.values().toArray()))
                .filter(this::isVote)
                .sorted()
                .toArray();
        if (all.length == 0) {
            throw new TableException(
                    table.name() + ", column \"" + votes.getFirst().name() + "\" and others hold no vote",
                    Remedy.NAME_VOTES);
        }
        return all;
    }

    /** Returns the scale that most votes show. */
    private static Scale shown(double[] all) {
        double low = all[(int) (TAIL * all.length)];
        double high = all[(int) ((1 - TAIL) * (all.length - 1))];
        return new Scale(low, Math.max(high, Math.nextUp(low)));
    }

    /** Returns the scale itself if it is a usual one and many votes show it; else a wider one. */
    private static Scale widened(Scale shown, int votes) {
        boolean usual = USUAL_LOWS.contains(shown.low()) && USUAL_HIGHS.contains(shown.high());
        if (usual && TAIL * votes >= 1) {
            return shown;
        }
        double reach = Math.max(REACH * (shown.high() - shown.low()), 1);
        return new Scale(shown.low() - reach, shown.high() + reach);
    }

    private long outside(Scale scale, Scale shown, boolean allowed) {
        long outside = 0;
        for (NumberColumn column : votes) {
            int row = column.values().next(0, vote -> isVote(vote) && !scale.holds(vote));
            while (row < table.rows()) {
                if (!allowed) {
                    throw new TableException(
                            table.cell(row, column.name()) + ": the vote "
                                    + text(column.values().get(row)) + " lies outside the scale that the others show, "
                                    + text(shown.low()) + " to " + text(shown.high()),
                            Remedy.GIVE_SCALE);
                }
                outside++;
                row = column.values().next(row + 1, vote -> isVote(vote) && !scale.holds(vote));
            }
        }
        return outside;
    }

    private static String text(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    private void add(int row, Scale scale) {
        int count = 0;
        double sum = 0;
        for (NumberColumn column : votes) {
            double vote = column.values().get(row);
            if (isVote(vote) && scale.holds(vote)) {
                count++;
                sum += vote;
            }
        }
        double centre = sum / count;
        double squares = 0;
        for (NumberColumn column : votes) {
            double vote = column.values().get(row);
            if (isVote(vote) && scale.holds(vote)) {
                squares += (vote - centre) * (vote - centre);
            }
        }
        mean[row] = centre;
        std[row] = count < 2 ? Double.NaN : Math.sqrt(squares / (count - 1));
        number[row] = count;
    }

    @Override
    public NumberColumn mos() {
        return OpinionColumns.made(votes.getFirst().name(), mean.length, row -> mean[row], lifetime)
                .gap(OpinionColumns.gap(number, 1, "no vote in this row"));
    }

    @Override
    public NumberColumn std() {
        return OpinionColumns.made(votes.getFirst().name(), mean.length, row -> std[row], lifetime)
                .gap(OpinionColumns.gap(number, 2, "one vote in this row, too few for a standard deviation"));
    }

    @Override
    public NumberColumn raters() {
        return OpinionColumns.made(votes.getFirst().name(), mean.length, row -> number[row], lifetime);
    }

    @Override
    public List<Remark> remarks() {
        return remarks;
    }
}
