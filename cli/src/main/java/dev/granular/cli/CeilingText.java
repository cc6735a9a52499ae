package dev.granular.cli;

import dev.granular.Method;
import dev.granular.Surface;
import dev.granular.cli.text.TextColumns;
import dev.granular.inference.RaterLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The limits that the raters' disagreement sets as text: mean height and lowest place, a column for each method. */
final class CeilingText {
    private final RaterLimits limits;

    CeilingText(RaterLimits limits) {
        this.limits = limits;
    }

    /** Returns the table, each line ended. */
    String render() {
        var columns = new ArrayList<List<String>>();
        columns.add(List.of(
                "limits set by the raters",
                "ceiling, mean height",
                "ceiling, lowest place",
                "reliability, mean height",
                "reliability, lowest place"));
        for (Method method : limits.methods()) {
            Surface ceiling = limits.ceiling(method);
            Surface reliability = limits.reliability(method);
            columns.add(List.of(
                    method.name(),
                    number(ceiling.meanHeight()),
                    number(lowest(ceiling)),
                    number(reliability.meanHeight()),
                    number(lowest(reliability))));
        }
        return TextColumns.render(columns);
    }

    private static double lowest(Surface surface) {
        double lowest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < surface.qSteps(); i++) {
            for (int j = 0; j < surface.qdSteps(); j++) {
                double height = surface.height(i, j);
                lowest = height < lowest ? height : lowest;
            }
        }
        return lowest;
    }

    private static String number(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.4f", value) : "-";
    }
}
