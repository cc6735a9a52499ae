package dev.granular.cli;

import dev.granular.arrow.output.FigureRow;
import dev.granular.mapping.Mapping;

/** Mappings from scores to MOS by their names on the command line. */
enum MappingChoice {
    LOGISTIC4(Mapping.LOGISTIC_4),
    LOGISTIC5(Mapping.LOGISTIC_5),
    CUBIC(Mapping.MONOTONE_CUBIC),
    LINEAR(Mapping.LINEAR),
    NONE(Mapping.NONE);

    private final Mapping mapping;

    MappingChoice(Mapping mapping) {
        this.mapping = mapping;
    }

    Mapping mapping() {
        return mapping;
    }

    @Override
    public String toString() {
        return FigureRow.word(mapping);
    }
}
