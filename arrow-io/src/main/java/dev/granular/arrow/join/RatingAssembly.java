package dev.granular.arrow.join;

import dev.granular.Column;
import dev.granular.Predictions;
import dev.granular.arrow.column.Lifetime;
import dev.granular.arrow.column.NumberColumn;
import dev.granular.arrow.column.TableColumns;
import dev.granular.arrow.column.TableSource;
import dev.granular.arrow.fault.Excerpt;
import dev.granular.arrow.format.TableOpening;
import dev.granular.arrow.input.ColumnChoice;
import dev.granular.arrow.input.Opinions;
import dev.granular.arrow.input.Reading;
import dev.granular.arrow.input.Remark;
import dev.granular.arrow.input.Remedy;
import dev.granular.arrow.input.RowFilter;
import dev.granular.arrow.input.Sharing;
import dev.granular.arrow.input.Spread;
import dev.granular.arrow.input.TableException;
import dev.granular.arrow.input.TableInput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Joins tables: roles, then rows, then models, then the rule for missing values. */
public final class RatingAssembly {
    private final ColumnChoice choice;
    private final Reading how;
    private final Lifetime lifetime;
    private final List<Remark> remarks = new ArrayList<>();
    private final List<Remark> warnings = new ArrayList<>();
    private final List<ReadTable> tables = new ArrayList<>();
    private final Map<String, JoinedColumn> ratings = new LinkedHashMap<>();
    private final Map<String, String> columns = new LinkedHashMap<>();
    private final ModelColumns models;

    private RatingAssembly(ColumnChoice choice, Reading how, Lifetime lifetime) {
        this.choice = choice;
        this.how = how;
        this.lifetime = lifetime;
        models = new ModelColumns(choice.models(), lifetime);
    }

    /** Reads and joins tables, of which the first has the ratings. */
    public static JoinedRatings join(List<TableInput> inputs, ColumnChoice choice, Reading how, Lifetime lifetime) {
        var assembly = new RatingAssembly(choice, how, lifetime);
        assembly.read(inputs);
        return assembly.result();
    }

    private void read(List<TableInput> inputs) {
        var sources = new ArrayList<TableSource>();
        try {
            var opening = new TableOpening(how, lifetime);
            inputs.forEach(input -> sources.add(opening.open(input)));
            requireFilterColumns(sources);
            requireModelColumn(sources);
            var shared = new SharedNames(sources, choice.key());
            for (int i = 0; i < sources.size(); i++) {
                var finder = new RoleFinder(sources.get(i).header(), choice, shared.of(i));
                Roles roles = i == 0 ? ofRatings(finder, sources) : finder.ofPredictions();
                tables.add(ReadTable.of(sources.get(i), roles, choice, how, lifetime));
            }
        } finally {
            sources.forEach(TableSource::close);
        }
    }

    /** Roles in the first table; a refusal names the sheet that was read if there are others. */
    private static Roles ofRatings(RoleFinder finder, List<TableSource> sources) {
        try {
            return finder.ofRatings(sources.size() > 1);
        } catch (TableException e) {
            Optional<Remark> sheet = sources.getFirst().remarks().stream()
                    .filter(remark -> remark.remedy() == Remedy.NAME_SHEET)
                    .findFirst();
            if (e.remedy() == Remedy.NAME_MOS && sheet.isPresent()) {
                throw new TableException(e.fact() + "; " + sheet.get().fact(), Remedy.NAME_MOS_OR_SHEET);
            }
            throw e;
        }
    }

    private void requireFilterColumns(List<TableSource> sources) {
        for (RowFilter filter : choice.where()) {
            if (sources.stream().noneMatch(source -> Roles.has(source.header(), filter.column()))) {
                Roles.require(sources.getFirst().header(), filter.column(), Remedy.CHANGE_FILTER);
            }
        }
    }

    private void requireModelColumn(List<TableSource> sources) {
        choice.models().longForm().ifPresent(form -> {
            if (sources.stream().noneMatch(source -> Roles.has(source.header(), form.models()))) {
                Roles.require(sources.getLast().header(), form.models(), Remedy.NAME_LONG_FORM);
            }
        });
    }

