package dev.granular.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
    void nothingIsShownThatWasNotAskedFor() {
        String page = HtmlReport.render(SampleRuns.fitted("steady", "other"));
        assertFalse(page.contains("Whole-set figures") || page.contains("id=\"profiles\""));
        assertFalse(page.contains("\"profiles\":"));
    }
}
