package dev.granular.cli.report;

import static dev.granular.cli.draw.Markup.escape;
import static dev.granular.cli.report.HtmlText.decimals;

import dev.granular.Method;
import dev.granular.arrow.output.GroupRow;
import java.util.List;
import java.util.stream.Collectors;

/** Scores of groups as tables, one for each method: a row for each group, a column for each model. */
final class GroupTables {
    private static final String NO_INTERVALS =
            "These figures have no intervals, and no difference between groups is shown by them.";

    private static final String INTERVALS = "Small figures with ± or [ ] are the global figure of each group and its"
            + " interval, which says how far it may be off; GMC of groups have none. Groups whose intervals overlap are not"
            + " shown to differ, and among many groups some stand apart by chance.";

    private final ReportGroups groups;
    private final List<String> models;

    GroupTables(ReportGroups groups) {
        this.groups = groups;
        models = groups.rows().stream().map(GroupRow::model).distinct().toList();
    }

    /** Returns the section. */
    String html() {
        List<Method> methods =
                groups.rows().stream().map(GroupRow::method).distinct().toList();
        return HtmlReport.resource("groups.html")
                .replace("{figure}", groups.hasSurfaces() ? "GMC" : "The global figure")
                .replace("{intervals}", groups.global().isEmpty() ? NO_INTERVALS : INTERVALS)
                .replace("{tables}", methods.stream().map(this::table).collect(Collectors.joining("\n")))
                .replace("{notes}", notes())
                .replace("{maps}", groups.hasSurfaces() ? HtmlReport.resource("groupmaps.html") : "")
                .replace("{column}", escape(groups.column()));
    }

    private String table(Method method) {
        var html = new StringBuilder(
                "<table class=\"groups\" data-method=\"%s\">\n<caption>%s, the worst group first</caption>\n"
                        .formatted(method.name(), method));
        html.append("<thead><tr><th class=\"name\" scope=\"col\">")
                .append(escape(groups.column()))
                .append("</th><th scope=\"col\">images</th><th scope=\"col\">supported</th>");
        models.forEach(
                model -> html.append("<th scope=\"col\">").append(escape(model)).append("</th>"));
        html.append("</tr></thead>\n<tbody>\n");
        groups.ranked(method).forEach(group -> row(html, group));
        List<List<GroupRow>> thin = groups.thin(method);
        if (!thin.isEmpty()) {
            html.append("</tbody>\n<tbody class=\"thin\">\n<tr><th colspan=\"%s\" scope=\"rowgroup\">"
                            .formatted(models.size() + 3))
                    .append("Not ranked: fewer than half of the places rest on ")
                    .append(Math.round(GroupRow.FEW_PAIRS))
                    .append(" effective pairs, so these figures say little</th></tr>\n");
            thin.forEach(group -> row(html, group));
        }
        return html.append("</tbody>\n</table>").toString();
    }

    private void row(StringBuilder html, List<GroupRow> group) {
        GroupRow first = group.getFirst();
        html.append("<tr><th scope=\"row\">")
                .append(escape(first.group().name()))
                .append("</th><td>")
                .append(first.group().images())
                .append("</td><td>")
                .append(HtmlText.percent(first.support()))
                .append("</td>");
        group.forEach(row -> html.append("<td title=\"%s\"%s>%s</td>"
                .formatted(
                        escape(tooltip(row)),
                        row.figure().isPresent() ? "" : " class=\"none\"",
                        decimals(row.figure().orElse(Double.NaN)) + interval(row))));
        html.append("</tr>\n");
    }

    /** Returns the interval of the global figure, behind it or, below a GMC, together with it. */
    private String interval(GroupRow row) {
        return groups.estimate(row)
                .map(estimate -> (row.gmc().isPresent()
                                ? "<br><span class=\"pm\">" + HtmlText.rounded(estimate.value()) + "</span>"
                                : "")
                        + ConfidenceWords.plusMinus(estimate))
                .orElse("");
    }

    private static String tooltip(GroupRow row) {
        String gmc = row.gmc().isPresent() ? "GMC " + row.gmc().getAsDouble() + "; " : "";
        String global = row.global().isPresent() ? "global " + row.global().getAsDouble() : "";
        return gmc + global + (row.why().isEmpty() ? "" : (global.isEmpty() ? "" : "; ") + row.why());
    }

    private String notes() {
        return groups.without().isEmpty()
                ? ""
                : groups.without().entrySet().stream()
                        .map(entry -> "<li>No figures of %s: %s.</li>\n"
                                .formatted(escape(String.join(", ", entry.getValue())), escape(entry.getKey())))
                        .collect(Collectors.joining("", "<ul class=\"notes\">\n", "</ul>"));
    }
}
