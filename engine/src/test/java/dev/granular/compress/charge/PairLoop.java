package dev.granular.compress.charge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.granular.compress.nodes.PlacedImages;
import dev.granular.kernel.ProductRow;
import dev.granular.pair.Product;
import dev.granular.pair.RatedImages;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Sums over pairs of images by columns of a frame, one pair after another. */
public final class PairLoop {
    private final Expansion frame;
    private final PlacedImages images;
    /** Columns that are summed. */
    private final int[] chosen;

    /** What is summed over the pairs of an image and a later one. */
    public interface Statistic {
        /** Its value for the pair of {@code i} and {@code j}; 0 leaves the pair out. */
        double of(int i, int j);
    }

    /** Sums over all columns of {@code frame}. */
    public PairLoop(Expansion frame, PlacedImages images) {
        this(frame, images, IntStream.range(0, frame.columns()).toArray());
    }

    /** Sums over some of them. */
    public PairLoop(Expansion frame, PlacedImages images, int[] chosen) {
        this.frame = frame;
        this.images = images;
        this.chosen = chosen;
    }

    /** Value of each chosen column at an image. */
    public double[] columns(int image) {
        double[] row = new double[frame.mostColumns() + ProductRow.ROOM];
        frame.evaluate(images, image, new double[Expansion.SCRATCH], row, 0);
        double[] columns = new double[frame.columns()];
        int band = images.band(image);
        System.arraycopy(row, 0, columns, frame.firstColumn(band), frame.columns(band));
        return Arrays.stream(chosen).mapToDouble(u -> columns[u]).toArray();
    }

    /** Sums over all pairs of the images from one position to another: columns of the earlier image by those of the later. */
    public double[][] sums(int from, int to, Statistic statistic) {
        double[][] columns = new double[to - from][];
        Arrays.setAll(columns, k -> columns(from + k));
        double[][] sums = new double[chosen.length][chosen.length];
        for (int i = from; i < to; i++) {
            for (int j = i + 1; j < to; j++) {
                add(statistic.of(i, j), columns[i - from], columns[j - from], sums);
            }
        }
        return sums;
    }

    private static void add(double times, double[] earlier, double[] later, double[][] sums) {
        for (int u = 0; times != 0 && u < earlier.length; u++) {
            for (int v = 0; earlier[u] != 0 && v < later.length; v++) {
                sums[u][v] += times * earlier[u] * later[v];
            }
        }
    }

    /** A statistic of images, as its formula is written. */
    public static Statistic of(RatedImages rated, Product product) {
        return switch (product) {
            case Product.OfMos(Product.Scale scale) -> product(mos(rated, scale), mos(rated, scale));
            case Product.OfBoth(Product.Scale scale, int m) -> product(scores(rated, scale, m), mos(rated, scale));
            case Product.OfScore(Product.Scale scale, int m) ->
                product(scores(rated, scale, m), scores(rated, scale, m));
            case Product.Concordance(int m) -> {
                double[] score = rated.scoreRanks(m);
                double[] mos = rated.mosRank();
                yield (i, j) -> Math.signum(score[j] - score[i]) * Math.signum(mos[j] - mos[i]);
            }
        };
    }

    private static Statistic product(double[] a, double[] b) {
        return (i, j) -> (a[j] - a[i]) * (b[j] - b[i]);
    }

    private static double[] mos(RatedImages rated, Product.Scale scale) {
        return scale == Product.Scale.RANKS ? rated.mosRank() : rated.mos();
    }

    private static double[] scores(RatedImages rated, Product.Scale scale, int m) {
        return scale == Product.Scale.RANKS ? rated.scoreRanks(m) : rated.scores(m);
    }

    /**
     * Compares sums over pairs of the chosen columns.
     *
     * @param actual over all columns, with a stride
     * @return how many sums that are not 0 were compared
     */
    public int assertSums(double[][] expected, double[] actual, int stride, String what) {
        double total = images.weight(0, images.size());
        double mass = total / images.size();
        double largest = 0;
        for (double[] row : expected) {
            largest = Math.max(largest, Arrays.stream(row).map(Math::abs).max().orElse(0));
        }
        // Sums that are all 0 are left by terms as large as all pairs weigh.
        double scale = largest == 0 ? total * total : Math.max(mass * mass, largest);
        int compared = 0;
        for (int u = 0; u < expected.length; u++) {
            for (int v = 0; v < expected.length; v++) {
                double found = actual[chosen[u] * stride + chosen[v]];
                assertEquals(expected[u][v], found, 1e-11 * scale, what + " " + u + ", " + v);
                compared += expected[u][v] == 0 ? 0 : 1;
            }
        }
        return compared;
    }
}
