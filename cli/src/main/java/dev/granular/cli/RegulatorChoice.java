package dev.granular.cli;

import java.util.Locale;

/** Regulators by their names on the command line. */
enum RegulatorChoice {
    AUTO,
    GAUSSIAN,
    LDS,
    UNIFORM;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
