package dev.granular.inference;

import dev.granular.InputException;
import dev.granular.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Two models compared over a surface by one method. Tests ask for support of both models; at sparse ends, where SRCC has no
 * interval, differences are still tested.
 */
public final class SurfaceComparison {
    private final String first;
    private final String second;
    private final Method method;
    private final Level level;
    private final List<Difference> differences;
    /** Step-down p values; NaN where there is no test. */
    private final double[] adjustedP;

    private final double criticalValue;

    private SurfaceComparison(
            String first, String second, Method method, Level level, List<Difference> differences, MaxT maxT) {
        this.first = first;
        this.second = second;
        this.method = method;
        this.level = level;
        this.differences = differences;
        criticalValue = maxT.criticalValue(level.confidence());
        double[] p = maxT.adjustedP(differences.stream()
                .filter(Difference::isGiven)
                .mapToDouble(at -> StudentT.normalScore(at.t(), at.degrees()))
                .toArray());
        adjustedP = new double[differences.size()];
        int next = 0;
        for (int k = 0; k < adjustedP.length; k++) {
            adjustedP[k] = differences.get(k).isGiven() ? p[next++] : Double.NaN;
        }
    }

    static SurfaceComparison of(
            List<Figures> figures, FigureLayout layout, String first, String second, Method method, Level level) {
        int a = layout.model(first);
        int b = layout.model(second);
        if (a == b) {
            throw new InputException("model " + first + " cannot be compared with itself");
        }
        var differences = new ArrayList<Difference>();
        var sums = new ArrayList<double[]>();
        var se = new ArrayList<Double>();
        for (Figures at : figures) {
            Difference difference = at.difference(a, b, method, level);
            differences.add(difference);
            if (difference.isGiven()) {
                sums.add(at.sums(a, b, method));
                se.add(at.drawnSe(a, b, method));
            }
        }
        var maxT = new MaxT(sums, se.stream().mapToDouble(x -> x).toArray());
        return new SurfaceComparison(first, second, method, level, List.copyOf(differences), maxT);
    }

    /** Returns the name of the model that differences are taken from. */
    public String first() {
        return first;
    }

    /** Returns the name of the model that is taken off. */
    public String second() {
        return second;
    }

    /** Returns the method compared by. */
    public Method method() {
        return method;
    }

    /** Returns the difference at a point, with a test of that point alone. */
    public Difference difference(int point) {
        return differences.get(point);
    }

    /**
     * Returns the p value of "the two differ nowhere", against the largest difference over all tested points; nothing if no
     * point can be tested.
     */
    public OptionalDouble somewhere() {
        return Arrays.stream(adjustedP).filter(p -> !Double.isNaN(p)).min();
    }

    /** Returns the step-down p value of a point among all points; nothing if it is not tested. */
    public OptionalDouble adjustedP(int point) {
        double p = adjustedP[point];
        return Double.isNaN(p) ? OptionalDouble.empty() : OptionalDouble.of(p);
    }

    /** Returns who is better at a point; with the confidence asked for, every such finding of the surface is right. */
    public Verdict verdict(int point) {
        if (Double.isNaN(adjustedP[point])) {
            return Verdict.NOT_TESTED;
        }
        if (adjustedP[point] > level.alpha()) {
            return Verdict.UNDECIDED;
        }
        return differences.get(point).value() > 0 ? Verdict.FIRST_BETTER : Verdict.SECOND_BETTER;
    }

    /** Returns the share of all points, 0 to 1, that have a verdict. */
    public double share(Verdict verdict) {
        int count = 0;
        for (int k = 0; k < adjustedP.length; k++) {
            count += verdict(k) == verdict ? 1 : 0;
        }
        return (double) count / adjustedP.length;
    }

    /** Computes a band around the difference, over the points that are tested. */
    public Band band() {
        var quantiles = new TailQuantiles(Normal.upperTail(criticalValue));
        var intervals = new ArrayList<Confidence>();
        for (Difference at : differences) {
            if (at.isGiven()) {
                double quantile = quantiles.at(Level.degrees(new Spread(at.se(), at.effectiveInfluences())));
                intervals.add(new Interval(at.value() - quantile * at.se(), at.value() + quantile * at.se()));
            } else {
                intervals.add(at.interval());
            }
        }
        return new Band(criticalValue, intervals);
    }
}