    private JoinedRatings result() {
        ReadTable first = tables.getFirst();
        takeRatings(first);
        var keys = new LinkedHashSet<String>();
        var lacking = new LinkedHashMap<String, Integer>();
        var matches = new ArrayList<TableMatch>();
        for (ReadTable other : tables.subList(1, tables.size())) {
            TableMatch match = choice.key()
                    .map(key -> TableMatch.byKey(first, other, key, how.missing()))
                    .orElseGet(() -> TableMatch.found(first, other, how.missing()));
            matches.add(match);
            keys.addAll(match.ours());
            if (match.rows().absent() > 0) {
                lacking.put(other.columns().name(), (int) match.rows().absent());
            }
        }
        String pairs = matches.stream()
                .map(TableMatch::pairs)
                .filter(each -> !each.isEmpty())
                .distinct()
                .collect(Collectors.joining("; "));
        if (!pairs.isEmpty()) {
            columns.put("key", pairs);
        }
        models.add(first, RowMatch.rowByRow(first.columns(), first.columns()), keys, false);
        for (int i = 0; i < matches.size(); i++) {
            ReadTable other = tables.get(i + 1);
            models.add(other, matches.get(i).rows(), matches.get(i).theirs(), true);
            requireSameMos(other, matches.get(i).rows());
        }
        tables.forEach(table -> remarks.addAll(table.remarks()));
        matches.forEach(match -> remarks.addAll(match.remarks()));
        matches.forEach(match -> warnings.addAll(match.warnings()));
        remarks.addAll(models.remarks());
        return finish(first, lacking, matches);
    }

    private void takeRatings(ReadTable first) {
        TableColumns table = first.columns();
        var opinions = new OpinionColumns(table, first.roles().opinions().orElseThrow(), how, lifetime);
        RowMatch same = RowMatch.rowByRow(table, table);
        for (String role : List.of("mos", "std", "raters")) {
            if (opinions.columns().containsKey(role)) {
                ratings.put(role, new JoinedColumn(opinions.columns().get(role), same));
                if (opinions.sources().containsKey(role)) {
                    columns.put(role, opinions.sources().get(role));
                }
            }
        }
        for (String column : first.roles().of(Role.Kind.WEIGHT)) {
            NumberColumn weight = table.number(column).orElseThrow();
            ratings.put("weight", new JoinedColumn(weight, same));
            columns.put("weight", column);
            requireNotNegative("weight");
        }
        remarks.addAll(opinions.remarks());
    }

    private void requireNotNegative(String role) {
        JoinedColumn column = ratings.get(role);
        int row = column.nextNegative();
        if (row < column.size()) {
            throw new TableException(
                    column.place(row) + ": the " + role + " is " + column.get(row)
                            + ", it cannot be negative: correct it",
                    Remedy.NONE);
        }
    }

    private void requireSameMos(ReadTable other, RowMatch match) {
        other.roles().of(Role.Kind.SAME_MOS).stream()
                .flatMap(column -> other.columns().number(column).stream())
                .forEach(mos ->
                        new SameMos(mos, match, ratings.get("mos")).require().ifPresent(remarks::add));
    }

    private JoinedRatings finish(ReadTable first, Map<String, Integer> lacking, List<TableMatch> matches) {
        Map<String, JoinedColumn> chosen = models.chosen(first);
        var used = new LinkedHashMap<>(ratings);
        used.remove("raters");
        used.putAll(chosen);
        var shared = new EnumMap<Sharing, SharedColumn>(Sharing.class);
        choice.shared()
                .forEach((purpose, column) -> shared.put(purpose, SharedColumn.of(column, purpose, tables, matches)));
        CompleteRows complete = CompleteRows.of(used, shared.values(), how.missing());
        int[] kept = complete.rows();
        var values = new LinkedHashMap<String, Column>();
        ratings.forEach((role, joined) -> values.put(role, keep(joined, kept)));
        var predictions = new ArrayList<Predictions>();
        chosen.forEach((model, joined) -> predictions.add(new Predictions(model, keep(joined, kept))));
        warnRounded(used);
        warnPlaceholders(chosen);
        if (tables.size() == 1 && choice.key().isEmpty()) {
            ImageNames.remark(first).ifPresent(warnings::add);
        }
        SummaryRow.remark(ratings.get("mos"), List.copyOf(chosen.values())).ifPresent(warnings::add);
        guard(values);
        int rows = first.columns().rows();
        if (kept.length < rows) {
            remarks.add(new Remark("dropped " + (rows - kept.length) + " of " + rows + " rows: "
                    + CompleteRows.text(complete.costs()) + without(lacking)));
        }
        var names = new EnumMap<Sharing, List<String>>(Sharing.class);
        shared.forEach((purpose, column) -> {
            columns.put(purpose.name().toLowerCase(Locale.ROOT), column.column());
            names.put(purpose, column.in(kept));
        });
        return new JoinedRatings(
                lifetime,
                values,
                predictions,
                new JoinedRatings.Account(notes(predictions), warnings, columns, models.views()),
                tables.stream().map(ReadTable::fileRows).toList(),
                new JoinedRatings.Kept(
                        first.columns().name(),
                        first.images(),
                        original(first, kept),
                        () -> ImageTexts.names(first, choice, kept),
                        () -> ImageTexts.repeated(first)),
                names);
    }

