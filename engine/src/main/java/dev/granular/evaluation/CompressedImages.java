package dev.granular.evaluation;

import dev.granular.Accuracy;
import dev.granular.Column;
import dev.granular.Computation;
import dev.granular.Correlations;
import dev.granular.InputException;
import dev.granular.Method;
import dev.granular.Points;
import dev.granular.Progress;
import dev.granular.QualityRange;
import dev.granular.SurfacePoint;
import dev.granular.Unit;
import dev.granular.compress.CompressedSet;
import dev.granular.global.GlobalFigures;
import dev.granular.pair.PairStatistics;
import dev.granular.pair.Product;
import dev.granular.parallel.TaskPool;
import dev.granular.point.SurfacePoints;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Super points and, for every pair of them, masses and statistics of the pairs of images that they stand for. Enough to
 * evaluate any surface, without the images. Immutable.
 *
 * <p>Sets of different models over the same pairs are put side by side ({@link #join}). Parts of the images are summed over by
 * themselves and put together with {@link dev.granular.cluster}.
 */
public final class CompressedImages {
    /** Super points whose matrices an array can hold. */
    private static final int MOST = 1 << 15;

    private final About about;
    private final CompressedSet set;

    /**
     * Describes what a set represents.
     *
     * @param models names, each once
     * @param methods in the order of {@link Method}, each once, at least one
     * @param range of all MOS, whatever part of the images is held
     * @param unit in which MOS, σ and differences of MOS are counted in the set; the same for all parts
     * @param tolerance largest absolute error of a correlation that was asked for
     * @param largestDifference from the direct sum that was seen when the super points were settled
     * @param pairs number of pairs of images, each counted once; images without weight or spread make none
     * @param errors estimated for all images
     */
    public record About(
            List<String> models,
            List<Method> methods,
            QualityRange range,
            Unit unit,
            double tolerance,
            double largestDifference,
            long pairs,
            ErrorMap errors) {
        /** Refuses names that are there twice, methods out of order, and numbers outside their domain. */
        public About {
            models = List.copyOf(models);
            methods = List.copyOf(methods);
            var names = new HashSet<String>();
            for (String model : models) {
                if (!names.add(model)) {
                    throw new InputException("model " + model + " is there twice: every model needs a name of its own");
                }
            }
            if (methods.isEmpty() || !methods.equals(List.copyOf(EnumSet.copyOf(methods)))) {
                throw new InputException(
                        "methods are " + methods + ": they must be some of plcc, srcc, krcc, in order");
            }
            double within = new Accuracy.Within(tolerance).tolerance();
            if (!(largestDifference >= 0 && largestDifference <= within)) {
                throw new InputException("the largest difference seen is " + largestDifference
                        + ": it must be from 0 to the tolerance, " + tolerance);
            }
            if (pairs < 0) {
                throw new InputException("a set of " + pairs + " pairs cannot be: it must have 0 or more");
            }
        }

        private PairStatistics layout() {
            return new PairStatistics(EnumSet.copyOf(methods), models.size());
        }

        /**
         * Returns names of the matrices, in their order: {@code mos_mos}, {@code rank_mos_mos}, then for each model, whose name
         * follows a colon, {@code score_mos}, {@code score_score}, {@code rank_score_mos}, {@code rank_score_score} and
         * {@code concordance}, as far as the methods need them; then {@code mass} and {@code square_mass}.
         */
        public List<String> matrices() {
            var names = new ArrayList<String>();
            layout().rows().forEach(product -> names.add(product.name(models)));
            names.add("mass");
            names.add("square_mass");
            return names;
        }
    }

    CompressedImages(About about, CompressedSet set) {
        this.about = about;
        this.set = set;
    }

    /**
     * Makes a set from the values of {@link #mos}, {@link #variance} and {@link #matrices}; copies them.
     *
     * @param mos MOS of the super points, in the set's unit, length n, finite
     * @param variance their σ², length n, above 0
     * @param matrices for each of {@link About#matrices} its n rows, of n finite elements each
     * @throws InputException if one has another length or a number outside its domain
     */
    public static CompressedImages of(About about, Column mos, Column variance, List<List<Column>> matrices) {
        int size = mos.size();
        List<String> names = about.matrices();
        if (size == 0 || size > MOST || variance.size() != size || matrices.size() != names.size()) {
            throw new InputException(size + " super points with " + variance.size() + " variances and "
                    + matrices.size() + " of " + names.size() + " matrices: they must agree, and be 1 to " + MOST);
        }
        requireFinite(mos, "mos");
        requireFinite(variance, "variance");
        for (int u = 0; u < size; u++) {
            if (!(variance.get(u) > 0)) {
                throw new InputException(
                        "variance is " + variance.get(u) + " at super point " + (u + 1) + ": it must be above 0");
            }
        }
        for (int t = 0; t < names.size(); t++) {
            requireSquare(matrices.get(t), size, names.get(t));
        }
        return new CompressedImages(
                about, CompressedSet.of(mos.toArray(), variance.toArray(), about.layout(), matrices));
    }

    private static void requireSquare(List<Column> rows, int size, String name) {
        if (rows.size() != size || rows.stream().anyMatch(row -> row.size() != size)) {
            throw new InputException(
                    name + " is not square: it must have a row and a column for each of " + size + " super points");
        }
        for (int u = 0; u < size; u++) {
            requireFinite(rows.get(u), name + ", row " + (u + 1) + ",");
        }
    }

    private static void requireFinite(Column column, String name) {
        int at = column.nextNotFinite(0);
        if (at < column.size()) {
            throw new InputException(name + " has " + column.get(at) + " in place " + (at + 1) + ": it must be finite");
        }
    }

    /** Returns what the set stands for. */
    public About about() {
        return about;
    }

    /** Returns the number of super points, n. */
    public int superPoints() {
        return set.size();
    }

    /** Returns the MOS of the super points, in the set's unit, length n. */
    public Column mos() {
        return Column.of(set.mos());
    }

    /** Returns the σ² of the super points, in the square of the set's unit, length n. */
    public Column variance() {
        return Column.of(set.variance());
    }

    /**
     * Views of the rows of each matrix, in the order of {@link About#matrices}: element v of row u is the sum over pairs of
     * an image at u and a later one, in MOS order, at v.
     */
    public List<List<Column>> matrices() {
        return set.matrices();
    }

    /**
     * Evaluates all models. Errors are known if the set represents all images. Unlike in {@link Evaluation#run}, super points
     * were settled for a whole surface, not for these points.
     *
     * @param threads how many may work, 1 or more; the result does not depend on it
     * @throws java.util.concurrent.CancellationException if the progress listener stopped it
     */
    public Correlations evaluate(Points points, int threads, Progress progress) {
        if (threads < 1) {
            throw new InputException("threads is " + threads + ": it must be at least 1");
        }
        List<SurfacePoint> at = SurfacePoints.of(points, about.range());
        String note = String.format(
                Locale.ROOT,
                "%d super points for %d pairs of images, within %.0e; largest difference seen from the direct sum %.1e",
                set.size(),
                about.pairs(),
                about.tolerance(),
                about.largestDifference());
        var computation = new Computation(set.size(), about.tolerance(), about.largestDifference(), note, List.of());
        List<SurfacePoint> counted = at.stream().map(about.unit()::counted).toList();
        return new AccurateSum.Evaluated(set.evaluate(counted, threads, progress), computation, errors(at))
                .correlations(at, about.models(), about.methods());
    }

    /**
     * Evaluates all models, with surfaces and mean heights; whole-set figures are undefined, as they need the images.
     *
     * @param fit whether a surface is fitted through points that are no grid
     * @param threads how many may work, 1 or more; the result does not depend on it
     * @throws java.util.concurrent.CancellationException if the progress listener stopped it
     */
    public EvaluationResult run(Points points, boolean fit, int threads, Progress progress) {
        Correlations found = evaluate(points, threads, progress);
        var unknown = new GlobalFigures(Double.NaN, Double.NaN, Double.NaN);
        try (var pool = new TaskPool(threads)) {
            return new ModelScoring(points, fit, about.range(), found, new OverallProgress(Progress.NONE), pool)
                    .result(Collections.nCopies(about.models().size(), unknown));
        }
    }

    /** Estimates errors; unknown for a part of the images. */
    private double[] errors(List<SurfacePoint> at) {
        double narrow = about.unit().value(KeptModel.narrow(set));
        boolean whole = about.pairs() == about.errors().pairs();
        return at.stream()
                .mapToDouble(point -> whole ? about.errors().at(point, about.range(), narrow) : Double.NaN)
                .toArray();
    }

    /**
     * Returns the models of both sets, this one's first, over the same pairs of images.
     *
     * @throws InputException if super points, methods, range, tolerance or pairs differ, or a model is in both
     */
    public CompressedImages join(CompressedImages other) {
        requireSameNodes(other);
        requireSame("numbers of pairs", about.pairs(), other.about.pairs());
        List<List<Column>> own = matrices();
        List<List<Column>> others = other.matrices();
        int shared = (int) about.layout().rows().stream()
                .filter(Product.OfMos.class::isInstance)
                .count();
        requireSamePairs(own, others, shared);
        var all = new ArrayList<>(own.subList(0, own.size() - 2));
        all.addAll(others.subList(shared, others.size()));
        var models = new ArrayList<>(about.models());
        models.addAll(other.about.models());
        About both = about(models, other, about.pairs());
        return new CompressedImages(both, CompressedSet.of(set.mos(), set.variance(), both.layout(), all));
    }

    /** Compares masses and statistics of MOS alone: they differ if images do. */
    private static void requireSamePairs(List<List<Column>> own, List<List<Column>> others, int shared) {
        boolean same =
                same(own.getLast(), others.getLast()) && same(own.get(own.size() - 2), others.get(others.size() - 2));
        for (int t = 0; t < shared; t++) {
            same &= same(own.get(t), others.get(t));
        }
        if (!same) {
            throw new InputException(
                    "compressed sets stand for different images, or for parts that were cut differently: models join over the same");
        }
    }

    private static boolean same(List<Column> own, List<Column> others) {
        return IntStream.range(0, own.size())
                .allMatch(u -> own.get(u).memory().mismatch(others.get(u).memory()) < 0);
    }

    private About about(List<String> models, CompressedImages other, long pairs) {
        double difference = Math.max(about.largestDifference(), other.about.largestDifference());
        ErrorMap errors = about.errors().or(other.about.errors());
        return new About(
                models, about.methods(), about.range(), about.unit(), about.tolerance(), difference, pairs, errors);
    }

    private void requireSameNodes(CompressedImages other) {
        requireSame("methods", about.methods(), other.about.methods());
        requireSame("ranges of MOS", about.range(), other.about.range());
        requireSame("units of MOS", about.unit(), other.about.unit());
        requireSame("tolerances", about.tolerance(), other.about.tolerance());
        if (!set.hasNodesOf(other.set)) {
            throw new InputException("compressed sets have different super points, " + set.size() + " and "
                    + other.set.size() + ": compress them with the same ratings, weights and tolerance");
        }
    }

    private static void requireSame(String what, Object own, Object others) {
        if (!own.equals(others)) {
            throw new InputException(
                    "compressed sets have different " + what + ", " + own + " and " + others + ": they must agree");
        }
    }
}
