package dev.granular.bench.coverage;

import dev.granular.Method;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Findings as a Markdown table: a row for each claim, a column for each method.
 *
 * @param findings methods of one claim follow each other
 */
public record CoverageTable(List<Finding> findings) {
    /** Copies the list. */
    public CoverageTable {
        findings = List.copyOf(findings);
    }

    /** Returns the lines above the first row. */
    public static String head() {
        var head = new StringBuilder("| experiment | claim |");
        for (Method method : Method.values()) {
            head.append(' ').append(method).append(" |");
        }
        return head.append("\n|")
                .append("---|".repeat(2 + Method.values().length))
                .append('\n')
                .toString();
    }

    /** Returns the rows. */
    public String rows() {
        Map<List<String>, List<Finding>> claims = findings.stream()
                .collect(Collectors.groupingBy(
                        finding -> List.of(finding.experiment(), finding.what()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        var text = new StringBuilder();
        claims.forEach((claim, methods) -> {
            Finding first = methods.getFirst();
            text.append("| ")
                    .append(first.experiment())
                    .append(" | ")
                    .append(first.what())
                    .append(" |");
            methods.forEach(finding -> text.append(' ').append(cell(finding)).append(" |"));
            text.append('\n');
        });
        return text.toString();
    }

    private static String cell(Finding finding) {
        if (finding.sets() == 0) {
            return "none";
        }
        String found = String.format(Locale.ROOT, "%.3f ±%.3f", finding.share(), finding.error());
        String published = String.format(Locale.ROOT, " (%.3f)", finding.published());
        return found + (Double.isNaN(finding.published()) ? "" : published) + (finding.agrees() ? "" : " **!**");
    }
}
