package dev.granular.examples;

import dev.granular.Accuracy;
import dev.granular.Points;
import dev.granular.Progress;
import dev.granular.evaluation.Evaluation;
import dev.granular.simulation.SimulatedRatings;
import dev.granular.simulation.Simulation;
import java.util.concurrent.CancellationException;

/** Shows how far a long evaluation has come, and stops it after a second. */
public final class CancellingWithProgress {
    private CancellingWithProgress() {}

    /** Runs the example. */
    public static void main(String[] arguments) {
        SimulatedRatings data = new Simulation(20_000, 3, 1).run();
        long until = System.nanoTime() + 1_000_000_000;
        Progress progress = (done, total) -> {
            System.out.printf("\r%3d %%", 100 * done / total);
            return System.nanoTime() < until;
        };
        try {
            Evaluation.of(data.ratings())
                    .points(new Points.Grid(100, 100))
                    .accuracy(new Accuracy.Exact())
                    .progress(progress)
                    .run(data.predictions());
            System.out.println("\nwithin a second");
        } catch (CancellationException e) {
            System.out.println("\n" + e.getMessage());
        }
    }
}
