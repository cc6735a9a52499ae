package dev.granular.cli;

import dev.granular.arrow.output.ResultTable;
import dev.granular.cli.report.HtmlReport;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** The findings for a request. Holds on to no table that was read. */
public final class RequestedRun {
    private final RunOutput output;

    RequestedRun(RunOutput output) {
        this.output = output;
    }

    /** Returns all tables of results: scores, points, and the surface, comparisons, figures, profiles and ceiling as far as there are any. */
    public List<ResultTable> tables() {
        return output.tables().all();
    }

    /** Returns what a reader must know before trusting a number, one line each. */
    public List<String> warnings() {
        return output.run().warnings();
    }

    /**
     * Prepares explanations of its values, which takes as long as sorting all columns.
     *
     * @param read the tables that were evaluated
     */
    public RequestedExplainer explainer(RequestedTables read) {
        return RequestedExplainer.of(read, output.run());
    }

    /** Writes the report, a page of HTML, to {@code text}, which stays open. */
    public void writeReport(Writer text) throws IOException {
        HtmlReport.write(output.report(), text);
    }

    /** Writes the account of the run, as in {@code run.json}, to {@code text}, which stays open. */
    public void writeAccount(Writer text) throws IOException {
        RunJson.write(output.run(), text);
    }
}
