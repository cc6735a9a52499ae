package dev.granular.examples;

import dev.granular.Accuracy;
import dev.granular.Correlations;
import dev.granular.Method;
import dev.granular.Points;
import dev.granular.Predictions;
import dev.granular.Progress;
import dev.granular.arrow.CompressedSetFile;
import dev.granular.evaluation.CompressedImages;
import dev.granular.evaluation.Evaluation;
import dev.granular.simulation.SimulatedRatings;
import dev.granular.simulation.Simulation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Compresses the images once for each model, keeps one set in a file, and joins them for a surface of both. */
public final class JoiningModels {
    private JoiningModels() {}

    /** Runs the example. */
    public static void main(String[] arguments) throws IOException {
        SimulatedRatings data = new Simulation(20_000, 2, 1).run();
        Path file = Files.createTempFile("first-model", ".arrow");
        try {
            CompressedSetFile.save(compressed(data, 0), file);
            CompressedImages first = CompressedSetFile.load(file);
            CompressedImages both = first.join(compressed(data, 1));
            print(both);
        } finally {
            Files.delete(file);
        }
    }

    private static void print(CompressedImages both) {
        int threads = Runtime.getRuntime().availableProcessors();
        Correlations found = both.evaluate(new Points.Grid(50, 50), threads, Progress.NONE);
        int middle = 25 * 50 + 5;
        for (int model = 0; model < 2; model++) {
            System.out.printf(
                    "%s: SRCC %.5f, off by %.0e at most, from %d super points instead of 20000 images%n",
                    found.models().get(model),
                    found.value(model, Method.SRCC, middle),
                    found.errorAt(middle),
                    both.superPoints());
        }
    }

    private static CompressedImages compressed(SimulatedRatings data, int model) {
        Predictions predictions = data.predictions().get(model);
        return Evaluation.of(data.ratings())
                .accuracy(new Accuracy.Within(1e-5))
                .compression(List.of(predictions))
                .whole();
    }
}
