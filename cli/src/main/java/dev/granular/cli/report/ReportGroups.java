package dev.granular.cli.report;

import dev.granular.Method;
import dev.granular.arrow.output.GroupRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Scores of groups of images, in the order in which they are shown.
 *
 * @param column that names the groups
 * @param rows groups slowest, then models, then methods
 */
public record ReportGroups(String column, List<GroupRow> rows) {
    /** Share of places with support below which a group's figures are not to be relied on. */
    public static final double SUPPORTED = 0.5;

    /** Copies the rows. */
    public ReportGroups {
        rows = List.copyOf(rows);
    }

    /** Returns the groups that can be ranked by a method, a row for each model: worst first. */
    List<List<GroupRow>> ranked(Method method) {
        return withScores(method).stream()
                .filter(group -> group.getFirst().support() >= SUPPORTED)
                .toList();
    }

    /** Returns those that rest on too little to be ranked. */
    List<List<GroupRow>> thin(Method method) {
        return withScores(method).stream()
                .filter(group -> group.getFirst().support() < SUPPORTED)
                .toList();
    }

    private List<List<GroupRow>> withScores(Method method) {
        Map<String, List<GroupRow>> byGroup = rows.stream()
                .filter(row -> row.method() == method)
                .collect(Collectors.groupingBy(row -> row.group().name(), LinkedHashMap::new, Collectors.toList()));
        return GroupRow.worstFirst(rows, method).stream()
                .map(byGroup::get)
                .filter(group -> group.getFirst().score().isPresent())
                .toList();
    }

    /** Returns the names of groups that have no scores, by why they have none. */
    Map<String, List<String>> without() {
        var names = new LinkedHashMap<String, List<String>>();
        rows.stream()
                .map(GroupRow::group)
                .distinct()
                .filter(group -> group.result().isEmpty())
                .collect(Collectors.groupingBy(
                        group -> group.why(),
                        LinkedHashMap::new,
                        Collectors.mapping(g -> g.name(), Collectors.toList())))
                .forEach(names::put);
        return names;
    }

    /** Returns whether there are surfaces, which GMC scores are mean heights of. */
    boolean hasSurfaces() {
        return rows.stream().anyMatch(row -> row.gmc().isPresent());
    }
}
