package dev.granular.cli;

import dev.granular.arrow.output.ResultFormat;
import java.util.Locale;

/** The parts of a run that a single file can hold. */
enum Result {
    POINTS,
    SURFACE,
    SCORES,
    FIGURES,
    PROFILES,
    CEILING,
    GROUPS,
    RUN;

    /**
     * Returns what belongs into a file: points, scores, figures, profiles, ceiling, groups or the run's account where its name says so right before the ending
     * ({@code live-scores.json}), else the surface.
     */
    static Result ofName(String file, ResultFormat format) {
        String stem =
                file.substring(0, file.length() - format.ending().length()).toLowerCase(Locale.ROOT);
        if (stem.endsWith("points")) {
            return POINTS;
        } else if (stem.endsWith("scores")) {
            return SCORES;
        } else if (stem.endsWith("figures")) {
            return FIGURES;
        } else if (stem.endsWith("profiles")) {
            return PROFILES;
        } else if (stem.endsWith("ceiling")) {
            return CEILING;
        } else if (stem.endsWith("groups")) {
            return GROUPS;
        }
        return stem.endsWith("run") && format == ResultFormat.JSON ? RUN : SURFACE;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
