package dev.granular.pair;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Images in classes of the same rating: same MOS, same σ, same regulator weight. Where opinions are few and whole numbers,
 * or σ follows from the MOS, there are far fewer classes than images. A pair's weight depends on nothing else, so it is the
 * same for all pairs of two classes, and need be computed only once: exactly the direct sum, in other brackets.
 */
public final class RatingClasses {
    /** Images per class from which sums over classes are certainly faster than over images. */
    private static final int FEWEST_IMAGES = 2;

    /** Classes above which concordance between them takes too long: images are walked through for some of them at a time. */
    private static final int MOST_CLASSES = 1 << 16;

    /** Class of each image. */
    private final int[] classes;
    /** Some image of each class. */
    private final int[] example;
    /** Images in each class. */
    private final int[] counts;

    private record Window(double variance, double logWeight) {}

    private RatingClasses(int[] classes, int[] example, int[] counts) {
        this.classes = classes;
        this.example = example;
        this.counts = counts;
    }

    /** Returns classes by ascending MOS, if there are so few that sums over them are faster than over images. */
    public static Optional<RatingClasses> of(RatedImages images) {
        int most = Math.min(images.n / FEWEST_IMAGES, MOST_CLASSES);
        return most == 0 || differentMos(images) > most ? Optional.empty() : ofFew(images, most);
    }

    private static int differentMos(RatedImages images) {
        int different = 1;
        for (int i = 1; i < images.n; i++) {
            different += images.mosRank[i] == images.mosRank[i - 1] ? 0 : 1;
        }
        return different;
    }

    private static Optional<RatingClasses> ofFew(RatedImages images, int most) {
        int[] classes = new int[images.n];
        int[] example = new int[most];
        int[] counts = new int[most];
        int found = 0;
        Map<Window, Integer> ofThisMos = new HashMap<>();
        for (int i = 0; i < images.n; i++) {
            if (i > 0 && images.mosRank[i] != images.mosRank[i - 1]) {
                ofThisMos = new HashMap<>();
            }
            Integer known = ofThisMos.putIfAbsent(new Window(images.variance[i], images.logWeight[i]), found);
            if (known == null) {
                if (found == most) {
                    return Optional.empty();
                }
                example[found++] = i;
            }
            classes[i] = known == null ? found - 1 : known;
            counts[classes[i]]++;
        }
        return Optional.of(new RatingClasses(classes, Arrays.copyOf(example, found), Arrays.copyOf(counts, found)));
    }

    /** Returns the number of classes. */
    public int size() {
        return counts.length;
    }

    /** Class of the image at a position in MOS order. */
    int of(int image) {
        return classes[image];
    }

    /** Returns the number of images in a class. */
    int count(int number) {
        return counts[number];
    }

    /** Returns the value of some image of each class, which is that of all its images where these have the same. */
    double[] ofExamples(double[] ofImages) {
        return Arrays.stream(example).mapToDouble(i -> ofImages[i]).toArray();
    }
}
