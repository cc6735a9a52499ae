package dev.granular.cli;

import dev.granular.Accuracy;
import dev.granular.Method;
import dev.granular.Points;
import dev.granular.Regulator;
import dev.granular.arrow.output.OutputFolder;
import dev.granular.arrow.output.ResultFormat;
import dev.granular.simulation.SimulatedRatings;
import dev.granular.simulation.Simulation;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The main job on made-up data, with nothing to choose. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Evaluates made-up models that fail in different ways, to show what surfaces look like.",
            "",
            "Writes granular-demo/ with report.html, to be opened in a browser."
        })
final class DemoCommand implements Runnable {
    private static final Path FOLDER = Path.of("granular-demo");
    private static final Simulation DATA = new Simulation(2000, 4, 1);

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        try (OutputFolder folder = OutputFolder.prepare(FOLDER)) {
            var stages = new Stages();
            Study study = stages.time("simulate", DemoCommand::study);
            Run run = RunText.print(
                    new Job(spec.commandLine(), List.of(), study, plan(), ConfidencePlan.usual()), stages);
            new RunOutput(run).write(folder, ResultFormat.CSV, Set.of());
        }
    }

    private static Study study() {
        SimulatedRatings made = DATA.run();
        return new Study(
                "Demonstration",
                "made-up ratings",
                made.ratings(),
                made.predictions(),
                true,
                Optional.empty(),
                Map.of(),
                List.of("data: made up, " + DATA.images() + " images, " + DATA.models() + " models, seed "
                        + DATA.seed()),
                List.of());
    }

    private static Plan plan() {
        return new Plan(
                new Points.LatinHypercube(100, 1),
                EnumSet.allOf(Method.class),
                new Plan.Weighting(new Regulator.Gaussian(), "gaussian"),
                new Accuracy.Automatic(),
                1,
                true,
                Runtime.getRuntime().availableProcessors(),
                Optional.empty());
    }
}
