package dev.granular.arrow.join;

import dev.granular.arrow.fault.Excerpt;
import dev.granular.arrow.input.MissingValues;
import dev.granular.arrow.input.Remark;
import dev.granular.arrow.input.Remedy;
import dev.granular.arrow.input.TableException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Finds for each name in one table the row with the same name in another: as it stands, else in a form that is unambiguous. */
final class NameMatch {
    private final KeyColumn first;
    private final KeyColumn other;
    private final int[] rows;
    /** The first row whose name agrees with several others, −1 for none. */
    private int ambiguous = -1;

    private String aside = "";
    private final List<Remark> remarks = new ArrayList<>();

    /** Matches the names of {@code first} with those of {@code other}, both unique. */
    NameMatch(KeyColumn first, KeyColumn other) {
        this.first = first;
        this.other = other;
        rows = new int[first.names().size()];
        Map<String, Integer> index = other.rows(UnaryOperator.identity());
        for (int row = 0; row < rows.length; row++) {
            rows[row] = index.getOrDefault(first.names().get(row), -1);
        }
        for (NameForms form : NameForms.ALL) {
            if (matched() < rows.length) {
                match(form);
            }
        }
        if (matched() < rows.length) {
            matchTails();
        }
    }

    /** Returns how many names have a partner. */
    int matched() {
        return (int) Arrays.stream(rows).filter(row -> row >= 0).count();
    }

    private void match(NameForms form) {
        Map<String, Integer> ours = first.rows(form.form());
        Map<String, Integer> theirs = other.rows(form.form());
        var added = new ArrayList<Integer>();
        boolean[] taken = taken();
        for (int row = 0; row < rows.length; row++) {
            String name = form.form().apply(first.names().get(row));
            int found = theirs.getOrDefault(name, -1);
            boolean fits = rows[row] < 0 && theirs.containsKey(name);
            if (fits && found >= 0 && ours.get(name) >= 0 && !taken[found]) {
                rows[row] = found;
                added.add(row);
            } else if (fits && ambiguous < 0) {
                ambiguous = row;
                aside = form.what() + " aside";
            }
        }
        remark(added, form.what() + " aside");
    }

    private boolean[] taken() {
        var taken = new boolean[other.names().size()];
        Arrays.stream(rows).filter(row -> row >= 0).forEach(row -> taken[row] = true);
        return taken;
    }

    /** Matches a path with one that ends in it. */
    private void matchTails() {
        Map<String, Integer> ours = tails(first);
        Map<String, Integer> theirs = tails(other);
        Map<String, Integer> wholes = other.rows(NameForms::plain);
        boolean[] taken = taken();
        var added = new ArrayList<Integer>();
        for (int row = 0; row < rows.length; row++) {
            String name = NameForms.plain(first.names().get(row));
            int found = theirs.getOrDefault(name, -1);
            for (int at = name.indexOf('/'); found < 0 && at >= 0; at = name.indexOf('/', at + 1)) {
                String tail = name.substring(at + 1);
                found = ours.getOrDefault(tail, -1) == row ? wholes.getOrDefault(tail, -1) : -1;
            }
            if (rows[row] < 0 && found >= 0 && !taken[found]) {
                rows[row] = found;
                taken[found] = true;
                added.add(row);
            }
        }
        remark(added, "one path being the end of the other");
    }

    /** Returns the row of every end of a path, −1 if several rows have it. */
    private static Map<String, Integer> tails(KeyColumn column) {
        var tails = new HashMap<String, Integer>();
        for (int row = 0; row < column.names().size(); row++) {
            String name = NameForms.plain(column.names().get(row));
            tails.merge(name, row, (_, _) -> -1);
            for (int at = name.indexOf('/'); at >= 0; at = name.indexOf('/', at + 1)) {
                tails.merge(name.substring(at + 1), row, (_, _) -> -1);
            }
        }
        return tails;
    }

    private void remark(List<Integer> added, String how) {
        if (!added.isEmpty()) {
            int row = added.getFirst();
            remarks.add(new Remark(added.size() + " of " + rows.length + " names of "
                    + other.table().name() + " match "
                    + how + ", as " + Excerpt.of(first.names().get(row)) + " and "
                    + Excerpt.of(other.names().get(rows[row]))));
        }
    }

    /** Returns the match as rows; refuses names without a partner, unless they may be left out and others have one. */
    RowMatch rows(MissingValues missing) {
        List<String> absent = IntStream.range(0, rows.length)
                .filter(row -> rows[row] < 0)
                .mapToObj(first.names()::get)
                .toList();
        boolean[] taken = taken();
        List<String> spare = IntStream.range(0, taken.length)
                .filter(row -> !taken[row])
                .mapToObj(other.names()::get)
                .toList();
        if (absent.size() == rows.length) {
            throw new TableException(
                    "no name in " + first.place() + ", matches one in " + other.place() + ": there are "
                            + KeyColumn.examples(absent) + " and " + KeyColumn.examples(spare) + ambiguous(),
                    Remedy.NAME_KEY);
        } else if (!absent.isEmpty() && missing == MissingValues.FAIL) {
            throw new TableException(
                    other.place() + ": " + KeyColumn.examples(absent) + " of "
                            + first.table().name() + " not there"
                            + (spare.isEmpty()
                                    ? ""
                                    : ", while " + KeyColumn.examples(spare)
                                            + (spare.size() == 1 ? " matches none" : " match none"))
                            + ambiguous(),
                    Remedy.DROP_UNMATCHED);
        }
        if (!spare.isEmpty()) {
            remarks.add(new Remark(spare.size() + " of " + taken.length + " rows of "
                    + other.table().name() + " have names that " + first.table().name() + " does not have: left out"));
        }
        return RowMatch.of(other.table(), rows);
    }

    private String ambiguous() {
        return ambiguous < 0 || rows[ambiguous] >= 0
                ? ""
                : "; " + Excerpt.of(first.names().get(ambiguous)) + " agrees with another name, " + aside
                        + ", but that is not unique";
    }

    /** Returns what was done to make names match, one sentence each. */
    List<Remark> remarks() {
        return remarks;
    }
}
