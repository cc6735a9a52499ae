package dev.granular.cli.report;

/** Writes a run as one HTML file that works offline. */
public final class HtmlReport {
    private HtmlReport() {}

    /** The page of {@code data}, complete: styles, scripts and numbers are inside. */
    public static String render(ReportData data) {
        throw new UnsupportedOperationException(data.title());
    }
}
