package dev.granular.examples;

import dev.granular.Column;
import dev.granular.Method;
import dev.granular.Points;
import dev.granular.Predictions;
import dev.granular.evaluation.Evaluation;
import dev.granular.evaluation.ModelResult;
import dev.granular.evaluation.PreparedRatings;
import dev.granular.simulation.SimulatedRatings;
import dev.granular.simulation.Simulation;
import java.util.List;
import java.util.SplittableRandom;

/** Keeps what follows from the ratings while a model is trained, and evaluates its predictions after each epoch. */
public final class WhileTraining {
    private WhileTraining() {}

    /** Runs the example. */
    public static void main(String[] arguments) {
        SimulatedRatings data = new Simulation(2000, 1, 1).run();
        double[] truth = data.ratings().mos().toArray();
        PreparedRatings prepared = Evaluation.of(data.ratings())
                .points(new Points.LatinHypercube(100, 1))
                .prepare();
        for (int epoch = 1; epoch <= 3; epoch++) {
            var predictions = new Predictions("epoch " + epoch, Column.of(predicted(truth, 60.0 / epoch)));
            ModelResult model = prepared.run(List.of(predictions)).models().getFirst();
            System.out.printf(
                    "%s: GMC %.4f, SRCC %.4f%n", model.name(), model.gmc(Method.SRCC), model.global(Method.SRCC));
        }
    }

    /** Returns predictions of a model that errs by so much. */
    private static double[] predicted(double[] truth, double error) {
        double[] scores = new double[truth.length];
        var random = new SplittableRandom(7);
        for (int i = 0; i < scores.length; i++) {
            scores[i] = truth[i] + random.nextDouble(-error, error);
        }
        return scores;
    }
}
