package dev.granular.global;

import java.util.List;
import java.util.function.Function;

/** Standard errors of figures over a sample of pairs, by how much the figures of its independent parts scatter. */
final class SampleError {
    /** Parts of a sample. */
    static final int PARTS = 20;

    private SampleError() {}

    /**
     * Adds its standard error to the figure of a whole sample. That is the standard deviation between parts over the square root of their number. Parts without the figure are left out; if fewer than two have it, the error is infinite.
     *
     * @param parts empty if all pairs were taken
     */
    static <T> Figure of(Figure whole, List<T> parts, Function<T, Figure> ofPart) {
        if (parts.isEmpty() || !(whole instanceof Figure.Value(double value, double _))) {
            return whole;
        }
        double[] values = parts.stream()
                .map(ofPart)
                .filter(Figure.Value.class::isInstance)
                .mapToDouble(figure -> figure.number().orElseThrow())
                .toArray();
        if (values.length < 2) {
            return new Figure.Value(value, Double.POSITIVE_INFINITY);
        }
        double mean = 0;
        for (double v : values) {
            mean += v / values.length;
        }
        double squares = 0;
        for (double v : values) {
            squares += (v - mean) * (v - mean);
        }
        return new Figure.Value(value, Math.sqrt(squares / (values.length - 1.0) / values.length));
    }
}
