package dev.granular.cli.draw;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Values over (Q, Qd) in square cells, Q slowest. Arrays are the field's own.
 *
 * @param steps cells along either axis
 * @param values at the middles of the cells; NaN where undefined
 * @param weak where values rest on too little to be relied on
 */
public record Field(int steps, double[] values, boolean[] weak) {
    /** Copies the arrays. */
    public Field {
        values = values.clone();
        weak = weak.clone();
        if (values.length != steps * steps || weak.length != values.length) {
            throw new IllegalArgumentException(
                    values.length + " values and " + weak.length + " marks in " + steps + "²");
        }
    }

    /** Returns the value of a cell. */
    double value(int i, int j) {
        return values[i * steps + j];
    }

    /** Returns whether a cell rests on too little. */
    boolean isWeak(int i, int j) {
        return weak[i * steps + j];
    }

    /** Returns values that can be relied on; all that are defined if none can. */
    public double[] reliable() {
        double[] kept = IntStream.range(0, values.length)
                .filter(cell -> !weak[cell] && !Double.isNaN(values[cell]))
                .mapToDouble(cell -> values[cell])
                .toArray();
        return kept.length > 0
                ? kept
                : Arrays.stream(values).filter(Double::isFinite).toArray();
    }
}
