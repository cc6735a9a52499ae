package dev.granular.cli;

import dev.granular.InputException;
import dev.granular.Points;
import dev.granular.arrow.CompressedSetFile;
import dev.granular.arrow.PartFile;
import dev.granular.arrow.output.OutputFolder;
import dev.granular.arrow.output.ResultFormat;
import dev.granular.arrow.output.ResultOrigin;
import dev.granular.arrow.output.ResultTable;
import dev.granular.evaluation.CompressedImages;
import dev.granular.evaluation.EvaluationResult;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Evaluates a compressed set, without its images. */
@Command(
        name = "evaluate",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        abbreviateSynopsis = true,
        description = {
            "Computes correlation surfaces and GMC scores from a set that granular merge wrote, at any points, without the images.",
            "",
            "Whole-set figures need the images, and are not computed."
        },
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nExample:%n",
        footer = "  granular evaluate images.set --points grid:50x50 --out result")
final class EvaluateCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "SET", description = "What granular merge wrote.")
    private Path file;

    @Option(
            names = "--points",
            paramLabel = "POINTS",
            converter = PointsConverter.class,
            order = 30,
            description = "Where correlations are computed: lhs:N, grid:NxM or file:FILE. Default: grid:100x100.")
    private PointsChoice points = new PointsChoice.Grid(100, 100);

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            order = 31,
            description = "The same seed gives the same lhs points. Default: ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Mixin
    private ThreadsOption threads;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            order = 40,
            description = "Receives tables of points, scores and surface. Default: nothing is written.")
    private Optional<Path> out = Optional.empty();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            order = 41,
            description = "How tables are written: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private ResultFormat format = ResultFormat.CSV;

    @Override
    public void run() {
        Points at = points.points(seed);
        if (out.isEmpty()) {
            evaluate(at);
            return;
        }
        try (OutputFolder folder = OutputFolder.prepare(out.get())) {
            EvaluationResult result = evaluate(at);
            var origin = new ResultOrigin(
                    result.range(), result.correlations().computation(), Map.of("source", file.toString()));
            write(folder, ResultTable.points(result.correlations(), Optional.empty(), origin));
            write(folder, ResultTable.scores(result.scores(), Optional.empty(), origin));
            write(folder, ResultTable.surface(result.scores(), Optional.empty(), origin));
            folder.commit();
        }
    }

    private void write(OutputFolder folder, ResultTable table) {
        folder.write(table.name() + format.ending(), table, format);
    }

    private EvaluationResult evaluate(Points at) {
        if (PartFile.isPart(file)) {
            throw new InputException(file + " is one part: put all parts together first, with granular merge");
        }
        CompressedImages set = CompressedSetFile.load(file);
        PrintWriter err = spec.commandLine().getErr();
        var bar = new ProgressBar(err);
        EvaluationResult result;
        try {
            result = set.run(at, true, threads.count(), bar);
        } finally {
            bar.clear();
        }
        err.println("computed by: " + result.correlations().computation().note());
        Warnings.of(result, true).forEach(warning -> err.println("warning: " + warning));
        err.flush();
        PrintWriter text = spec.commandLine().getOut();
        text.print(new ScoreText(result, Optional.empty(), Ansi.AUTO).render());
        text.flush();
        return result;
    }
}
