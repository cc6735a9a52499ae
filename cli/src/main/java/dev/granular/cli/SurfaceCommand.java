package dev.granular.cli;

import dev.granular.arrow.RatingSet;
import dev.granular.arrow.output.OutputFolder;
import dev.granular.arrow.output.ResultFormat;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.arrow.memory.RootAllocator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
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
            "The direction of each model is found from the data, and said. Prints a table of scores: under each method the GMC, the mean"
                    + " height of the surface, and the one global figure."
        },
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  granular surface scores.csv --out report",
            "  granular surface ratings.csv niqe.csv clipiqa.csv --key image",
            "  granular surface scores.csv --models niqe,clipiqa --methods srcc",
            "  granular surface scores.tsv --points grid:50x50 --regulator uniform --out surface.arrow",
            "",
            "A folder receives report.html (the surfaces, for a browser), scores.csv, points.csv, surface.csv and"
                    + " run.json."
        })
final class SurfaceCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Mixin
    private TableOptions table;

    @Mixin
    private EvaluationOptions how;

    @Mixin
    private PanelOptions panel;

    @Mixin
    private ConfidenceOptions confidence;

    @Mixin
    private GroupingOptions grouping;

    @Mixin
    private OutputOptions output;

    @Mixin
    private PaperOptions paper;

    @Mixin
    private DrawingOptions drawings;

    @Override
    public void run() {
        table.validate(how.pointsFile());
        how.validate(table);
        confidence.validate();
        Destination destination = output.destination();
        panel.validate(destination);
        grouping.validate(panel, confidence, destination);
        paper.validate(destination);
        drawings.validate(destination);
        switch (destination) {
            case Destination.Nowhere(), Destination.Answer() -> evaluate(destination, _ -> {});
            case Destination.Folder(Path path, ResultFormat format) -> {
                try (OutputFolder folder = OutputFolder.prepare(path)) {
                    evaluate(destination, run -> run.write(folder, format, drawings.formats()));
                }
            }
            case Destination.SingleFile(Path path, Result result, ResultFormat format) -> {
                try (OutputFolder folder = OutputFolder.prepare(folderOf(path))) {
                    String name = path.getFileName().toString();
                    evaluate(destination, run -> run.write(folder, name, result, format));
                }
            }
            case Destination.PaperFile(Path path, TableStyle style) -> {
                try (OutputFolder folder = OutputFolder.prepare(folderOf(path))) {
                    evaluate(
                            destination,
                            run -> run.write(folder, path.getFileName().toString(), style));
                }
            }
            case Destination.StandardOutput(ResultFormat format) -> {
                spec.commandLine().setOut(spec.commandLine().getErr());
                evaluate(destination, run -> run.write(new StandardOutput(), format));
            }
        }
    }

    private static Path folderOf(Path file) {
        return file.getParent() == null ? Path.of("") : file.getParent();
    }

    private void evaluate(Destination destination, Consumer<RunOutput> afterwards) {
        var stages = new Stages();
        try (var allocator = new RootAllocator();
                RatingSet set =
                        stages.time("read", () -> table.read(allocator, grouping.columns(confidence.cluster())))) {
            Study study = stages.time("prepare", () -> table.study(set));
            Plan plan = how.plan(study).among(grouping.within(set));
            Optional<GroupingOptions.NamedGroups> by = grouping.by(set);
            if (destination.needsSurface() && !plan.hasSurface()) {
                throw new ParameterException(
                        spec.commandLine(),
                        "--no-fit leaves no surface to write: choose --points grid:NxM, or write the points");
            }
            MemoryNeed.of(study, plan, destination instanceof Destination.Folder)
                    .requireRoom();
            var supplement = new Supplement(panel, destination);
            supplement.requireRaters(study, set.raters());
            PrintWriter out = spec.commandLine().getOut();
            paper.style()
                    .ifPresent(_ -> spec.commandLine().setOut(spec.commandLine().getErr()));
            ConfidencePlan wanted = grouping.isWithin()
                    ? ConfidencePlan.none()
                    : confidence.plan(study, set.clusters(), set::repeatedTexts);
            Run run = RunText.print(new Job(spec.commandLine(), table.inputs(set), study, plan, wanted), stages);
            paper.style().ifPresent(style -> {
                out.print(new PaperTable(run.result(), run.confidences()).render(style));
                out.flush();
            });
            afterwards.accept(supplement.of(
                    run, by, () -> new Panel.Facts(set.raters(), lowerMosIsBetter(), table.lowerModels(set))));
        }
    }

    private boolean lowerMosIsBetter() {
        return spec.findOption("--dmos").<Boolean>getValue();
    }
}
