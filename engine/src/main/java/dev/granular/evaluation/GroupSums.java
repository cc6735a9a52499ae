package dev.granular.evaluation;

import dev.granular.Accuracy;
import dev.granular.Computation;
import dev.granular.Method;
import dev.granular.Progress;
import dev.granular.SurfacePoint;
import dev.granular.pair.DirectSum;
import dev.granular.pair.PairStatistics;
import dev.granular.pair.PairSums;
import dev.granular.pair.RatedImages;
import dev.granular.parallel.TaskPool;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Sums over the pairs of images of the same group: those within each group, added up. Groups that a direct sum takes quickly
 * are one piece of work, so that many small groups cost what their pairs do; larger ones are summed each as {@link AccurateSum}
 * decides.
 */
final class GroupSums {
    /** Processor seconds up to which a group is not worth a decision of its own. */
    private static final double SMALL = 1;

    /** Largest difference of two correlations, where nothing is known of one. */
    private static final double UNKNOWN = 2;

    private final List<RatedImages> small = new ArrayList<>();
    private final List<RatedImages> large = new ArrayList<>();
    private final Set<Method> methods;
    private final int points;
    private final OverallProgress progress;
    private final TaskPool pool;

    /**
     * Sorts groups by what they cost.
     *
     * @param groups images of each, MOS and scores counted in the same units; at least one
     */
    GroupSums(List<RatedImages> groups, Set<Method> methods, int points, OverallProgress progress, TaskPool pool) {
        this.methods = methods;
        this.points = points;
        this.progress = progress;
        this.pool = pool;
        for (RatedImages group : groups) {
            boolean quick = DirectSum.seconds(group, Optional.empty(), group.models(), methods, points) <= SMALL;
            (quick ? small : large).add(group);
        }
    }

    /** @param warnings what to say beside what the sums have to say */
    AccurateSum.Evaluated evaluate(List<SurfacePoint> at, Accuracy accuracy, List<String> warnings) {
        List<AccurateSum.Evaluated> parts = new ArrayList<>();
        double pairs = large.stream().mapToDouble(GroupSums::pairs).sum();
        double all = pairs + small.stream().mapToDouble(GroupSums::pairs).sum();
        double done = 0;
        if (!small.isEmpty()) {
            done = 1 - pairs / all;
            PairSums direct = DirectSum.within(small, methods, pool.threads()).evaluate(at, pool, progress.until(done));
            parts.add(new AccurateSum.Evaluated(direct, Computation.direct("", List.of()), new double[at.size()]));
        }
        for (RatedImages group : large) {
            done += pairs(group) / all;
            Progress part = progress.until(done);
            var sum = new AccurateSum(
                    group, methods, pool, new OverallProgress(part), AccurateSum.Limits.ofThisProcess());
            parts.add(sum.evaluate(at, accuracy));
        }
        return total(parts, warnings);
    }

    private static double pairs(RatedImages group) {
        return 0.5 * group.size() * (group.size() - 1.0);
    }

    private AccurateSum.Evaluated total(List<AccurateSum.Evaluated> parts, List<String> warnings) {
        var sums = new PairSums(
                new PairStatistics(
                        methods, (small.isEmpty() ? large : small).getFirst().models()),
                points);
        parts.forEach(part -> sums.add(part.sums()));
        double[] errors = new double[points];
        for (int point = 0; point < points; point++) {
            for (AccurateSum.Evaluated part : parts) {
                errors[point] += error(point, sums, part);
            }
        }
        return new AccurateSum.Evaluated(sums, computation(parts, warnings), errors);
    }

    /** Returns what the error of a part contributes; where nothing is known of a part that counts, nothing is of the whole. */
    private static double error(int point, PairSums sums, AccurateSum.Evaluated part) {
        double share = sums.share(point, part.sums());
        double error = part.errors()[point];
        boolean negligible = share * UNKNOWN <= part.computation().tolerance();
        return Double.isNaN(error) && negligible ? share * UNKNOWN : share == 0 ? 0 : share * error;
    }

    private Computation computation(List<AccurateSum.Evaluated> parts, List<String> warnings) {
        int groups = small.size() + large.size();
        int superPoints = parts.stream()
                .mapToInt(part -> part.computation().superPoints())
                .sum();
        String within = "pairs within " + groups + (groups == 1 ? " group" : " groups");
        if (superPoints == 0) {
            return Computation.direct("direct sum over all " + within, warnings);
        }
        long compressed = parts.stream()
                .filter(part -> part.computation().superPoints() > 0)
                .count();
        return new Computation(
                superPoints,
                parts.stream()
                        .mapToDouble(part -> part.computation().tolerance())
                        .max()
                        .orElse(0),
                parts.stream()
                        .mapToDouble(part -> part.computation().largestDifference())
                        .max()
                        .orElse(0),
                within + ", of which " + compressed + " by " + superPoints + " super points",
                Stream.concat(warnings.stream(), parts.stream().flatMap(part -> part.computation().warnings().stream()))
                        .distinct()
                        .toList());
    }
}
