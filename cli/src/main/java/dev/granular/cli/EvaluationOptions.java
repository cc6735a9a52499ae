package dev.granular.cli;

import dev.granular.Accuracy;
import dev.granular.Method;
import dev.granular.Points;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Options that say how data are evaluated. */
final class EvaluationOptions {
    /** Images from which a grid costs hardly more than scattered points, and says more. */
    private static final int MANY_IMAGES = 20_000;

    @Spec(Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--points",
            paramLabel = "POINTS",
            converter = PointsConverter.class,
            order = 30,
            description = {
                "Where correlations are computed:",
                "  lhs:N      N points spread by a Latin hypercube",
                "  grid:NxM   N values of Q times M of Qd, evenly",
                "  file:FILE  those in a table with columns Q and Qd",
                "Default: lhs:100; grid:100x100 from " + MANY_IMAGES + " images on."
            })
    private Optional<PointsChoice> points = Optional.empty();

    @Option(
            names = "--accuracy",
            paramLabel = "ACCURACY",
            converter = AccuracyConverter.class,
            order = 37,
            description = {
                "How exactly correlations are computed:",
                "  exact  sum over all pairs; takes hours for a million images unless many have the same MOS and std",
                "  1e-6   within so much (1e-10 to 1e-3) by super points, whose number hardly depends on that of images",
                "         (exact where that takes no longer)",
                "  auto   exact if that is about as fast, otherwise 1e-6",
                "Where super points do not serve, as with a very small standard deviation, all pairs are summed; if that"
                        + " takes more than an hour, only after exact.",
                "Default: ${DEFAULT-VALUE}."
            })
    private AccuracyChoice accuracy = new AccuracyChoice("auto", new Accuracy.Automatic());

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            order = 31,
            description = "The same seed gives the same lhs points. Default: ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Option(
            names = "--methods",
            paramLabel = "METHOD",
            split = ",",
            order = 32,
            description = "Correlations, separated by commas: plcc (linear), srcc (of ranks), krcc (of order). Default:"
                    + " all.")
    private List<Method> methods = List.of(Method.values());

    @Option(
            names = "--fit",
            negatable = true,
            order = 35,
            description =
                    "Fit a smooth surface through the points, which GMC is the mean height of; --no-fit leaves that"
                            + " out. A grid is a surface by itself and never fitted. Default: --fit.")
    private Optional<Boolean> fit = Optional.empty();

    @Mixin
    private WindowOptions windows;

    /** Refuses options that exclude one another. */
    void validate(TableOptions table) {
        if (fit.orElse(false) && points.orElse(null) instanceof PointsChoice.Grid) {
            throw new ParameterException(
                    command.commandLine(), "--fit and --points grid exclude one another: a grid is a surface already");
        }
        windows.validate(table);
    }

    /** Returns the file of points, if there is one. */
    Optional<Path> pointsFile() {
        return points.flatMap(
                choice -> choice instanceof PointsChoice.FromFile(Path file) ? Optional.of(file) : Optional.empty());
    }

    /** Returns how {@code study} is to be evaluated; reads the file of points, if there is one. */
    Plan plan(Study study) {
        Points at = points.orElseGet(() -> usualPoints(study.ratings().size())).points(seed);
        boolean fitted = fit.orElse(true) && !(at instanceof Points.Grid);
        return windows.plan(study, at, EnumSet.copyOf(methods), accuracy.accuracy(), fitted);
    }

    private PointsChoice usualPoints(int images) {
        return images < MANY_IMAGES || fit.orElse(false)
                ? new PointsChoice.LatinHypercube(100)
                : new PointsChoice.Grid(100, 100);
    }
}
