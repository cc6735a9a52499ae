package dev.granular.cli;

import java.util.Locale;
import java.util.Optional;

/** A style in which a table of scores is written for a paper. */
enum TableStyle {
    LATEX,
    MARKDOWN,
    CSV;

    /** Returns the style of a file that can hold nothing else; empty if its ending is none of these. */
    static Optional<TableStyle> ofName(String file) {
        String lower = file.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".tex")) {
            return Optional.of(LATEX);
        }
        return lower.endsWith(".md") ? Optional.of(MARKDOWN) : Optional.empty();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
