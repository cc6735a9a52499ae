package dev.granular.arrow.output;

import java.util.List;

/** The columns of the table of groups. */
final class GroupColumns {
    private static final String CORRELATION = "correlation";

    private GroupColumns() {}

    static List<ResultColumn> of(List<GroupRow> rows) {
        return List.of(
                new ResultColumn.Text(
                        "group",
                        "name of the group",
                        row -> rows.get(row).group().name()),
                new ResultColumn.Count(
                        "images",
                        "images",
                        "number of images of the group",
                        row -> rows.get(row).group().images()),
                new ResultColumn.Text(
                        "model", "name of the model", row -> rows.get(row).model()),
                new ResultColumn.Text(
                        "method",
                        "kind of correlation",
                        row -> rows.get(row).method().name()),
                new ResultColumn.Number(
                        "gmc",
                        CORRELATION,
                        "mean height of the surface on the axes of all images",
                        true,
                        row -> rows.get(row).gmc().orElse(Double.NaN)),
                new ResultColumn.Number(
                        "global",
                        CORRELATION,
                        "correlation over the whole group",
                        true,
                        row -> rows.get(row).global().orElse(Double.NaN)),
                new ResultColumn.Number(
                        "support",
                        "share",
                        "places that rest on 30 effective pairs or more",
                        false,
                        row -> rows.get(row).support()),
                new ResultColumn.Text(
                        "why",
                        "why figures are not given",
                        true,
                        row -> rows.get(row).why()));
    }
}
