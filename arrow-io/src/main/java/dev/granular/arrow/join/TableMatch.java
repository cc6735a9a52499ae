package dev.granular.arrow.join;

import dev.granular.arrow.column.TableColumns;
import dev.granular.arrow.fault.Excerpt;
import dev.granular.arrow.fault.NearestName;
import dev.granular.arrow.input.KeyChoice;
import dev.granular.arrow.input.MissingValues;
import dev.granular.arrow.input.Remark;
import dev.granular.arrow.input.Remedy;
import dev.granular.arrow.input.TableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How the rows of a further table belong to those of the first.
 *
 * @param ours the columns of the first table that were used as keys
 * @param theirs those of the other
 * @param pairs these as {@code A}, {@code A=B} or {@code A,B}; empty without any
 * @param remarks how it was found, one sentence each
 * @param warnings why it may be wrong, one sentence each
 */
record TableMatch(
        RowMatch rows,
        Set<String> ours,
        Set<String> theirs,
        String pairs,
        List<Remark> remarks,
        List<Remark> warnings) {
    /** Matches by the columns that are named. */
    static TableMatch byKey(ReadTable first, ReadTable other, KeyChoice key, MissingValues missing) {
        KeyColumn ours = ReadTable.keys(first.columns(), key.first()).requireUnique();
        KeyColumn theirs = named(other, key).requireUnique();
        return of(ours, theirs, missing);
    }

    private static TableMatch of(KeyColumn ours, KeyColumn theirs, MissingValues missing) {
        var match = new NameMatch(ours, theirs);
        RowMatch rows = match.rows(missing);
        var remarks = new ArrayList<Remark>();
        remarks.add(new Remark("joined by " + Excerpt.of(ours.columns())
                + (ours.columns().equals(theirs.columns()) ? "" : " = " + Excerpt.of(theirs.columns())) + ": "
                + ours.table().name() + ", " + theirs.table().name()));
        remarks.addAll(match.remarks());
        return new TableMatch(
                rows,
                Set.copyOf(ours.columns()),
                Set.copyOf(theirs.columns()),
                pairs(ours.columns(), theirs.columns()),
                remarks,
                List.of());
    }

    private static String pairs(List<String> ours, List<String> theirs) {
        return IntStream.range(0, ours.size())
                .mapToObj(i -> ours.get(i).equals(theirs.get(i)) ? ours.get(i) : ours.get(i) + "=" + theirs.get(i))
                .collect(Collectors.joining(","));
    }

    /** Returns the key of a further table: the columns named, or in a table without names the only one with texts. */
    private static KeyColumn named(ReadTable other, KeyChoice key) {
        TableColumns table = other.columns();
        List<String> header = other.roles().header().columns();
        if (header.containsAll(key.others())) {
            return ReadTable.keys(table, key.others());
        }
        List<String> texts = List.copyOf(table.texts().keySet());
        if (other.roles().header().isNameless() && key.others().size() == 1 && texts.size() == 1) {
            return ReadTable.keys(table, texts);
        }
        String absent = key.others().stream()
                .filter(column -> !header.contains(column))
                .findFirst()
                .orElseThrow();
        throw new TableException(
                table.name() + " has no column " + Excerpt.of(absent) + NearestName.hint(absent, header) + "; it has "
                        + Excerpt.of(header),
                Remedy.NAME_KEY);
    }

    /** Matches by a column of unique names that both tables have, or row by row if there is none. */
    static TableMatch found(ReadTable first, ReadTable other, MissingValues missing) {
        Optional<Pair> best = Optional.empty();
        for (String ours : candidates(first)) {
            for (String theirs : candidates(other)) {
                Optional<Pair> pair = pair(first, ours, other, theirs);
                if (pair.isPresent()
                        && (best.isEmpty() || pair.get().score() > best.get().score())) {
                    best = pair;
                }
            }
        }
        if (best.isPresent()) {
            return of(best.get().ours(), best.get().theirs(), missing);
        }
        requireNotLong(first, other);
        requireSameOrder(first, other);
        requireSameNames(first, other);
        RowMatch rows = RowMatch.rowByRow(first.columns(), other.columns());
        var remarks = new ArrayList<Remark>();
        remarks.add(new Remark("joined row by row: " + first.columns().name() + ", "
                + other.columns().name()));
        contradiction(first, other).ifPresent(remarks::add);
        return new TableMatch(
                rows,
                Set.of(),
                Set.of(),
                "",
                remarks,
                unmatched(first, other).stream().toList());
    }

    /** Two columns of unique names. */
    private record Pair(KeyColumn ours, KeyColumn theirs, double score) {}

    private static List<String> candidates(ReadTable table) {
        return table.roles().of(Role.Kind.PERHAPS_KEY);
    }

    private static Optional<Pair> pair(ReadTable first, String ours, ReadTable other, String theirs) {
        boolean sameName = ours.equals(theirs) && !first.roles().header().isNameless();
        boolean texts = first.columns().texts().containsKey(ours)
                || other.columns().texts().containsKey(theirs);
        boolean identifiers = OtherColumns.isIdentifier(ours) && OtherColumns.isIdentifier(theirs);
        if (!texts && !sameName && !identifiers) {
            return Optional.empty();
        }
        Optional<KeyColumn> left = KeyColumn.of(first.columns(), List.of(ours)).filter(KeyColumn::isUnique);
        Optional<KeyColumn> right =
                KeyColumn.of(other.columns(), List.of(theirs)).filter(KeyColumn::isUnique);
        if (left.isEmpty() || right.isEmpty()) {
            return Optional.empty();
        }
        double matched = new NameMatch(left.get(), right.get()).matched();
        double fewer = Math.min(left.get().names().size(), right.get().names().size());
        boolean identifies = texts || identifiers;
        boolean same = matched == left.get().names().size()
                && matched == right.get().names().size();
        boolean belongs = same || identifies && (sameName || texts && 2 * matched > fewer);
        return belongs
                ? Optional.of(new Pair(left.get(), right.get(), matched + (sameName ? 0.5 : 0)))
                : Optional.empty();
    }

    /** Refuses a table of another length that has names of the first several times. */
    private static void requireNotLong(ReadTable first, ReadTable other) {
        for (String column : candidates(first)) {
            List<String> ours = first.columns().texts().get(column);
            List<String> theirs = other.columns().texts().get(column);
            if (ours != null
                    && theirs != null
                    && other.columns().rows() != first.columns().rows()) {
                new KeyColumn(other.columns(), List.of(column), theirs).requireUnique();
            }
        }
    }

    /** Refuses tables that have the same texts in a column, but in another order. */
    private static void requireSameOrder(ReadTable first, ReadTable other) {
        for (String column : candidates(first)) {
            List<String> ours = first.columns().texts().getOrDefault(column, List.of());
            List<String> theirs = other.columns().texts().getOrDefault(column, List.of());
            if (!ours.equals(theirs)
                    && ours.stream()
                            .sorted()
                            .toList()
                            .equals(theirs.stream().sorted().toList())) {
                throw new TableException(
                        first.columns().name() + " and " + other.columns().name() + ": column " + Excerpt.of(column)
                                + " has the same texts in another order, so the rows do not belong together one by one",
                        Remedy.NAME_KEY);
            }
        }
    }

    /** Refuses tables in which a column of one name tells the images apart and says different things in the same row. */
    private static void requireSameNames(ReadTable first, ReadTable other) {
        for (String column : candidates(first)) {
            if (candidates(other).contains(column)
                    && OtherColumns.isIdentifier(column)
                    && KeyColumn.differ(first.columns(), other.columns(), column)) {
                throw new TableException(
                        "column " + Excerpt.of(column) + " differs between "
                                + first.columns().name() + " and "
                                + other.columns().name()
                                + ", so the rows do not belong together one by one",
                        Remedy.NAME_KEY);
            }
        }
    }

    /** Returns columns that each name the images of one table, though no name matches. */
    private static Optional<Remark> unmatched(ReadTable first, ReadTable other) {
        Optional<String> ours = naming(first);
        Optional<String> theirs = naming(other);
        if (ours.isEmpty() || theirs.isEmpty() || ours.equals(theirs)) {
            return Optional.empty();
        }
        return Optional.of(new Remark(
                first.columns().name() + ", column " + Excerpt.of(ours.get()) + ", and "
                        + other.columns().name() + ", column " + Excerpt.of(theirs.get())
                        + ", name images in ways that do not match, so rows were taken one by one: check that their order is the"
                        + " same",
                Remedy.NAME_KEY));
    }

    /** Returns a column that tells the images of a table apart and is called so. */
    private static Optional<String> naming(ReadTable table) {
        return candidates(table).stream()
                .filter(OtherColumns::isIdentifier)
                .filter(column -> KeyColumn.of(table.columns(), List.of(column))
                        .filter(KeyColumn::isUnique)
                        .isPresent())
                .findFirst();
    }

    /** Returns a column of texts that both tables have and that says different things in the same row. */
    private static Optional<Remark> contradiction(ReadTable first, ReadTable other) {
        for (String column : candidates(first)) {
            List<String> ours = first.columns().texts().get(column);
            List<String> theirs = other.columns().texts().get(column);
            if (ours != null && theirs != null && !ours.equals(theirs)) {
                return Optional.of(new Remark(
                        "column " + Excerpt.of(column) + " differs between "
                                + first.columns().name() + " and "
                                + other.columns().name() + ", though they were joined row by row",
                        Remedy.NAME_KEY));
            }
        }
        return Optional.empty();
    }
}
