package dev.granular.bench;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One measured number.
 *
 * @param name what was measured
 * @param parameters of the measurement, by name
 * @param value in {@code unit}: the median of the samples, where it has several
 * @param unit of the value and the samples
 * @param samples every single measurement
 */
record Figure(String name, Map<String, String> parameters, double value, String unit, List<Double> samples) {
    /** Copies the collections; parameters stand by name. */
    Figure {
        parameters = new TreeMap<>(parameters);
        samples = List.copyOf(samples);
    }

    /** Returns the median of samples. */
    static Figure median(String name, Map<String, String> parameters, String unit, List<Double> samples) {
        return new Figure(name, parameters, Median.of(samples), unit, samples);
    }

    /** Returns a number that was taken once. */
    static Figure single(String name, Map<String, String> parameters, String unit, double value) {
        return new Figure(name, parameters, value, unit, List.of(value));
    }

    /** Returns the same with a bound beside it, and whether that was kept; infinity for none. */
    Figure atMost(double bound) {
        var more = new TreeMap<>(parameters);
        more.put(
                "bound",
                Double.isInfinite(bound)
                        ? "none"
                        : ("at most " + Figures.rounded(bound) + " " + unit).strip()
                                + (value <= bound ? ", kept" : ", missed"));
        return new Figure(name, more, value, unit, samples);
    }

    /** Returns a parameter's number. */
    double number(String parameter) {
        return Double.parseDouble(parameters.get(parameter));
    }
}
