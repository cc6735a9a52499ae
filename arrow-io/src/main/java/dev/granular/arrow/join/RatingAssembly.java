package dev.granular.arrow.join;

import dev.granular.Column;
import dev.granular.InputException;
import dev.granular.Predictions;
import dev.granular.arrow.column.Lifetime;
import dev.granular.arrow.column.NumberColumn;
import dev.granular.arrow.column.TableColumns;
import dev.granular.arrow.column.TableSource;
import dev.granular.arrow.fault.Excerpt;
import dev.granular.arrow.fault.NearestName;
import dev.granular.arrow.format.TableOpening;
import dev.granular.arrow.input.ColumnChoice;
import dev.granular.arrow.input.Reading;
import dev.granular.arrow.input.TableInput;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Puts a {@link RatingSet} together, table by table. */
public final class RatingAssembly {
    private static final double MOS_TOLERANCE = 1e-6;
    /** Columns named in one message. */
    private static final int MOST_REASONS = 3;

    private final ColumnChoice choice;
    private final Reading how;
    private final Lifetime lifetime;
    private final TableColumns first;
    private final Map<String, String> columns = new LinkedHashMap<>();
    private final Map<String, JoinedColumn> ratings = new LinkedHashMap<>();
    private final Map<String, JoinedColumn> models = new LinkedHashMap<>();
    private final List<String> joined = new ArrayList<>();
    private final List<Integer> rows = new ArrayList<>();
    private final Set<String> offered = new LinkedHashSet<>();
    private final List<String> asides = new ArrayList<>();

    private RatingAssembly(ColumnChoice choice, Reading how, Lifetime lifetime, Roles roles, TableColumns first) {
        this.choice = choice;
        this.how = how;
        this.lifetime = lifetime;
        this.first = first;
        rows.add(first.rows());
        take("mos", roles.mos());
        take("std", roles.std());
        take("weight", roles.weight());
        roles.key().ifPresent(key -> columns.put("key", key));
        addModels(RowMatch.rowByRow(first, first), roles, false);
    }

    /** Reads the table of ratings; {@code others} says whether more tables follow. */
    public static RatingAssembly start(
            TableInput input, boolean others, ColumnChoice choice, Reading how, Lifetime lifetime) {
        try (TableSource source = new TableOpening(how.header(), lifetime).open(input)) {
            Roles roles = Roles.ofRatings(source.header(), choice, others);
            TableColumns table = requireRows(source.read(roles.uses(), lifetime, how.progress()));
            roles.key().ifPresent(key -> new KeyJoin(table, key));
            var assembly = new RatingAssembly(choice, how, lifetime, roles, table);
            assembly.offered.addAll(source.header().columns());
            return assembly;
        }
    }

    private void take(String role, Optional<String> name) {
        name.flatMap(first::number).ifPresent(column -> {
            columns.put(role, column.name());
            ratings.put(role, new JoinedColumn(column, RowMatch.rowByRow(first, first)));
        });
    }

    /** Reads a further table and brings its rows into the order of the first. */
    public void add(TableInput input) {
        try (TableSource source = new TableOpening(how.header(), lifetime).open(input)) {
            Roles roles = Roles.ofPredictions(source.header(), choice);
            TableColumns table = requireRows(source.read(roles.uses(), lifetime, how.progress()));
            RowMatch match = match(table);
            roles.mos().flatMap(table::number).ifPresent(mos -> requireSameMos(mos, match));
            addModels(match, roles, true);
            noteUnused(match);
            offered.addAll(source.header().columns());
            offered.add(ModelNames.ofTable(table.name()));
            joined.add(table.name());
            rows.add(table.rows());
        }
    }

    private static String because(TableColumns table) {
        List<String> reasons = table.leftOut().stream().limit(MOST_REASONS).toList();
        return reasons.isEmpty() ? "" : " (" + String.join("; ", reasons) + ")";
    }

    private static TableColumns requireRows(TableColumns table) {
        if (table.rows() == 0) {
            throw new InputException(table.name() + " has column names but no rows");
        }
        return table;
    }

    private RowMatch match(TableColumns table) {
        return choice.key()
                .map(key -> RowMatch.byKey(first, table, key, how.missing()))
                .orElseGet(() -> RowMatch.rowByRow(first, table));
    }

    private void requireSameMos(NumberColumn mos, RowMatch match) {
        JoinedColumn ours = ratings.get("mos");
        for (int row = 0; row < ours.size(); row++) {
            double expected = ours.get(row);
            double found = match.of(row) < 0 ? Double.NaN : mos.values().get(match.of(row));
            double tolerance = MOS_TOLERANCE * Math.max(Math.abs(expected), Math.abs(found));
            if (Math.abs(expected - found) > tolerance) {
                throw new InputException(
                        match.place(row, mos.name()) + ": the MOS is " + found + " here and " + expected + " in "
                                + ours.place(row) + ": the tables do not describe the same images in the same order");
            }
        }
    }

