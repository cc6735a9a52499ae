package dev.granular.cli;

import dev.granular.arrow.RatingSet;
import dev.granular.arrow.output.OutputFolder;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.arrow.memory.RootAllocator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The main job: tables in, correlation surfaces and scores out. */
@Command(
        name = "surface",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        abbreviateSynopsis = true,
        description = {
            "Evaluates models against ratings: correlation surfaces and GMC scores.",
            "",
            "Predictions count as higher is better. Prints a table of scores: under each method the GMC, the mean"
                    + " height of the surface, and the one global figure."
        },
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  granular surface scores.csv --out report",
            "  granular surface ratings.csv niqe.csv clipiqa.csv --key image",
            "  granular surface scores.csv --models niqe,clipiqa --methods srcc",
            "  granular surface scores.tsv --points grid:50x50 --regulator uniform",
            "",
            "--out writes report.html (the surfaces, for a browser), scores.csv, points.csv, surface.csv and run.json."
        })
final class SurfaceCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Mixin
    private TableOptions table;

    @Mixin
    private EvaluationOptions how;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            order = 40,
            description = "Where to write the report and all numbers; made if absent. Older files of the same names are"
                    + " replaced when everything is done, and not before. Default: nothing is written.")
    private Optional<Path> out = Optional.empty();

    @Override
    public void run() {
        table.validate();
        how.validate(table);
        if (out.isPresent()) {
            try (OutputFolder folder = OutputFolder.prepare(out.get())) {
                evaluate(run -> run.write(folder));
            }
        } else {
            evaluate(_ -> {});
        }
    }

    private void evaluate(Consumer<Run> afterwards) {
        var stages = new Stages();
        try (var allocator = new RootAllocator();
                RatingSet set = stages.time("read", () -> table.read(allocator))) {
            Study study = stages.time("prepare", () -> table.study(set));
            afterwards.accept(Run.of(spec.commandLine(), table.inputs(set), study, how.plan(study), stages));
        }
    }
}
