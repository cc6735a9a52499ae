package dev.granular.pair;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The images of a set in classes of the same rating, as {@link RowKernel} reads them. Classes ascend by MOS, images stand
 * class by class, arrays of classes are padded with zeros to whole blocks of columns. A class may be a single image.
 */
final class RowColumns {
    /** Number of classes. */
    final int classes;
    /** Number of images. */
    final int images;
    /** Whether some class has two images or more. */
    final boolean shared;
    /** Position, in MOS order, of each image. */
    final int[] position;
    /** First image of each class; the last entry is the end. */
    final int[] firstImage;
    /** Images in each class. */
    final double[] counts;
    /** No image in any class: the spread of what all images of a class share. */
    final double[] none;

    final double[] mos;
    final double[] variance;
    /** First class with the same MOS, and the first after those. */
    final int[] firstTied;

    final int[] endTied;
    final ClassMoments mosMoments;
    final ClassMoments rankMoments;
    final ClassMoments[] scoreMoments;
    final ClassMoments[] scoreRankMoments;
    /** Scores by image, and their dense ranks. */
    final double[][] scores;

    final double[][] scoreRanks;
    /** For each model: ranks of the images of each block of columns, ascending; none where no class is shared. */
    final double[][] sortedRanks;
    /** Classes of those images. */
    final int[][] sortedClasses;

    private final int[] classOf;

    /** Copies columns of all images, in classes if there are some. */
    static RowColumns of(RatedImages images, Optional<RatingClasses> classes) {
        int[] classOf = IntStream.range(0, images.n)
                .map(i -> classes.map(c -> c.of(i)).orElse(i))
                .toArray();
        int[] positions = IntStream.range(0, images.n).toArray();
        return new RowColumns(images, positions, classOf);
    }

    /** Copies columns of some images, given by ascending position, each a class of its own. */
    static RowColumns ofSome(RatedImages images, int[] positions) {
        return new RowColumns(
                images, positions, IntStream.range(0, positions.length).toArray());
    }

    /** @param ofPosition class of each of the positions, ascending with MOS */
    private RowColumns(RatedImages rated, int[] positions, int[] ofPosition) {
        images = positions.length;
        classes = Arrays.stream(ofPosition).max().orElse(-1) + 1;
        shared = classes < images;
        firstImage = new int[classes + 1];
        for (int c : ofPosition) {
            firstImage[c + 1]++;
        }
        for (int c = 0; c < classes; c++) {
            firstImage[c + 1] += firstImage[c];
        }
        int[] next = firstImage.clone();
        position = new int[images];
        classOf = new int[images];
        for (int i = 0; i < images; i++) {
            int at = next[ofPosition[i]]++;
            position[at] = positions[i];
            classOf[at] = ofPosition[i];
        }
        int padded = Math.ceilDiv(classes, RowKernel.COLUMNS) * RowKernel.COLUMNS;
        counts = new double[padded];
        none = new double[padded];
        for (int c = 0; c < classes; c++) {
            counts[c] = firstImage[c + 1] - firstImage[c];
        }
        mosMoments = moments(gather(rated.mos));
        rankMoments = moments(gather(rated.mosRank));
        mos = mosMoments.mean();
        variance = moments(gather(rated.variance)).mean();
        firstTied = new int[classes];
        endTied = new int[classes];
        tie();
        scores = gather(rated.scores);
        scoreRanks = gather(rated.scoreRanks);
        scoreMoments = Arrays.stream(scores).map(this::moments).toArray(ClassMoments[]::new);
        scoreRankMoments = Arrays.stream(scoreRanks).map(this::moments).toArray(ClassMoments[]::new);
        int[][] order = shared ? Arrays.stream(scoreRanks).map(this::sorted).toArray(int[][]::new) : new int[0][];
        sortedRanks = new double[order.length][];
        sortedClasses = new int[order.length][];
        for (int m = 0; m < order.length; m++) {
            double[] ranks = scoreRanks[m];
            sortedRanks[m] = Arrays.stream(order[m]).mapToDouble(i -> ranks[i]).toArray();
            sortedClasses[m] = Arrays.stream(order[m]).map(i -> classOf[i]).toArray();
        }
    }

    private double[][] gather(double[][] columns) {
        return Arrays.stream(columns).map(this::gather).toArray(double[][]::new);
    }

    private double[] gather(double[] column) {
        return Arrays.stream(position).mapToDouble(i -> column[i]).toArray();
    }

    private void tie() {
        for (int c = 0; c < classes; c++) {
            firstTied[c] = c > 0 && rank(c) == rank(c - 1) ? firstTied[c - 1] : c;
        }
        for (int c = classes - 1; c >= 0; c--) {
            endTied[c] = c + 1 < classes && rank(c) == rank(c + 1) ? endTied[c + 1] : c + 1;
        }
    }

    private double rank(int c) {
        return rankMoments.mean()[c];
    }

    /** Means in two parts and spreads by class, see {@link ClassMoments}, padded. */
    private ClassMoments moments(double[] ofImages) {
        double[] mean = new double[counts.length];
        double[] rest = new double[counts.length];
        double[] spread = new double[counts.length];
        for (int c = 0; c < classes; c++) {
            int from = firstImage[c];
            int to = firstImage[c + 1];
            double start = ofImages[from];
            double off = 0;
            for (int i = from; i < to; i++) {
                off += (ofImages[i] - start) / (to - from);
            }
            mean[c] = start + off;
            for (int i = from; i < to; i++) {
                rest[c] += (ofImages[i] - mean[c]) / (to - from);
            }
            for (int i = from; i < to; i++) {
                double distance = ofImages[i] - mean[c] - rest[c];
                spread[c] += distance * distance;
            }
        }
        return new ClassMoments(mean, rest, spread);
    }

    private int[] sorted(double[] ranks) {
        int[] order = new int[images];
        for (int block = 0; block < blocks(); block++) {
            int from = firstImage[block * RowKernel.COLUMNS];
            int to = firstImage[Math.min(classes, (block + 1) * RowKernel.COLUMNS)];
            int[] some = IntStream.range(from, to)
                    .boxed()
                    .sorted(Comparator.comparingDouble(i -> ranks[i]))
                    .mapToInt(i -> i)
                    .toArray();
            System.arraycopy(some, 0, order, from, some.length);
        }
        return order;
    }

    /** Returns the number of blocks of columns. */
    int blocks() {
        return counts.length / RowKernel.COLUMNS;
    }

    /** Returns the number of models. */
    int models() {
        return scores.length;
    }

    /** Returns the class of an image. */
    int classOf(int image) {
        return classOf[image];
    }

    /** Returns the class of each position in MOS order, where these are all images. */
    int[] classOfPosition() {
        int[] classes = new int[images];
        for (int i = 0; i < images; i++) {
            classes[position[i]] = classOf[i];
        }
        return classes;
    }
}
