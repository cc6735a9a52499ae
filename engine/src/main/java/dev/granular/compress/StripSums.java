package dev.granular.compress;

import dev.granular.Progress;
import dev.granular.compress.charge.Expansion;
import dev.granular.compress.charge.Interval;
import dev.granular.compress.charge.Moments;
import dev.granular.compress.charge.SuperPoints;
import dev.granular.compress.concord.RoughStrips;
import dev.granular.compress.concord.StripColumns;
import dev.granular.compress.concord.StripConcordance;
import dev.granular.compress.nodes.PlacedImages;
import dev.granular.compress.nodes.Strip;
import dev.granular.kernel.MatrixProduct;
import dev.granular.pair.PairStatistics;
import dev.granular.pair.Product;
import dev.granular.pair.RatedImages;
import dev.granular.parallel.TaskPool;
import dev.granular.rating.CountingSort;
import dev.granular.rating.DenseRanks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;

/** Sums over all ordered pairs of images: inside each strip, and between strips. */
final class StripSums {
    private final List<Interval> strips = new ArrayList<>();
    private final PlacedImages images;
    private final Moments moments;
    private final TaskPool pool;
    private final MatrixProduct product;
    private final int statistics;
    /** Rows of statistics, in order, that are concordances. */
    private final List<Integer> concordances = new ArrayList<>();

    private final List<double[]> scores = new ArrayList<>();
    private final List<int[]> sorted;

    /** What each strip contributes. */
    private final List<StripAssembly.NodeSums> tops;

    StripSums(
            RatedImages rated,
            List<Strip> all,
            PlacedImages images,
            PairStatistics layout,
            Moments moments,
            TaskPool pool,
            MatrixProduct product,
            Progress progress) {
        this.images = images;
        this.pool = pool;
        this.product = product;
        this.moments = moments;
        statistics = layout.rows().size() + 2;
        for (int t = 0; t < layout.rows().size(); t++) {
            if (layout.rows().get(t) instanceof Product.Concordance(int model)) {
                concordances.add(t);
                scores.add(DenseRanks.closed(rated.scoreRanks(model)));
            }
        }
        sorted = pool.each(scores, CountingSort::order);
        divide(all.stream().filter(strip -> strip.size() > 0).toList());
        List<List<Interval>> parts = pool.each(strips, strip -> strip.parts(images));
        var tree = new PairTree(
                images,
                moments,
                scores.toArray(double[][]::new),
                concordances.stream().mapToInt(t -> t).toArray(),
                statistics,
                product);
        var assemblies = new ArrayList<StripAssembly>();
        pool.all(tasks(tree, parts, assemblies), progress);
        tops = assemblies.stream().map(StripAssembly::sums).toList();
    }

    /** Returns a task for each strip and one for each of its parts that is divided further. */
    private List<Callable<Boolean>> tasks(PairTree tree, List<List<Interval>> parts, List<StripAssembly> assemblies) {
        var tasks = new ArrayList<Callable<Boolean>>();
        for (int s = 0; s < strips.size(); s++) {
            Interval strip = strips.get(s);
            List<Interval> all = parts.get(s);
            List<Interval> divided =
                    all.stream().filter(part -> !part.isSmall()).toList();
            var assembly = new StripAssembly(strip, divided.size(), moments.size(), tree, product);
            assemblies.add(assembly);
            tasks.add(() -> {
                assembly.setTop(tree.top(strip, all));
                return true;
            });
            for (int p = 0; p < divided.size(); p++) {
                int part = p;
                tasks.add(() -> {
                    assembly.setInside(part, tree.all(divided.get(part)));
                    return true;
                });
            }
        }
        return tasks;
    }

    private static List<Integer> indices(int count) {
        var indices = new ArrayList<Integer>();
        for (int k = 0; k < count; k++) {
            indices.add(k);
        }
        return indices;
    }

    private void divide(List<Strip> present) {
        short[] stripOf = new short[images.size()];
        int[][][] byScore = new int[present.size()][scores.size()][];
        for (int s = 0; s < byScore.length; s++) {
            Strip strip = present.get(s);
            Arrays.fill(stripOf, strip.from(), strip.to(), (short) s);
            for (int q = 0; q < byScore[s].length; q++) {
                byScore[s][q] = new int[strip.size()];
            }
        }
        for (int q = 0; q < scores.size(); q++) {
            int[] filled = new int[byScore.length];
            for (int i : sorted.get(q)) {
                int s = stripOf[i];
                byScore[s][q][filled[s]++] = i;
            }
        }
        for (int s = 0; s < byScore.length; s++) {
            strips.add(Interval.of(present.get(s), byScore[s]));
        }
    }

    /** Returns what each strip that has images contributes. */
    List<StripAssembly.NodeSums> tops() {
        return tops;
    }

    /** Returns columns in which each strip's sums were. */
    private List<Expansion> frames() {
        return tops.stream().map(StripAssembly.NodeSums::frame).toList();
    }

    /** Returns for each strip how much each column counts at each of its nodes: columns × nodes, filled up to whole vectors. */
    List<double[]> toNodes() {
        return tops.stream().map(StripAssembly.NodeSums::toNodes).toList();
    }

    /** Returns the strips that have images. */
    List<Strip> strips() {
        return strips.stream().map(Interval::strip).toList();
    }

    /** Returns all sums, over pairs of super points. */
    List<double[]> matrices(SuperPoints points) {
        List<double[]> charges = new ArrayList<>();
        for (int s = 0; s < tops.size(); s++) {
            charges.add(points.charges(s, tops.get(s).charges(), moments.size()));
        }
        // One for all models, and only if there are any.
        List<RoughStrips> rough = concordances.stream()
                .limit(1)
                .map(t -> new RoughStrips(strips, frames(), images.size(), points))
                .toList();
        var forms = new Moments.Form[statistics];
        moments.forms().forEach(form -> forms[form.row()] = form);
        var columns = new StripColumns(strips, frames(), images);
        return pool.each(indices(statistics), t -> {
            double[] matrix = points.matrix();
            for (int s = 0; s < tops.size(); s++) {
                points.addInside(s, tops.get(s).pairs()[t], matrix);
            }
            if (forms[t] == null) {
                addConcordance(concordances.indexOf(t), columns, rough.getFirst(), points, matrix);
            } else {
                points.addBetween(forms[t], charges, matrix);
            }
            return matrix;
        });
    }

    private void addConcordance(int q, StripColumns columns, RoughStrips rough, SuperPoints points, double[] matrix) {
        int[] first = new int[tops.size() + 1];
        for (int s = 0; s < tops.size(); s++) {
            first[s + 1] = first[s] + MatrixProduct.padded(strips.get(s).strip().nodes());
        }
        var concordance = new StripConcordance(columns, rough, points, product, sorted.get(q), scores.get(q));
        points.addBetween(concordance.sums(first), first, matrix);
        concordance.addWithinGroups(matrix);
    }
}
