package dev.granular.cli;

import dev.granular.Column;
import dev.granular.InputException;
import dev.granular.Predictions;
import dev.granular.Ratings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The data to evaluate, and where they came from.
 *
 * @param title what is evaluated, one line
 * @param source where the data come from, for messages
 * @param models predictions of the same images, higher meaning better in the sense of the ratings
 * @param stdKnown whether σ was given rather than estimated
 * @param weights regulator weights that came with the data
 * @param columns the column behind each role
 * @param notes what was chosen, for people, one line each
 * @param warnings what a reader must know before trusting a number, one line each
 */
record Study(
        String title,
        String source,
        Ratings ratings,
        List<Predictions> models,
        boolean stdKnown,
        Optional<Column> weights,
        Map<String, String> columns,
        List<String> notes,
        List<String> warnings) {
    /** Copies the collections; refuses ratings and models for which no correlation is defined. */
    Study {
        models = List.copyOf(models);
        columns = new LinkedHashMap<>(columns);
        notes = List.copyOf(notes);
        warnings = List.copyOf(warnings);
        requireUsable(source, ratings);
        for (Predictions model : models) {
            if (isConstant(model)) {
                throw new InputException(source + ": model \"" + model.model() + "\" " + constancy(model)
                        + "; leave it out by naming the others with --models");
            }
        }
    }

    /** Returns the same with other models. */
    Study of(List<Predictions> others) {
        return new Study(title, source, ratings, others, stdKnown, weights, columns, notes, warnings);
    }

    private static void requireUsable(String source, Ratings ratings) {
        int size = ratings.size();
        int first = ratings.std().next(0, std -> std > 0);
        if (first == size || ratings.std().next(first + 1, std -> std > 0) == size) {
            int usable = first == size ? 0 : 1;
            throw new InputException(source + " has " + usable + " of " + size
                    + " images with a std above 0, and only those take part: a correlation needs at least 2");
        }
    }

    /** Returns whether a model says the same of all images. */
    static boolean isConstant(Predictions model) {
        double first = model.scores().get(0);
        return model.scores().next(1, score -> score != first) == model.scores().size();
    }

    /** Returns what is wrong with a constant model, in words that may follow its name. */
    static String constancy(Predictions model) {
        Column scores = model.scores();
        return "says " + scores.get(0) + " of all " + scores.size() + " images, so it correlates with nothing";
    }
}
