package dev.granular.evaluation;

import dev.granular.Method;
import dev.granular.Predictions;
import dev.granular.Progress;
import dev.granular.QualityRange;
import dev.granular.SurfacePoint;
import dev.granular.compress.CompressedSet;
import dev.granular.compress.Compression;
import dev.granular.global.GlobalFigures;
import dev.granular.pair.PairSums;
import dev.granular.pair.RatedImages;
import dev.granular.parallel.TaskPool;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Super points of ratings that serve any points, and models on them, each known again by its scores. What is kept of a model
 * depends on the ratings and itself alone, not on models before it or beside it. Those used least recently are forgotten.
 */
final class KeptModels {
    /** Points up to which errors are estimated at each; for more, once for all points to come. */
    private static final int FEW_POINTS = 1000;

    /** Share of the heap that models may take. */
    private static final double HEAP_SHARE = 0.1;

    /** Models whose figures are kept. */
    private static final int FIGURES = 1000;

    private final RatedImages ratings;
    private final Set<Method> methods;
    private final QualityRange range;
    private final Once<List<SurfacePoint>> grid;
    private final long most = (long) (HEAP_SHARE * Runtime.getRuntime().maxMemory());
    private Optional<Compression> nodes = Optional.empty();
    private final Map<ScoreDigest, KeptModel> models = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<ScoreDigest, GlobalFigures> figures = new LinkedHashMap<>(16, 0.75f, true);

    /** @param range of MOS, counted in the unit of the ratings */
    KeptModels(RatedImages ratings, Set<Method> methods, QualityRange range) {
        this.ratings = ratings;
        this.methods = methods;
        this.range = range;
        grid = new Once<>(() -> ImageCompression.everywhere(range));
    }

    /** What is asked for. */
    record Asked(List<Predictions> models, List<SurfacePoint> points, double tolerance) {}

    /**
     * Returns sums at points; nothing if super points for any points do not hold for these.
     *
     * @param serves whether these super points are worth while, and fit into memory
     */
    Optional<AccurateSum.Compressed> sum(
            Asked asked, Predicate<Compression> serves, TaskPool pool, Progress compressing) {
        Compression known = nodes(asked.tolerance, pool);
        if (!serves.test(known)) {
            return Optional.empty();
        }
        List<KeptModel> kept = kept(asked, known, pool, compressing);
        Settlement settlement = settlement(kept, asked, pool);
        if (!settlement.holds(asked.tolerance)) {
            return Optional.empty();
        }
        CompressedSet set =
                CompressedSet.joined(kept.stream().map(KeptModel::set).toList());
        PairSums sums = set.evaluate(asked.points, pool, Progress.NONE);
        return Optional.of(new AccurateSum.Compressed(sums, settlement));
    }

    private synchronized Compression nodes(double tolerance, TaskPool pool) {
        if (nodes.isEmpty()) {
            nodes = Optional.of(Settlement.ofRatings(ratings, methods, tolerance, grid.get(), pool));
        }
        return nodes.get();
    }

    private List<KeptModel> kept(Asked asked, Compression known, TaskPool pool, Progress progress) {
        List<ScoreDigest> digests = digests(asked.models, pool);
        Map<ScoreDigest, KeptModel> found = new LinkedHashMap<>();
        Map<ScoreDigest, Predictions> missing = new LinkedHashMap<>();
        synchronized (models) {
            for (int m = 0; m < digests.size(); m++) {
                KeptModel there = models.get(digests.get(m));
                if (there == null) {
                    missing.put(digests.get(m), asked.models.get(m));
                } else {
                    found.put(digests.get(m), there);
                }
            }
        }
        if (!missing.isEmpty()) {
            found.putAll(compressed(missing, asked.tolerance, known, pool, progress));
            keep(found);
        }
        return digests.stream().map(found::get).toList();
    }

    /** Returns all of them in one go, which takes less time than one after the other and gives the same. */
    private Map<ScoreDigest, KeptModel> compressed(
            Map<ScoreDigest, Predictions> missing,
            double tolerance,
            Compression known,
            TaskPool pool,
            Progress progress) {
        var images = new RatedImages(ratings, List.copyOf(missing.values()), pool);
        CompressedSet all = known.with(images).all(pool, progress);
        var compressed = new LinkedHashMap<ScoreDigest, KeptModel>();
        List<ScoreDigest> digests = List.copyOf(missing.keySet());
        for (int m = 0; m < digests.size(); m++) {
            RatedImages one = images.model(m);
            compressed.put(digests.get(m), new KeptModel(known, one, all.model(m), methods, tolerance, pool));
        }
        return compressed;
    }

    private void keep(Map<ScoreDigest, KeptModel> found) {
        synchronized (models) {
            models.putAll(found);
            long bytes = bytes();
            Iterator<KeptModel> eldest = models.values().iterator();
            while (bytes > most && eldest.hasNext()) {
                bytes -= eldest.next().bytes();
                eldest.remove();
            }
        }
    }

    /** Returns the memory that is taken by models. */
    long bytes() {
        synchronized (models) {
            return models.values().stream().mapToLong(KeptModel::bytes).sum();
        }
    }

    private Settlement settlement(List<KeptModel> kept, Asked asked, TaskPool pool) {
        List<SurfacePoint> points = asked.points;
        if (points.size() > FEW_POINTS
                && ErrorMap.serves(
                        grid.get().size(),
                        range,
                        points,
                        KeptModel.narrow(kept.getFirst().set()))) {
            Settlement known = Settlement.worst(kept.stream()
                    .map(model -> model.between(grid.get(), range, points, pool))
                    .toList());
            if (known.holds(asked.tolerance)) {
                return known;
            }
        }
        return Settlement.worst(
                kept.stream().map(model -> model.at(points, pool)).toList());
    }

    /** Returns whole-set figures of each model, computed by {@code computation} if they are not known. */
    List<GlobalFigures> figures(
            List<Predictions> all, Function<Predictions, GlobalFigures> computation, TaskPool pool) {
        List<ScoreDigest> digests = digests(all, pool);
        List<Optional<GlobalFigures>> known = new ArrayList<>();
        synchronized (figures) {
            digests.forEach(digest -> known.add(Optional.ofNullable(figures.get(digest))));
        }
        List<Integer> numbers = IntStream.range(0, all.size()).boxed().toList();
        List<GlobalFigures> found =
                pool.each(numbers, m -> known.get(m).orElseGet(() -> computation.apply(all.get(m))));
        synchronized (figures) {
            numbers.forEach(m -> figures.put(digests.get(m), found.get(m)));
            Iterator<GlobalFigures> eldest = figures.values().iterator();
            while (figures.size() > FIGURES) {
                eldest.next();
                eldest.remove();
            }
        }
        return found;
    }

    private static List<ScoreDigest> digests(List<Predictions> models, TaskPool pool) {
        return pool.each(models, model -> ScoreDigest.of(model.scores()));
    }
}
