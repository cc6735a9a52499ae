package dev.granular.arrow;

import dev.granular.Column;
import dev.granular.InputException;
import dev.granular.Predictions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Puts a {@link RatingSet} together, table by table. */
final class RatingAssembly {
    private static final double MOS_TOLERANCE = 1e-6;

    /**
     * A column of the result before rows are dropped.
     *
     * @param table where it comes from
     * @param origin for each row of the first table the row in {@code table}, −1 for none; empty where rows correspond
     */
    private record Joined(NumberColumn column, TableColumns table, Optional<int[]> origin) {
        /** Where the value in {@code row} came from; {@code row} counts from 0 in the first table. */
        String place(int row) {
            int from = origin.map(rows -> rows[row]).orElse(row);
            return from < 0
                    ? table.file() + ", column " + Excerpt.of(column.name())
                    : table.cell(from, column.name()).toString();
        }
    }

    private final ColumnChoice choice;
    private final MissingValues missing;
    private final Lifetime lifetime;
    private final TableColumns first;
    private final Map<String, String> columns = new LinkedHashMap<>();
    private final Map<String, Joined> ratings = new LinkedHashMap<>();
    private final Map<String, Joined> models = new LinkedHashMap<>();
    private final List<String> joined = new ArrayList<>();
    private final Set<String> offered = new LinkedHashSet<>();
    private final List<String> asides = new ArrayList<>();

    private RatingAssembly(
            ColumnChoice choice, MissingValues missing, Lifetime lifetime, Roles roles, TableColumns first) {
        this.choice = choice;
        this.missing = missing;
        this.lifetime = lifetime;
        this.first = first;
        take("mos", roles.mos());
        take("std", roles.std());
        take("weight", roles.weight());
        roles.key().ifPresent(key -> columns.put("key", key));
        addModels(first, roles, Optional.empty(), false);
    }

    /** Reads the table of ratings; {@code others} says whether more tables follow. */
    static RatingAssembly start(
            Path file, boolean others, ColumnChoice choice, MissingValues missing, Lifetime lifetime)
            throws IOException {
        try (TableSource source = TableFormat.open(file, lifetime)) {
            Roles roles = Roles.ofRatings(file, source.columns(), choice, others);
            TableColumns table = requireRows(source.read(roles.uses(), lifetime));
            roles.key().ifPresent(key -> new KeyJoin(table, key));
            var assembly = new RatingAssembly(choice, missing, lifetime, roles, table);
            assembly.offered.addAll(source.columns());
            return assembly;
        }
    }

    private void take(String role, Optional<String> name) {
        name.flatMap(first::number).ifPresent(column -> {
            columns.put(role, column.name());
            ratings.put(role, new Joined(column, first, Optional.empty()));
        });
    }

    /** Reads a further table and brings its rows into the order of the first. */
    void add(Path file) throws IOException {
        try (TableSource source = TableFormat.open(file, lifetime)) {
            Roles roles = Roles.ofPredictions(file, source.columns(), choice);
            TableColumns table = requireRows(source.read(roles.uses(), lifetime));
            Optional<int[]> origin = join(table);
            roles.mos().flatMap(table::number).ifPresent(mos -> requireSameMos(mos, table, origin));
            addModels(table, roles, origin, true);
            offered.addAll(source.columns());
            offered.add(ModelNames.ofFile(file));
            joined.add(file.toString());
        }
    }

    private static String because(TableColumns table) {
        return table.leftOut().isEmpty() ? "" : " (" + table.leftOut().getFirst() + ")";
    }

    private static TableColumns requireRows(TableColumns table) {
        if (table.rows() == 0) {
            throw new InputException(table.file() + " has column names but no rows");
        }
        return table;
    }

    /** Where the rows of the first table are in {@code table}; empty if they correspond. */
    private Optional<int[]> join(TableColumns table) {
        return choice.key().map(key -> joinByKey(table, key)).orElseGet(() -> joinByRow(table));
    }

    private Optional<int[]> joinByKey(TableColumns table, String key) {
        var index = new KeyJoin(table, key);
        int[] rows = index.rowsOf(first.keys());
        if (missing == MissingValues.FAIL) {
            index.requireAll(first, rows);
        }
        noteUnused(table, rows);
        return isIdentity(rows, table.rows()) ? Optional.empty() : Optional.of(rows);
    }

    private Optional<int[]> joinByRow(TableColumns table) {
        if (table.rows() != first.rows()) {
            throw new InputException(table.file() + " has " + table.rows() + " rows and " + first.file() + " has "
                    + first.rows() + ": tables of different length are joined by a key column, name it with --key");
        }
        return Optional.empty();
    }

    private static boolean isIdentity(int[] rows, int size) {
        return rows.length == size && IntStream.range(0, size).allMatch(row -> rows[row] == row);
    }

    private void noteUnused(TableColumns table, int[] rows) {
        long used = IntStream.of(rows).filter(row -> row >= 0).count();
        if (used < table.rows()) {
            asides.add((table.rows() - used) + " of " + table.rows() + " rows of " + table.file()
                    + " have keys that the ratings do not have: left out");
        }
    }

    private void requireSameMos(NumberColumn mos, TableColumns table, Optional<int[]> origin) {
        Joined ours = ratings.get("mos");
        for (int row = 0; row < ours.column().values().size(); row++) {
            int other = origin.isPresent() ? origin.get()[row] : row;
            double expected = ours.column().values().get(row);
            double found = other < 0 ? Double.NaN : mos.values().get(other);
            double tolerance = MOS_TOLERANCE * Math.max(Math.abs(expected), Math.abs(found));
            if (Math.abs(expected - found) > tolerance) {
                throw new InputException(
                        table.cell(other, mos.name()) + ": the MOS is " + found + " here and " + expected + " in "
                                + ours.place(row) + ": the tables do not describe the same images in the same order");
            }
        }
    }

