package dev.granular.bench;

import dev.granular.Column;
import dev.granular.Points;
import dev.granular.Predictions;
import dev.granular.QualityRange;
import dev.granular.Ratings;
import dev.granular.SurfacePoint;
import dev.granular.arrow.RatingTables;
import dev.granular.arrow.SurfacePointFile;
import dev.granular.arrow.input.ColumnChoice;
import dev.granular.arrow.input.MissingValues;
import dev.granular.point.SurfacePoints;
import dev.granular.simulation.Simulation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.arrow.memory.RootAllocator;

/**
 * What a benchmark evaluates: KADID-10k where the published data are at hand (system property
 * {@code granular.conformance}, or the folder {@code ../shared/conformance}), else a simulated set of the same size.
 *
 * @param name where it comes from, for the reader of a figure
 */
record EvaluationInput(String name, Ratings ratings, List<Predictions> models, List<SurfacePoint> points) {
    private static final int KADID_IMAGES = 10_125;
    private static final int KADID_MODELS = 6;
    private static final int LIVEC_IMAGES = 1_162;
    private static final int LIVEC_MODELS = 7;
    private static final int POINTS = 100;

    /** Between a row's σ and the next one's, relative: too little to matter, enough to be told apart. */
    private static final double DIFFERENT = 1e-13;

    static EvaluationInput kadid10k() {
        Path folder = folder("kadid10k");
        return Files.isDirectory(folder) ? published(folder) : simulated(KADID_IMAGES, KADID_MODELS);
    }

    /** Returns the same for LIVE in the Wild. */
    static EvaluationInput livec() {
        Path folder = folder("livec");
        return Files.isDirectory(folder) ? published(folder) : simulated(LIVEC_IMAGES, LIVEC_MODELS);
    }

    private static Path folder(String set) {
        return Path.of(System.getProperty("granular.conformance", "../shared/conformance"), set);
    }

    static EvaluationInput simulated(int images, int models) {
        var set = new Simulation(images, models, 1).run();
        List<SurfacePoint> points = SurfacePoints.of(
                new Points.LatinHypercube(POINTS, 1),
                QualityRange.of(set.ratings().mos()));
        return new EvaluationInput("simulated, " + images + " images", set.ratings(), set.predictions(), points);
    }

    /** Returns a data set in a folder of its own: {@code table.csv} and the points in {@code samples.csv}. */
    static EvaluationInput published(Path folder) {
        try (var allocator = new RootAllocator();
                var table = RatingTables.read(
                        List.of(folder.resolve("table.csv")),
                        ColumnChoice.automatic(),
                        MissingValues.FAIL,
                        allocator)) {
            Column mos = Column.of(table.mos().toArray());
            Column std = Column.of(table.std().orElseThrow().toArray());
            List<Predictions> models = table.predictions().stream()
                    .map(p -> new Predictions(p.model(), Column.of(p.scores().toArray())))
                    .toList();
            List<SurfacePoint> points = SurfacePointFile.read(folder.resolve("samples.csv"));
            return new EvaluationInput(folder.getFileName().toString(), new Ratings(mos, std), models, points);
        }
    }

    /** Returns the same with the rating of every image given to so many in all. */
    EvaluationInput withEqualRatings(int images) {
        int[] rated = IntStream.range(0, ratings.size())
                .map(row -> row / images * images)
                .toArray();
        Column mos =
                Column.of(Arrays.stream(rated).mapToDouble(ratings.mos()::get).toArray());
        Column std =
                Column.of(Arrays.stream(rated).mapToDouble(ratings.std()::get).toArray());
        return new EvaluationInput(name, new Ratings(mos, std), models, points);
    }

    /** Returns the same with σ changed in its last digits, so that no two images have the same rating. */
    EvaluationInput withDifferentRatings() {
        double[] std = ratings.std().toArray();
        for (int row = 0; row < std.length; row++) {
            std[row] *= 1 + row * DIFFERENT;
        }
        return new EvaluationInput(name, new Ratings(ratings.mos(), Column.of(std)), models, points);
    }

    /** Returns pairs of images times points: the work of the direct sum, whatever it skips. */
    double pairsAtPoints() {
        return 0.5 * ratings.size() * (ratings.size() - 1.0) * points.size();
    }
}
