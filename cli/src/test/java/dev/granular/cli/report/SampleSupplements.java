package dev.granular.cli.report;

import dev.granular.Direction;
import dev.granular.Predictions;
import dev.granular.arrow.output.FigureRow;
import dev.granular.cli.draw.MappedScores;
import dev.granular.evaluation.Evaluation;
import dev.granular.global.FigureOptions;
import dev.granular.global.Raters;
import dev.granular.global.WholeSetFigures;
import dev.granular.profile.Profile;
import dev.granular.simulation.SimulatedRatings;
import dev.granular.simulation.Simulation;
import java.util.List;
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
                MappedScores.of(rows(data, new Raters.Unknown()), data.ratings(), models, false), profiles(data));
    }

    private static List<Profile> profiles(SimulatedRatings data) {
        Evaluation evaluation = Evaluation.of(data.ratings());
        return Stream.of(Profile.Axis.QUALITY, Profile.Axis.DIFFERENCE)
                .map(axis -> evaluation.profile(axis, 20, data.predictions()))
                .toList();
    }
}