    private void addModels(TableColumns table, Roles roles, Optional<int[]> origin, boolean further) {
        Set<String> taken = further ? Set.copyOf(roles.mos().stream().toList()) : Set.copyOf(columns.values());
        List<NumberColumn> predictions = table.numbers().stream()
                .filter(column -> !taken.contains(column.name()))
                .toList();
        if (further && predictions.isEmpty() && choice.models().isEmpty()) {
            throw noModel(table);
        }
        List<String> own = predictions.stream().map(NumberColumn::name).toList();
        List<String> names = ModelNames.of(table.file(), own, choice.models(), further);
        for (int i = 0; i < names.size(); i++) {
            if (choice.models().isEmpty() || choice.models().contains(names.get(i))) {
                addModel(names.get(i), predictions.get(i), table, origin);
            }
        }
        noteLeftOut(table, roles);
    }

    private void addModel(String name, NumberColumn source, TableColumns table, Optional<int[]> origin) {
        NumberColumn column = origin.map(rows -> lifetime.gather(source, rows)).orElse(source);
        Joined before = models.put(name, new Joined(column, table, origin));
        if (before != null) {
            throw new InputException("two models are called " + Excerpt.of(name) + ", one in "
                    + before.table().file() + " and one in " + table.file() + ": rename one");
        }
    }

    private static InputException noModel(TableColumns table) {
        return new InputException(
                table.file() + " has no model column: beside ratings, no column holds numbers" + because(table));
    }

    private void noteLeftOut(TableColumns table, Roles roles) {
        for (String reason : table.leftOut()) {
            asides.add("column left out: " + reason);
        }
        for (String column : roles.reserved()) {
            asides.add("column left out: " + table.file() + ", column " + Excerpt.of(column)
                    + ": called like a rating; name it with --models if it is a model");
        }
    }

    /** Applies the rule for missing values and hands everything over. */
    RatingSet finish() {
        Map<String, Joined> chosen = chosenModels();
        var used = new ArrayList<>(ratings.values());
        used.addAll(chosen.values());
        int[] kept = kept(used);
        var values = new LinkedHashMap<String, Column>();
        ratings.forEach((role, joined) -> values.put(role, keep(joined, kept)));
        var predictions = new ArrayList<Predictions>();
        chosen.forEach((model, joined) -> predictions.add(new Predictions(model, keep(joined, kept))));
        return new RatingSet(lifetime, values, predictions, notes(predictions, kept.length), columns, kept, first);
    }

    private Map<String, Joined> chosenModels() {
        if (choice.models().isEmpty()) {
            models.entrySet().removeIf(model -> isEmpty(model.getKey(), model.getValue()));
            if (models.isEmpty()) {
                throw noModel(first);
            }
            return models;
        }
        var chosen = new LinkedHashMap<String, Joined>();
        for (String model : choice.models()) {
            if (!models.containsKey(model)) {
                throw new InputException("there is no model " + Excerpt.of(model) + " (--models)"
                        + NearestName.hint(model, offered) + "; there is " + Excerpt.of(List.copyOf(offered)));
            }
            chosen.put(model, models.get(model));
        }
        return chosen;
    }

    /** A column without a single number, found and not asked for, is no model. */
    private boolean isEmpty(String model, Joined joined) {
        Column values = joined.column().values();
        boolean empty = IntStream.range(0, values.size()).noneMatch(row -> Double.isFinite(values.get(row)));
        if (empty) {
            asides.add("column left out: " + Excerpt.of(model) + " of "
                    + joined.table().file() + " holds no number");
        }
        return empty;
    }

    /** The rows in which every column that is used holds a finite number. */
    private int[] kept(List<Joined> used) {
        var incomplete = new BitSet(first.rows());
        for (Joined each : used) {
            Column values = each.column().values();
            for (int row = 0; row < values.size(); row++) {
                if (!Double.isFinite(values.get(row))) {
                    requireDrop(each, row);
                    incomplete.set(row);
                }
            }
        }
        if (incomplete.cardinality() == first.rows()) {
            throw new InputException("every row of " + first.file()
                    + " has a missing value in a column that is used: name the models to use with --models");
        }
        return IntStream.range(0, first.rows())
                .filter(row -> !incomplete.get(row))
                .toArray();
    }

    private void requireDrop(Joined column, int row) {
        if (missing == MissingValues.FAIL) {
            double value = column.column().values().get(row);
            throw new InputException(column.place(row) + ": " + (Double.isNaN(value) ? "no number here" : value)
                    + "; only finite numbers can be evaluated: complete it or leave such rows out with --missing drop");
        }
    }

    private Column keep(Joined joined, int[] kept) {
        return kept.length == first.rows()
                ? joined.column().values()
                : lifetime.gather(joined.column(), kept).values();
    }

    private List<String> notes(List<Predictions> predictions, int kept) {
        var notes = new ArrayList<String>();
        columns.forEach((role, column) -> notes.add(role + " column: " + Excerpt.of(column)));
        notes.add("models: " + predictions.stream().map(Predictions::model).collect(Collectors.joining(", ")));
        if (!joined.isEmpty()) {
            String how =
                    choice.key().map(key -> "joined by key " + Excerpt.of(key)).orElse("joined row by row");
            notes.add(how + ": " + first.file() + ", " + String.join(", ", joined));
        }
        notes.addAll(asides);
        if (kept < first.rows()) {
            notes.add("dropped " + (first.rows() - kept) + " of " + first.rows() + " rows");
        }
        return notes;
    }
}
