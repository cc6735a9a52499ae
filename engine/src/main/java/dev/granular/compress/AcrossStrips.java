package dev.granular.compress;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/**
 * Σ p_i p_j sign(x_j − x_i) of one model, for every pair of nodes of different strips, over the images at them: one walk
 * over all images in order of x, cut into chunks.
 */
final class AcrossStrips {
    private final StripLayout layout;
    private final ScoreOrder scores;
    private final Places places;
    private final MatrixProduct product;

    AcrossStrips(StripLayout layout, ScoreOrder scores) {
        this.layout = layout;
        this.scores = scores;
        places = layout.places();
        product = layout.product();
    }

    /** Independent pieces of the work; each returns what adds its result to a matrix over all nodes, after all have run. */
    List<Callable<Consumer<double[]>>> tasks(int chunks) {
        ScoreWalk.Cell[] cells = layout.strips().stream()
                .map(nodes ->
                        new ScoreWalk.Cell(nodes.strip().from(), nodes.frame(), nodes.reduction(), nodes.stride()))
                .toArray(ScoreWalk.Cell[]::new);
        int[] roughWidths =
                layout.roughNodes().stream().mapToInt(StripNodes::stride).toArray();
        int[] order = scores.positions();
        var tasks = new ArrayList<Callable<Consumer<double[]>>>();
        double[][] chunkTotals = new double[chunks][];
        for (int c = 0; c < chunks; c++) {
            int chunk = c;
            int from = scores.tieBoundary((int) ((long) order.length * c / chunks));
            int to = scores.tieBoundary((int) ((long) order.length * (c + 1) / chunks));
            tasks.add(() -> {
                var inside = new PrefixWalk(layout.roughRows(), roughWidths, product);
                var walk = new ScoreWalk(places, scores.rank(), cells, inside, product);
                walk.walk(order, from, to);
                chunkTotals[chunk] = walk.total;
                return matrix -> {
                    walk.complete(earlier(chunkTotals, chunk));
                    addAcross(walk, inside, matrix);
                };
            });
        }
        return tasks;
    }

    /** What a chunk's walk could not know: charges of earlier chunks count as passed, and once less for the total. */
    private static double[] earlier(double[][] chunkTotals, int chunk) {
        double[] offset = new double[chunkTotals[chunk].length];
        for (int c = 0; c < chunkTotals.length; c++) {
            for (int u = 0; u < offset.length; u++) {
                offset[u] += (c < chunk ? 1 : -1) * chunkTotals[c][u];
            }
        }
        return offset;
    }

    private void addAcross(ScoreWalk walk, PrefixWalk inside, double[] matrix) {
        for (int b = 1; b < layout.strips().size(); b++) {
            StripNodes higher = layout.strips().get(b);
            StripNodes roughHigher = layout.roughNodes().get(b);
            double[] toHigher = higher.from(roughHigher, places, product);
            for (int a = 0; a < b; a++) {
                StripNodes lower = layout.strips().get(a);
                int u = layout.firstNode(a);
                int v = layout.firstNode(b);
                NodeMatrices.addBlock(
                        walk.sums,
                        walk.firstNode(a) * walk.nodes() + walk.firstNode(b),
                        walk.nodes(),
                        lower.size(),
                        higher.size(),
                        matrix,
                        layout.nodes(),
                        u,
                        v);
                StripNodes roughLower = layout.roughNodes().get(a);
                double[] rough = new double[roughLower.stride() * roughHigher.stride()];
                inside.addTo(rough, a, b);
                double[] block = new double[lower.stride() * higher.stride()];
                product.congruent(
                        rough,
                        roughLower.stride(),
                        roughHigher.stride(),
                        lower.from(roughLower, places, product),
                        lower.stride(),
                        toHigher,
                        higher.stride(),
                        block);
                NodeMatrices.addBlock(
                        block, 0, higher.stride(), lower.size(), higher.size(), matrix, layout.nodes(), u, v);
            }
        }
    }
}
