package dev.granular.cli.suite;

import dev.granular.Method;
import java.util.Locale;
import java.util.Optional;

/** One number that is told of a model on a data set; a higher one is better. */
public record Figure(Kind kind, Method method) {
    /** What a suite ranks by and gates look at if it is not said. */
    public static final Figure USUAL = new Figure(Kind.GMC, Method.SRCC);

    /** What is taken of a correlation. */
    public enum Kind {
        /** The mean height of its surface. */
        GMC,
        /** Its value over the whole set. */
        GLOBAL
    }

    /** Returns the figure that is called {@code name}, as in {@code gmc.srcc}; nothing if there is none. */
    public static Optional<Figure> named(String name) {
        for (Kind kind : Kind.values()) {
            for (Method method : Method.values()) {
                var figure = new Figure(kind, method);
                if (figure.toString().equals(name)) {
                    return Optional.of(figure);
                }
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return (kind + "." + method).toLowerCase(Locale.ROOT);
    }
}
