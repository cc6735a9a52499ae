package dev.granular.cli;

import dev.granular.Column;
import dev.granular.Predictions;
import dev.granular.arrow.output.OutputFile;
import dev.granular.arrow.output.TableFile;
import dev.granular.simulation.SimulatedRatings;
import dev.granular.simulation.Simulation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Writes made-up rating data. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Writes made-up rating data: images of true quality, people who differ, models that fail in different ways.",
            "",
            "Columns: mos and std in opinion units (1 to 100), then one per model in its own units."
        },
        footerHeading = "%nExample:%n",
        footer = "  granular simulate --images 5000 --models 6 --seed 7 --out made-up.csv")
final class SimulateCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--images",
            paramLabel = "NUMBER",
            converter = PositiveCount.class,
            description = "Number of images, 2 or more. Default: ${DEFAULT-VALUE}.")
    private int images = 2000;

    @Option(
            names = "--models",
            paramLabel = "NUMBER",
            converter = PositiveCount.class,
            description = "Number of models. Default: ${DEFAULT-VALUE}.")
    private int models = 4;

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            description = "The same seed gives the same data on every machine. Default: ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            required = true,
            description = "Where to write; the ending says how: .csv, .tsv or .arrow.")
    private Path out;

    @Override
    public void run() {
        if (images < 2) {
            throw new ParameterException(spec.commandLine(), "--images is " + images + ": a correlation needs 2");
        }
        OutputFile.requireWritable(out);
        MemoryNeed.ofSimulation(images, models).requireRoom();
        SimulatedRatings made = new Simulation(images, models, seed).run();
        var names = new ArrayList<>(List.of("mos", "std"));
        var columns = new ArrayList<Column>(
                List.of(made.ratings().mos(), made.ratings().std()));
        for (Predictions model : made.predictions()) {
            names.add(model.model());
            columns.add(model.scores());
        }
        TableFile.write(out, names, columns);
        spec.commandLine()
                .getOut()
                .println(out + ": " + images + " images, models " + String.join(", ", names.subList(2, names.size())));
    }
}
