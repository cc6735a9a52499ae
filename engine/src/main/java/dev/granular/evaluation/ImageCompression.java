package dev.granular.evaluation;

import dev.granular.Accuracy;
import dev.granular.InputException;
import dev.granular.Points;
import dev.granular.Predictions;
import dev.granular.Progress;
import dev.granular.QualityRange;
import dev.granular.SurfacePoint;
import dev.granular.compress.Compression;
import dev.granular.pair.RatedImages;
import dev.granular.parallel.TaskPool;
import dev.granular.point.SurfacePoints;
import java.util.List;

/**
 * Super points that were settled for a set of images, see {@link Evaluation#compression}; turns the images into those. Every
 * call compresses anew.
 */
public final class ImageCompression {
    /** Steps along each axis of the grid used to settle super points that serve any point. */
    private static final int SETTLED = 100;

    private final Compression compression;
    private final CompressedImages.About about;
    private final Workers workers;
    private final Progress progress;

    ImageCompression(Compression compression, CompressedImages.About about, Workers workers, Progress progress) {
        this.compression = compression;
        this.about = about;
        this.workers = workers;
        this.progress = progress;
    }

    /** Settles super points for the images as {@code choices} say, see {@link Evaluation#compression}. */
    static ImageCompression settled(Evaluation choices, List<Predictions> models) {
        double tolerance = switch (choices.accuracy()) {
            case Accuracy.Within(double within) -> within;
            case Accuracy.Automatic() -> AccurateSum.DEFAULT_TOLERANCE;
            case Accuracy.Exact() ->
                throw new InputException("accuracy exact keeps every pair: images are compressed within a tolerance");
        };
        if (choices.within().isPresent()) {
            throw new InputException("pairs within groups alone cannot be compressed as one set: compress each group");
        }
        PreparedRatings prepared = choices.prepare();
        List<Predictions> oriented = prepared.oriented(models);
        RatedImages images = prepared.with(oriented);
        List<SurfacePoint> at = everywhere(prepared.unit().counted(prepared.range()));
        try (TaskPool pool = choices.workers().pool(choices.progress())) {
            Compression nodes = Settlement.ofRatings(images, choices.methods(), tolerance, at, pool);
            AccurateSum sum = prepared.sum(images, new OverallProgress(choices.progress()), pool);
            if (!sum.fits(nodes)) {
                throw new InputException("images cannot be compressed: " + sum.tooMany(nodes));
            }
            Settlement settlement = Settlement.of(nodes, images, choices.methods(), tolerance, at, pool);
            long pairs = (long) images.size() * (images.size() - 1) / 2;
            var about = new CompressedImages.About(
                    PreparedRatings.names(oriented),
                    List.copyOf(choices.methods()),
                    prepared.range(),
                    prepared.unit(),
                    tolerance,
                    settlement.largestDifference(),
                    pairs,
                    ErrorMap.of(settlement.errors(), pairs));
            return new ImageCompression(nodes, about, choices.workers(), choices.progress());
        }
    }

    /** Returns points for which super points are settled that serve any point of the range. */
    static List<SurfacePoint> everywhere(QualityRange range) {
        return SurfacePoints.of(new Points.Grid(SETTLED, SETTLED), range);
    }

    /** Returns the number of super points. */
    public int superPoints() {
        return compression.superPoints();
    }

    /**
     * Compresses all images.
     *
     * @throws java.util.concurrent.CancellationException if the progress listener stopped it
     */
    public CompressedImages whole() {
        Progress overall = new OverallProgress(progress).until(1);
        try (TaskPool pool = workers.pool(overall)) {
            return new CompressedImages(about, compression.all(pool, overall));
        }
    }
}
