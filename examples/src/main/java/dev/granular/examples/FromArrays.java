package dev.granular.examples;

import dev.granular.Column;
import dev.granular.Direction;
import dev.granular.Method;
import dev.granular.Points;
import dev.granular.Predictions;
import dev.granular.Ratings;
import dev.granular.evaluation.Evaluation;
import dev.granular.evaluation.EvaluationResult;
import dev.granular.evaluation.ModelResult;
import java.util.List;
import java.util.SplittableRandom;

/** Evaluates two models whose scores are in arrays, and prints their scores. */
public final class FromArrays {
    private FromArrays() {}

    /** Runs the example. */
    public static void main(String[] arguments) {
        int images = 500;
        double[] mos = new double[images];
        double[] std = new double[images];
        double[] sharpness = new double[images];
        double[] distance = new double[images];
        var random = new SplittableRandom(1);
        for (int i = 0; i < images; i++) {
            mos[i] = random.nextDouble(1, 5);
            std[i] = 0.4 + 0.3 * random.nextDouble();
            sharpness[i] = mos[i] + random.nextDouble(-1, 1);
            distance[i] = 5 - mos[i] + random.nextDouble(-0.3, 0.3);
        }

        EvaluationResult result = Evaluation.of(new Ratings(Column.of(mos), Column.of(std)))
                .points(new Points.Grid(25, 25))
                .run(List.of(
                        new Predictions("sharpness", Column.of(sharpness)),
                        new Predictions("distance", Column.of(distance), Direction.LOWER_IS_BETTER)));

        for (ModelResult model : result.models()) {
            System.out.printf(
                    "%-10s GMC %.4f, SRCC over the whole set %.4f%n",
                    model.name(), model.gmc(Method.SRCC), model.global(Method.SRCC));
        }
        double closePairs =
                result.model("sharpness").surface(Method.SRCC).orElseThrow().height(12, 2);
        System.out.printf("sharpness, middling images that differ by a third of a step: %.4f%n", closePairs);
    }
}
