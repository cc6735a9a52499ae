package dev.granular.arrow.join;

import dev.granular.InputException;
import dev.granular.arrow.column.Lifetime;
import dev.granular.arrow.column.NumberColumn;
import dev.granular.arrow.fault.Excerpt;
import dev.granular.arrow.fault.NearestName;
import dev.granular.arrow.input.ColumnView;
import dev.granular.arrow.input.ModelChoice;
import dev.granular.arrow.input.NamePattern;
import dev.granular.arrow.input.Remark;
import dev.granular.arrow.input.Remedy;
import dev.granular.arrow.input.TableException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Collects the models of all tables, and what was left out and why. */
final class ModelColumns {
    /** Columns named in one message. */
    private static final int MOST_REASONS = 3;

    private static final String TEXT = "text";
    /** How formats call texts. */
    private static final Pattern TEXT_TYPE = Pattern.compile("(Parquet|Arrow) type (String|(Large)?Utf8(View)?) ");

    private static final String NO_NUMBER = "is not a number";

    private final ModelChoice choice;
    private final Lifetime lifetime;
    private final Map<String, JoinedColumn> models = new LinkedHashMap<>();
    private final Set<String> offered = new LinkedHashSet<>();
    private final Map<String, String> asides = new LinkedHashMap<>();
    private final List<Supplier<List<ColumnView>>> views = new ArrayList<>();

    ModelColumns(ModelChoice choice, Lifetime lifetime) {
        this.choice = choice;
        this.lifetime = lifetime;
    }

    /**
     * Takes the models of a table.
     *
     * @param taken columns that serve as keys
     * @param further whether the table has predictions only, so that a single column takes the file's name
     */
    void add(ReadTable table, RowMatch rows, Set<String> taken, boolean further) {
        var left = new LinkedHashMap<String, String>();
        var candidates = new ArrayList<NumberColumn>();
        for (NumberColumn column : table.columns().numbers()) {
            if (isCandidate(table, column.name()) && !taken.contains(column.name())) {
                candidates.add(column);
            }
        }
        Map<String, String> content = OtherColumns.byContent(candidates);
        candidates.removeIf(column -> isLeftOut(table, column, content, left));
        List<String> own = candidates.stream().map(NumberColumn::name).toList();
        String name = table.columns().name();
        List<String> names = table.wide().isEmpty()
                ? ModelNames.of(
                        name,
                        own,
                        choice.named(),
                        further,
                        table.roles().header().isNameless())
                : own;
        var found = new LinkedHashMap<String, String>();
        for (int i = 0; i < names.size(); i++) {
            String model = names.get(i);
            if ((!choice.byName() || choice.names(model) || choice.names(own.get(i))) && !choice.excludes(model)) {
                add(model, rows.join(candidates.get(i), lifetime));
                found.put(own.get(i), model);
            }
        }
        boolean hasGroups = !table.roles().of(Role.Kind.SHARED).isEmpty();
        if (further && found.isEmpty() && !hasGroups && !choice.byName()) {
            throw noModel(table, left);
        }
        note(table, taken, left);
        taken.forEach(key -> left.putIfAbsent(key, "names the images"));
        offered.addAll(table.roles().header().columns());
        offered.addAll(table.wide());
        offered.add(ModelNames.ofTable(name));
        views.add(() -> ColumnViews.of(table, found, left));
    }

    private boolean isCandidate(ReadTable table, String column) {
        if (table.wide().contains(column)) {
            return true;
        }
        return switch (table.roles().columns().get(column).kind()) {
            case MODEL, PERHAPS_MODEL, PERHAPS_KEY -> true;
            default -> false;
        };
    }

    private boolean isLeftOut(
            ReadTable table, NumberColumn column, Map<String, String> content, Map<String, String> left) {
        String name = column.name();
        boolean named = choice.names(name) || table.wide().contains(name);
        if (choice.excludes(name)) {
            left.put(name, "excluded");
        } else if (!named
                && choice.byName()
                && !choice.names(ModelNames.ofTable(table.columns().name()))) {
            left.put(name, "not named");
        } else if (!named && content.containsKey(name)) {
            left.put(name, content.get(name));
        } else if (!named && table.roles().columns().get(name).kind() == Role.Kind.PERHAPS_KEY) {
            OtherColumns.byName(table.roles().header(), name).ifPresent(why -> left.put(name, why));
        }
        return left.containsKey(name);
    }

