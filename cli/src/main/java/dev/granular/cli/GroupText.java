package dev.granular.cli;

import dev.granular.Method;
import dev.granular.arrow.output.GroupRow;
import dev.granular.cli.report.ReportGroups;
import dev.granular.cli.text.TextColumns;
import dev.granular.evaluation.GroupResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Scores of groups as text: a line per group, a column per model, the worst group first. */
final class GroupText {
    /** Groups that are printed; files have all. */
    private static final int MOST = 30;

    /** Names in a line below the table. */
    private static final int MOST_NAMES = 10;

    private final String column;
    private final List<GroupRow> rows;
    private final Method method;

    /** @param column that names the groups */
    GroupText(String column, List<GroupRow> rows) {
        this.column = column;
        this.rows = rows;
        List<Method> methods = rows.stream().map(GroupRow::method).distinct().toList();
        method = methods.contains(Method.SRCC) ? Method.SRCC : methods.getFirst();
    }

    /** Returns the table and the lines below it, each line ended. */
    String render() {
        Map<String, List<GroupRow>> byGroup = rows.stream()
                .filter(row -> row.method() == method)
                .collect(Collectors.groupingBy(row -> row.group().name(), LinkedHashMap::new, Collectors.toList()));
        List<List<GroupRow>> sorted = GroupRow.worstFirst(rows, method).stream()
                .map(byGroup::get)
                .filter(group -> group.getFirst().score().isPresent())
                .toList();
        if (sorted.isEmpty()) {
            return withoutScores(byGroup);
        }
        List<List<GroupRow>> shown = sorted.subList(0, Math.min(MOST, sorted.size()));
        var columns = new ArrayList<List<String>>();
        var names = new ArrayList<>(List.of(column));
        var images = new ArrayList<>(List.of("images"));
        for (List<GroupRow> group : shown) {
            names.add(group.getFirst().group().name());
            images.add(Integer.toString(group.getFirst().group().images()));
        }
        columns.add(names);
        columns.add(images);
        for (int model = 0; model < shown.getFirst().size(); model++) {
            var cells = new ArrayList<>(List.of(shown.getFirst().get(model).model()));
            for (List<GroupRow> group : shown) {
                cells.add(number(group.get(model)));
            }
            columns.add(cells);
        }
        boolean surfaces =
                sorted.stream().flatMap(List::stream).anyMatch(row -> row.gmc().isPresent());
        return method + (surfaces ? " GMC" : " global") + " by " + column + ", the worst first:\n"
                + TextColumns.render(columns)
                + (shown.size() < sorted.size() ? more(sorted.size() - shown.size()) : "")
                + (surfaces ? thin(sorted) : "") + withoutScores(byGroup);
    }

    private static String more(int count) {
        return "and " + count + (count == 1 ? " better group" : " better groups") + "; --out FOLDER writes all\n";
    }

    private static String number(GroupRow row) {
        return row.figure().isPresent()
                ? String.format(Locale.ROOT, "%.4f", row.figure().getAsDouble())
                : "-";
    }

    private static String thin(List<List<GroupRow>> groups) {
        List<String> names = groups.stream()
                .map(List::getFirst)
                .filter(row -> row.support() < ReportGroups.SUPPORTED)
                .map(row -> row.group().name())
                .toList();
        return names.isEmpty()
                ? ""
                : "fewer than half of the places rest on 30 effective pairs in " + listed(names)
                        + ": their GMC says little\n";
    }

    /** Names groups without scores, a line for each reason. */
    private static String withoutScores(Map<String, List<GroupRow>> byGroup) {
        Map<String, List<String>> byReason = byGroup.values().stream()
                .map(group -> group.getFirst().group())
                .filter(group -> group.result().isEmpty())
                .collect(Collectors.groupingBy(
                        GroupResult::why,
                        LinkedHashMap::new,
                        Collectors.mapping(GroupResult::name, Collectors.toList())));
        return byReason.entrySet().stream()
                .map(entry -> "no scores of " + listed(entry.getValue()) + ": " + entry.getKey() + "\n")
                .collect(Collectors.joining());
    }

    private static String listed(List<String> names) {
        String some = TextColumns.plain(String.join(", ", names.subList(0, Math.min(MOST_NAMES, names.size()))));
        return names.size() > MOST_NAMES ? some + " and " + (names.size() - MOST_NAMES) + " more" : some;
    }
}
