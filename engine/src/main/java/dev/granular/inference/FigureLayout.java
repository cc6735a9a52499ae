package dev.granular.inference;

import dev.granular.InputException;
import dev.granular.Method;
import java.util.List;

/**
 * Where figures of models and methods stand in an array.
 *
 * @param models names, each once
 * @param methods in the order of {@link Method}
 */
record FigureLayout(List<String> models, List<Method> methods) {
    int size() {
        return models.size() * methods.size();
    }

    int at(int model, Method method) {
        int k = methods.indexOf(method);
        if (k < 0) {
            throw new IllegalArgumentException(method + " was not evaluated");
        }
        return model * methods.size() + k;
    }

    /** Returns the number of a model; refuses names that were not evaluated. */
    int model(String name) {
        int model = models.indexOf(name);
        if (model < 0) {
            throw new InputException("no model is called " + name + "; there are " + String.join(", ", models));
        }
        return model;
    }

    /** Returns the number of pairs of models. */
    int pairs() {
        return models.size() * (models.size() - 1) / 2;
    }

    /** Returns the place of two models' difference by a method; the order of the two does not matter. */
    int pair(int first, int second, Method method) {
        int low = Math.min(first, second);
        int high = Math.max(first, second);
        int pair = high * (high - 1) / 2 + low;
        return pair * methods.size() + methods.indexOf(method);
    }
}