    private void note(ReadTable table, Set<String> taken, Map<String, String> left) {
        if (!choice.byName()) {
            table.roles().columns().forEach((column, role) -> {
                boolean text = table.columns().texts().containsKey(column) && !taken.contains(column);
                if (role.kind() == Role.Kind.ASIDE) {
                    asides.put(column, role.why());
                } else if (role.kind() == Role.Kind.PERHAPS_KEY && text
                        || role.kind() == Role.Kind.PERHAPS_MODEL
                                && table.columns().number(column).isEmpty()) {
                    asides.put(column, text(table, column));
                }
            });
            asides.putAll(left);
        }
    }

    private void add(String name, JoinedColumn column) {
        JoinedColumn before = models.put(name, column);
        if (before != null) {
            throw new TableException(
                    "two models are called " + Excerpt.of(name) + ", one in "
                            + before.match().table().name() + " and one in "
                            + column.match().table().name(),
                    Remedy.NAME_MODELS);
        }
    }

    /** Returns why a column holds no numbers: texts, or a type of its format. */
    private static String text(ReadTable table, String column) {
        String place = "column " + Excerpt.of(column) + ": ";
        return table.columns().leftOut().stream()
                .filter(reason -> reason.contains(place))
                .map(reason -> reason.substring(reason.indexOf(place) + place.length()))
                .filter(reason ->
                        !reason.startsWith("\"") && !TEXT_TYPE.matcher(reason).lookingAt())
                .findFirst()
                .orElse(TEXT);
    }

    private static InputException noModel(ReadTable table, Map<String, String> left) {
        var others = new LinkedHashMap<>(left);
        others.values().removeIf(why -> why.equals(TEXT) || why.endsWith(NO_NUMBER));
        var reasons = new ArrayList<>(
                table.columns().leftOut().stream().limit(MOST_REASONS).toList());
        if (!others.isEmpty()) {
            reasons.add(text(others));
        }
        return new TableException(
                table.columns().name() + " has no model column: beside ratings"
                        + (others.isEmpty() ? "" : " and what is left out")
                        + ", no column holds numbers"
                        + (reasons.isEmpty() ? "" : " (" + String.join("; ", reasons) + ")"),
                Remedy.NAME_MODELS);
    }

    private static String text(Map<String, String> left) {
        Map<String, List<String>> columns = new LinkedHashMap<>();
        left.forEach((column, why) ->
                columns.computeIfAbsent(why, _ -> new ArrayList<>()).add(column));
        return columns.entrySet().stream()
                .map(entry -> String.join(", ", entry.getValue()) + " (" + entry.getKey() + ")")
                .collect(Collectors.joining("; "));
    }

    /** Returns the models in the order of the choice or of the tables. */
    Map<String, JoinedColumn> chosen(ReadTable first) {
        for (String excluded : choice.excluded()) {
            if (offered.stream().noneMatch(new NamePattern(excluded)::matches)) {
                throw new TableException(
                        "there is no column or model " + Excerpt.of(excluded) + " to exclude"
                                + NearestName.hint(excluded, offered) + "; there is "
                                + Excerpt.of(List.copyOf(offered)),
                        Remedy.NAME_MODELS);
            }
        }
        if (!choice.byName()) {
            if (models.isEmpty()) {
                throw noModel(first, asides);
            }
            return models;
        }
        var chosen = new LinkedHashMap<String, JoinedColumn>();
        for (String named : choice.named()) {
            List<String> matches = models.keySet().stream()
                    .filter(new NamePattern(named)::matches)
                    .toList();
            if (matches.isEmpty() && !choice.mayLack()) {
                throw new TableException(
                        "there is no model " + Excerpt.of(named) + NearestName.hint(named, offered) + "; there is "
                                + Excerpt.of(List.copyOf(offered)),
                        Remedy.NAME_MODELS);
            }
            matches.forEach(model -> chosen.put(model, models.get(model)));
        }
        if (chosen.isEmpty()) {
            throw new TableException(
                    "there is none of the models " + Excerpt.of(choice.named()) + "; there is "
                            + Excerpt.of(List.copyOf(offered)),
                    Remedy.NAME_MODELS);
        }
        return chosen;
    }

    /** Returns what was left out, in one sentence. */
    List<Remark> remarks() {
        if (asides.isEmpty()) {
            return List.of();
        }
        boolean onlyTexts = asides.values().stream().allMatch(TEXT::equals);
        return List.of(new Remark("left out: " + text(asides), onlyTexts ? Remedy.NONE : Remedy.NAME_MODELS));
    }

    /** Returns every column of every table, found out only if asked for: that takes a pass over all values. */
    Supplier<List<ColumnView>> views() {
        return () -> views.stream().flatMap(table -> table.get().stream()).toList();
    }
}