    private static String without(Map<String, Integer> lacking) {
        return lacking.entrySet().stream()
                .map(entry -> "; " + entry.getValue() + " without a partner in " + entry.getKey())
                .collect(Collectors.joining());
    }

    /** Returns rows of the first table as the file has them. */
    private static int[] original(ReadTable first, int[] kept) {
        return first.rows()
                .map(rows -> Arrays.stream(kept).map(row -> rows[row]).toArray())
                .orElse(kept);
    }

    private void guard(Map<String, Column> values) {
        if (!values.containsKey("std")) {
            unusedSpread().ifPresent(remarks::add);
        } else {
            SpreadGuard guard = SpreadGuard.of(values.get("mos"), values.get("std"));
            ReadTable first = tables.getFirst();
            String source = first.columns().name() + ", column " + Excerpt.of(columns.get("std"));
            guard.remark(source)
                    .map(remark -> new Remark(
                            remark.fact(), spreadRemedy(first.roles().opinions().orElseThrow())))
                    .ifPresent(guard.isImplausible() ? warnings::add : remarks::add);
        }
    }

    /** Names the first table's columns that are called like a spread. */
    private Optional<Remark> unusedSpread() {
        ReadTable first = tables.getFirst();
        List<String> spreads = first.roles().of(Role.Kind.ASIDE).stream()
                .filter(KnownNames::isSpread)
                .toList();
        return spreads.isEmpty()
                ? Optional.empty()
                : Optional.of(new Remark(
                        first.columns().name() + " has no standard deviation, but " + Excerpt.of(spreads)
                                + " may say how far opinions lie apart",
                        Remedy.NAME_SPREAD));
    }

    /** Returns what may be wrong with standard deviations that come from these opinions. */
    private static Remedy spreadRemedy(Opinions opinions) {
        return switch (opinions) {
            case Opinions.Summary summary ->
                summary.spread().filter(Spread::isOfMean).isPresent() ? Remedy.GIVE_RATERS : Remedy.NAME_SPREAD;
            default -> Remedy.NAME_VOTES;
        };
    }

    private void warnRounded(Map<String, JoinedColumn> used) {
        for (JoinedColumn joined : used.values()) {
            NumberColumn column = joined.column();
            if (column.rounded().isPresent()) {
                warnings.add(
                        new Remark(joined.match().table().cell(column.rounded().getAsInt(), column.name())
                                + ": whole numbers beyond 2^53 lose digits, here first; they count as the nearest that can be"
                                + " computed with"));
            }
        }
    }

    private void warnPlaceholders(Map<String, JoinedColumn> chosen) {
        Stream.concat(Stream.of(ratings.get("mos")), chosen.values().stream())
                .flatMap(joined -> Placeholder.remark(joined).stream())
                .forEach(warnings::add);
    }

    private Column keep(JoinedColumn joined, int[] kept) {
        return kept.length == joined.size()
                ? joined.column().values()
                : lifetime.gather(joined.column(), kept).values();
    }

    private List<Remark> notes(List<Predictions> predictions) {
        var notes = new ArrayList<Remark>();
        columns.forEach((role, column) -> notes.add(new Remark(role + " column: " + Excerpt.of(column))));
        notes.add(new Remark(
                "models: " + predictions.stream().map(Predictions::model).collect(Collectors.joining(", "))));
        notes.addAll(remarks);
        return notes;
    }
}
