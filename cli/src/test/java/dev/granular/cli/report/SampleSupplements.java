package dev.granular.cli.report;

import dev.granular.Direction;
import dev.granular.Groups;
import dev.granular.Method;
import dev.granular.Points;
import dev.granular.Predictions;
import dev.granular.arrow.output.FigureRow;
import dev.granular.arrow.output.GroupRow;
import dev.granular.cli.draw.MappedScores;
import dev.granular.evaluation.Evaluation;
import dev.granular.global.FigureOptions;
import dev.granular.global.Raters;
import dev.granular.global.WholeSetFigures;
import dev.granular.inference.RaterLimits;
import dev.granular.inference.RaterNoise;
import dev.granular.profile.Profile;
import dev.granular.simulation.SimulatedRatings;
import dev.granular.simulation.Simulation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What is computed beside the surface, of made-up ratings. */
final class SampleSupplements {
    private SampleSupplements() {}

    static SimulatedRatings data(int images, int models) {
        return new Simulation(images, models, 3).run();
    }

    static List<FigureRow> rows(SimulatedRatings data, Raters raters) {
        return WholeSetFigures.of(data.ratings(), raters, data.predictions(), FigureOptions.STANDARD).stream()
                .map(figures -> new FigureRow(
                        figures, Direction.HIGHER_IS_BETTER, data.ratings().size()))
                .toList();
    }

    /** Figures without the number of raters, and profiles. */
    static ReportSupplements of(SimulatedRatings data) {
        List<Predictions> models = data.predictions();
        return new ReportSupplements(
                MappedScores.of(rows(data, new Raters.Unknown()), data.ratings(), models, false),
                profiles(data),
                Optional.of(limits(data)),
                Optional.of(groups(data)));
    }

    static RaterLimits limits(SimulatedRatings data) {
        return RaterNoise.of(data.ratings(), 24)
                .limits(models -> Evaluation.of(data.ratings())
                        .points(new Points.Grid(7, 5))
                        .correlations(models));
    }

    private static List<Profile> profiles(SimulatedRatings data) {
        Evaluation evaluation = Evaluation.of(data.ratings());
        return Stream.of(Profile.Axis.QUALITY, Profile.Axis.DIFFERENCE)
                .map(axis -> evaluation.profile(axis, 20, data.predictions()))
                .toList();
    }

    /** Two large groups, one of six images and one of a single image. */
    private static ReportGroups groups(SimulatedRatings data) {
        int images = data.ratings().size();
        List<String> names = IntStream.range(0, images)
                .mapToObj(i -> i == 0 ? "<lone>" : i < 7 ? "few" : i % 2 == 0 ? "blur" : "noise")
                .toList();
        var results = Evaluation.of(data.ratings())
                .points(new Points.Grid(7, 6))
                .byGroup(Groups.of(names), data.predictions());
        List<String> models =
                data.predictions().stream().map(Predictions::model).toList();
        return new ReportGroups("kind", GroupRow.of(results, models, List.of(Method.values())), Map.of());
    }
}
