package dev.granular.cli.suite;

import dev.granular.Method;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
 * @param reliefs pictures of its surfaces, at most one for each method
 */
public record Cell(
        String data,
        String model,
        int images,
        String basis,
        List<Score> scores,
        List<String> warnings,
        List<Relief> reliefs) {
    /** Copies the lists. */
    public Cell {
        Objects.requireNonNull(data, "data");
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(basis, "basis");
        scores = List.copyOf(scores);
        warnings = List.copyOf(warnings);
        reliefs = List.copyOf(reliefs);
    }

    /** Makes a cell without pictures. */
    public Cell(String data, String model, int images, String basis, List<Score> scores, List<String> warnings) {
        this(data, model, images, basis, scores, warnings, List.of());
    }

    /** Returns the same with pictures of its surfaces. */
    public Cell drawn(List<Relief> pictures) {
        return new Cell(data, model, images, basis, scores, warnings, pictures);
    }

    /** Returns the same figures under other names. */
    public Cell named(String otherData, String otherModel) {
        return new Cell(otherData, otherModel, images, basis, scores, warnings, reliefs);
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

    /** Returns the picture of a method's surface, if there is one. */
    Optional<Relief> relief(Method method) {
        return reliefs.stream().filter(relief -> relief.method() == method).findFirst();
    }

    /** Returns the value of a figure, if there is one. */
    public OptionalDouble value(Figure figure) {
        return score(figure).value();
    }
}
