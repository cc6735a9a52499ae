package dev.granular.cli.suite;

import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * What was found of one model on one data set.
 *
 * @param data name of the set
 * @param model name of the model
 * @param images that were evaluated
 * @param basis digest of the ratings and of how they are evaluated: figures of the same basis can be compared
 * @param scores its figures
 * @param warnings what a reader must know before trusting them, one line each
 */
public record Cell(String data, String model, int images, String basis, List<Score> scores, List<String> warnings) {
    /** Copies the lists. */
    public Cell {
        Objects.requireNonNull(data, "data");
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(basis, "basis");
        scores = List.copyOf(scores);
        warnings = List.copyOf(warnings);
    }

    /** Returns the same figures under other names. */
    public Cell named(String otherData, String otherModel) {
        return new Cell(otherData, otherModel, images, basis, scores, warnings);
    }

    /** Returns whether any figure has a confidence interval. */
    public boolean hasInterval() {
        return scores.stream().anyMatch(score -> score.interval().isPresent());
    }

    /** Returns a figure; one that was not evaluated says so. */
    public Score score(Figure figure) {
        return scores.stream()
                .filter(score -> score.figure().equals(figure))
                .findFirst()
                .orElseGet(() -> Score.undefined(figure, "it was not evaluated: methods leaves it out"));
    }

    /** Returns the value of a figure, if there is one. */
    public OptionalDouble value(Figure figure) {
        return score(figure).value();
    }
}
