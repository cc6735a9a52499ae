package dev.granular.compress.concord;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.granular.compress.charge.Expansion;
import dev.granular.compress.charge.Interval;
import dev.granular.compress.charge.PairLoop;
import dev.granular.compress.charge.SuperPoints;
import dev.granular.compress.nodes.PlacedImages;
import dev.granular.compress.nodes.SampleImages;
import dev.granular.compress.nodes.Strip;
import dev.granular.compress.nodes.StripLayout;
import dev.granular.kernel.MatrixProduct;
import dev.granular.pair.RatedImages;
import dev.granular.rating.CountingSort;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Concordance between strips, but for what is gathered within groups, against a loop over pairs. */
class StripConcordanceTest {
    private static final double TOLERANCE = 1e-6;

    /** Images of a group that differ in score count −1 here: what is gathered within groups makes it their sign. */
    @ParameterizedTest
    @CsvSource({"300, 0, 0", "300, 0, 4", "300, 0, 1", "300, 40, 0", "300, 40, 25", "130, 0, 0", "130, 6, 3"})
    void everyPairOfStripsHasItsSign(int size, int mosValues, int scoreValues) {
        RatedImages rated = SampleImages.of(size, mosValues, scoreValues, 7);
        StripLayout layout = SampleImages.layout(rated, TOLERANCE);
        PlacedImages images = layout.placed();
        List<Strip> strips =
                layout.strips().stream().filter(strip -> strip.size() > 0).toList();
        assertTrue(strips.size() > 2, strips.size() + " strips");
        List<Interval> intervals = strips.stream()
                .map(strip -> Interval.of(strip, SampleImages.byScore(rated, strip)))
                .toList();
        List<Expansion> frames =
                intervals.stream().map(interval -> new Expansion(interval, 0)).toList();
        int[] first = new int[strips.size() + 1];
        for (int s = 0; s < strips.size(); s++) {
            first[s + 1] = first[s] + MatrixProduct.padded(strips.get(s).nodes());
        }
        MatrixProduct product = MatrixProduct.preferred();
        List<double[]> toNodes = IntStream.range(0, strips.size())
                .mapToObj(s -> frames.get(s).toNodes(first[s + 1] - first[s]))
                .toList();
        var points = new SuperPoints(strips, toNodes, layout.choice(), TOLERANCE, product);
        var columns = new StripColumns(intervals, frames, images);
        var rough = new RoughStrips(intervals, frames, images.size(), points);
        double[][] byNode = byNode(strips, frames, toNodes, images, first);
        for (int m = 0; m < rated.models(); m++) {
            double[] score = rated.scoreRanks(m);
            int[] sorted = CountingSort.order(score);
            double[] sums = new StripConcordance(columns, rough, points, product, sorted, score).sums(first);
            int[] group = groups(columns, rough, sorted, score);
            double[] expected = loop(strips, byNode, score, group);
            double scale = images.weight(0, size) * images.weight(0, size);
            int compared = 0;
            for (int s = 1; s < strips.size(); s++) {
                for (int u = 0; u < first[s]; u++) {
                    for (int v = first[s]; v < first[s + 1]; v++) {
                        int at = u * first[strips.size()] + v;
                        assertEquals(expected[at], sums[at], 1e-12 * scale, "nodes " + u + ", " + v);
                        compared += expected[at] == 0 ? 0 : 1;
                    }
                }
            }
            assertTrue(compared > 1000, compared + " sums");
        }
    }

    /** What each image counts at the nodes of its strip, by node of all strips. */
    private static double[][] byNode(
            List<Strip> strips, List<Expansion> frames, List<double[]> toNodes, PlacedImages images, int[] first) {
        double[][] byNode = new double[images.size()][first[strips.size()]];
        for (int s = 0; s < strips.size(); s++) {
            var loop = new PairLoop(frames.get(s), images);
            int width = first[s + 1] - first[s];
            for (int i = strips.get(s).from(); i < strips.get(s).to(); i++) {
                double[] ofImage = loop.columns(i);
                for (int c = 0; c < ofImage.length; c++) {
                    for (int u = 0; u < width; u++) {
                        byNode[i][first[s] + u] += ofImage[c] * toNodes.get(s)[c * width + u];
                    }
                }
            }
        }
        return byNode;
    }

    /** The group of each image: those of a few images each, and ties. */
    private static int[] groups(StripColumns columns, RoughStrips rough, int[] sorted, double[] score) {
        double[] weights = columns.weights();
        var groups = new ScoreGroups(
                sorted,
                score,
                image -> columns.images().weight(image) / weights[columns.strip(image)],
                rough.share() * columns.strips());
        int[] group = new int[sorted.length];
        for (int from = 0; from < sorted.length; from = groups.end(from)) {
            for (int place = from; place < groups.end(from); place++) {
                group[sorted[place]] = from;
            }
        }
        return group;
    }

    private static double[] loop(List<Strip> strips, double[][] byNode, double[] score, int[] group) {
        int stride = byNode[0].length;
        double[] sums = new double[stride * stride];
        for (int s = 1; s < strips.size(); s++) {
            for (int i = 0; i < strips.get(s).from(); i++) {
                for (int j = strips.get(s).from(); j < strips.get(s).to(); j++) {
                    boolean isWithin = group[i] == group[j] && score[i] != score[j];
                    double sign = isWithin ? -1 : Math.signum(score[j] - score[i]);
                    add(sign, byNode[i], byNode[j], sums);
                }
            }
        }
        return sums;
    }

    private static void add(double sign, double[] earlier, double[] later, double[] sums) {
        for (int u = 0; u < earlier.length && sign != 0; u++) {
            for (int v = 0; v < later.length && earlier[u] != 0; v++) {
                sums[u * later.length + v] += sign * earlier[u] * later[v];
            }
        }
    }
}
