package dev.granular.inference;

import dev.granular.InputException;
import dev.granular.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleBiFunction;

/** Scores of several models, one for each method, such as mean heights of surfaces or correlations over a whole set. */
public final class ScoreInference {
    private final FigureLayout layout;
    private final Figures figures;
    private final Level level;
    private final Sample sample;

    ScoreInference(FigureLayout layout, Figures figures, Level level, Sample sample) {
        this.layout = layout;
        this.figures = figures;
        this.level = level;
        this.sample = sample;
    }

    /** Returns the models' names, in the order given. */
    public List<String> models() {
        return layout.models();
    }

    /** Returns the methods, in the order of {@link Method}. */
    public List<Method> methods() {
        return layout.methods();
    }

    /** Returns what standard errors were computed from. */
    public Sample sample() {
        return sample;
    }

    /**
     * Returns a model's score, and how far it can be trusted.
     *
     * @throws InputException if no model has that name
     * @throws IllegalArgumentException if the method was not evaluated
     */
    public Estimate estimate(String model, Method method) {
        return figures.estimate(layout.model(model), method, level);
    }

    /**
     * Returns the same around a value of the score that was computed elsewhere, such as on a finer grid.
     *
     * @param value in [−1, 1]
     */
    public Estimate estimate(String model, Method method, double value) {
        return figures.estimate(layout.model(model), method, value, level);
    }

    /**
     * Returns the same influences around scores that were computed elsewhere, such as mean heights of fitted surfaces.
     *
     * @param score of a model, by a method; NaN if undefined
     */
    public ScoreInference around(ToDoubleBiFunction<String, Method> score) {
        double[] values = new double[layout.size()];
        for (int m = 0; m < layout.models().size(); m++) {
            for (Method method : layout.methods()) {
                values[layout.at(m, method)] =
                        score.applyAsDouble(layout.models().get(m), method);
            }
        }
        return new ScoreInference(layout, figures.around(values), level, sample);
    }

    /** Returns one model's score minus another's, with a test of that pair alone. */
    public Difference difference(String first, String second, Method method) {
        int a = layout.model(first);
        int b = layout.model(second);
        if (a == b) {
            throw new InputException("model " + first + " cannot be compared with itself");
        }
        return figures.difference(a, b, method, level);
    }

    /** Compares every pair of models, the earlier one first, in one step-down test. */
    public List<ScoreComparison> compareAll(Method method) {
        return compareAll(layout.models(), method);
    }

    /**
     * Compares every pair of some models, the earlier one first, in one step-down test.
     *
     * @throws InputException if no model has one of the names
     */
    public List<ScoreComparison> compareAll(List<String> models, Method method) {
        var differences = new ArrayList<ScoreComparison>();
        var sums = new ArrayList<double[]>();
        var se = new ArrayList<Double>();
        var scores = new ArrayList<Double>();
        for (int second = 1; second < models.size(); second++) {
            for (int first = 0; first < second; first++) {
                int a = layout.model(models.get(first));
                int b = layout.model(models.get(second));
                Difference difference = figures.difference(a, b, method, level);
                differences.add(
                        new ScoreComparison(models.get(first), models.get(second), method, difference, Double.NaN));
                if (difference.isGiven()) {
                    sums.add(figures.sums(a, b, method));
                    se.add(figures.drawnSe(a, b, method));
                    scores.add(StudentT.normalScore(difference.t(), difference.degrees()));
                }
            }
        }
        var maxT = new MaxT(sums, se.stream().mapToDouble(x -> x).toArray());
        double[] p = maxT.adjustedP(scores.stream().mapToDouble(x -> x).toArray());
        var comparisons = new ArrayList<ScoreComparison>();
        int next = 0;
        for (ScoreComparison one : differences) {
            double adjusted = one.difference().isGiven() ? p[next++] : Double.NaN;
            comparisons.add(new ScoreComparison(one.first(), one.second(), method, one.difference(), adjusted));
        }
        return List.copyOf(comparisons);
    }
}
