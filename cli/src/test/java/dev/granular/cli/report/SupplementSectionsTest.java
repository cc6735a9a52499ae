package dev.granular.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.granular.Method;
import dev.granular.arrow.output.FigureRow;
import dev.granular.cli.draw.Markup;
import dev.granular.global.Raters;
import dev.granular.simulation.SimulatedRatings;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What was asked for beside the surface, as the page has it without a script. */
class SupplementSectionsTest {
    private static final SimulatedRatings DATA = SampleSupplements.data(60, 2);

    @Test
    void figuresStandInATableAndScattersBelow() {
        String page = HtmlReport.render(SampleRuns.fitted("steady", "other").with(SampleSupplements.of(DATA)));
        List<FigureRow> rows = SampleSupplements.rows(DATA, new Raters.Unknown());
        for (FigureRow row : rows) {
            double plcc = row.figures().errors().plcc().number().orElseThrow();
            assertTrue(page.contains("<td title=\"" + plcc + "\">"), row.model());
            assertTrue(page.contains(
                    "aria-label=\"Scores of " + row.model() + " and MOS with the curve logistic4, PLCC "));
        }
        String scatter = page.substring(page.indexOf("id=\"scatters\""));
        scatter = scatter.substring(0, scatter.indexOf("</section>"));
        assertEquals(2 * 60, Pattern.compile("h0").matcher(scatter).results().count(), "a dot for each image");
        assertTrue(page.contains("A dot is an image (every image)"));
    }

    @Test
    void whatIsMissingSaysWhyInTheCellAndBelow() {
        String page = HtmlReport.render(SampleRuns.fitted("steady", "other").with(SampleSupplements.of(DATA)));
        String why =
                "the number of raters is not known, so the standard error of the MOS is not either (--raters says it)";
        assertEquals(
                2 * 6,
                Pattern.compile("<td class=\"none\" title=\"" + Pattern.quote(why) + "\">–")
                        .matcher(page)
                        .results()
                        .count());
        assertTrue(page.contains("<li>no rmse_star, outlier_ratio_ci, auc_different, auc_better, correct_better,"
                + " resolving_power: " + Markup.escape(why) + "</li>"));
    }

    @Test
    void groupsAreRankedOnlyIfTheyRestOnEnough() {
        ReportSupplements supplements = SampleSupplements.of(DATA);
        String page = HtmlReport.render(SampleRuns.fitted("steady", "other").with(supplements));
        ReportGroups groups = supplements.groups().orElseThrow();
        for (Method method : Method.values()) {
            String table = page.substring(page.indexOf("<table class=\"groups\" data-method=\"" + method.name()));
            table = table.substring(0, table.indexOf("</table>"));
            List<String> worstFirst = groups.ranked(method).stream()
                    .map(group -> group.getFirst().group().name())
                    .toList();
            assertEquals(2, worstFirst.size());
            int first = table.indexOf("<th scope=\"row\">" + worstFirst.get(0) + "</th><td>");
            int second = table.indexOf("<th scope=\"row\">" + worstFirst.get(1) + "</th><td>");
            int thin = table.indexOf("Not ranked: fewer than half of the places rest on 30 effective pairs");
            assertTrue(0 < first && first < second && second < thin, table);
            assertTrue(thin < table.indexOf("<th scope=\"row\">few</th><td>6</td>"), table);
            assertFalse(table.contains("lone"), table);
            groups.ranked(method)
                    .forEach(group -> group.forEach(
                            row -> assertTrue(page.contains("GMC " + row.gmc().orElseThrow()), row.model())));
        }
        assertTrue(page.contains("<li>No figures of &lt;lone&gt;: fewer than 3 images.</li>"));
    }

    @Test
    void nothingIsShownThatWasNotAskedFor() {
        String page = HtmlReport.render(SampleRuns.fitted("steady", "other"));
        assertFalse(
                page.contains("Whole-set figures") || page.contains("id=\"profiles\"") || page.contains("Groups by"));
        assertFalse(page.contains("\"profiles\":") || page.contains("\"groups\":"));
    }
}