    private void addModels(RowMatch match, Roles roles, boolean further) {
        TableColumns table = match.table();
        Set<String> taken = further ? roles.mos().map(Set::of).orElse(Set.of()) : Set.copyOf(columns.values());
        List<NumberColumn> predictions = table.numbers().stream()
                .filter(column -> !taken.contains(column.name()))
                .toList();
        if (further && predictions.isEmpty() && choice.models().isEmpty()) {
            throw noModel(table);
        }
        List<String> own = predictions.stream().map(NumberColumn::name).toList();
        List<String> names = ModelNames.of(table.name(), own, choice.models(), further);
        for (int i = 0; i < names.size(); i++) {
            if (choice.models().isEmpty() || choice.models().contains(names.get(i))) {
                addModel(names.get(i), match.join(predictions.get(i), lifetime));
            }
        }
        noteLeftOut(table, roles);
    }

    private void addModel(String name, JoinedColumn column) {
        JoinedColumn before = models.put(name, column);
        if (before != null) {
            throw new InputException("two models are called " + Excerpt.of(name) + ", one in "
                    + before.match().table().name() + " and one in "
                    + column.match().table().name() + ": rename one or name the models to use with --models");
        }
    }

    private static InputException noModel(TableColumns table) {
        return new InputException(
                table.name() + " has no model column: beside ratings, no column holds numbers" + because(table));
    }

    private void noteLeftOut(TableColumns table, Roles roles) {
        for (String reason : table.leftOut()) {
            asides.add("column left out: " + reason);
        }
        for (String column : roles.reserved()) {
            asides.add("column left out: " + table.name() + ", column " + Excerpt.of(column)
                    + ": called like a rating; name it with --models if it is a model");
        }
    }

    private void noteUnused(RowMatch match) {
        if (match.unused() > 0) {
            asides.add(match.unused() + " of " + match.table().rows() + " rows of "
                    + match.table().name() + " have keys that the ratings do not have: left out");
        }
    }

    /** Applies the rule for missing values and hands everything over. */
    public JoinedRatings finish() {
        Map<String, JoinedColumn> chosen = chosenModels();
        var used = new ArrayList<>(ratings.values());
        used.addAll(chosen.values());
        int[] kept = CompleteRows.of(used, how.missing());
        requireNotNegative("std");
        requireNotNegative("weight");
        var values = new LinkedHashMap<String, Column>();
        ratings.forEach((role, joined) -> values.put(role, keep(joined, kept)));
        var predictions = new ArrayList<Predictions>();
        chosen.forEach((model, joined) -> predictions.add(new Predictions(model, keep(joined, kept))));
        List<String> warnings = used.stream()
                .filter(joined -> joined.column().rounded().isPresent())
                .map(RatingAssembly::roundedWarning)
                .toList();
        return new JoinedRatings(
                lifetime, values, predictions, notes(predictions, kept.length), warnings, columns, rows, kept, first);
    }

    private static String roundedWarning(JoinedColumn joined) {
        TableColumns table = joined.match().table();
        NumberColumn column = joined.column();
        int row = column.rounded().orElseThrow();
        return table.cell(row, column.name()) + ": whole numbers beyond 2^53 lose digits, here first; they count as the"
                + " nearest that can be computed with";
    }

    private void requireNotNegative(String role) {
        JoinedColumn column = ratings.get(role);
        int row = column == null ? 0 : column.nextNegative();
        if (column != null && row < column.size()) {
            throw new InputException(
                    column.place(row) + ": the " + role + " is " + column.get(row) + ", it cannot be negative");
        }
    }

    private Map<String, JoinedColumn> chosenModels() {
        if (choice.models().isEmpty()) {
            models.entrySet().removeIf(model -> isEmpty(model.getKey(), model.getValue()));
            if (models.isEmpty()) {
                throw noModel(first);
            }
            return models;
        }
        var chosen = new LinkedHashMap<String, JoinedColumn>();
        for (String model : choice.models()) {
            if (!models.containsKey(model)) {
                throw new InputException("there is no model " + Excerpt.of(model) + " for --models"
                        + NearestName.hint(model, offered) + "; there is " + Excerpt.of(List.copyOf(offered)));
            }
            chosen.put(model, models.get(model));
        }
        return chosen;
    }

    /** A column without a single number, found and not asked for, is no model. */
    private boolean isEmpty(String model, JoinedColumn joined) {
        boolean empty = IntStream.range(0, joined.size()).noneMatch(row -> Double.isFinite(joined.get(row)));
        if (empty) {
            asides.add("column left out: " + Excerpt.of(model) + " of "
                    + joined.match().table().name() + " holds no number");
        }
        return empty;
    }

    private Column keep(JoinedColumn joined, int[] kept) {
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
            notes.add(how + ": " + first.name() + ", " + String.join(", ", joined));
        }
        notes.addAll(asides);
        if (kept < first.rows()) {
            notes.add("dropped " + (first.rows() - kept) + " of " + first.rows() + " rows");
        }
        return notes;
    }
}
