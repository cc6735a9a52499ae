package dev.granular.global;

import java.util.SplittableRandom;

/** A seeded sample of pairs of images, with replacement, all pairs equally likely; in independent parts. */
final class SampledPairs {
    private final int images;
    private final PairBudget budget;

    SampledPairs(int images, PairBudget budget) {
        this.images = images;
        this.budget = budget;
    }

    /** Receives pairs. */
    @FunctionalInterface
    interface PairConsumer {
        /** Takes one pair of two different images, in either order. */
        void accept(int i, int j);
    }

    /** Returns the number of pairs in a part. */
    int size() {
        return budget.sampled() / SampleError.PARTS;
    }

    /** Draws the pairs of one part, always the same. */
    void draw(int part, PairConsumer consumer) {
        var random = new SplittableRandom(budget.seed() * SampleError.PARTS + part);
        for (int k = 0; k < size(); k++) {
            int i = random.nextInt(images);
            int j = random.nextInt(images - 1);
            consumer.accept(i, j < i ? j : j + 1);
        }
    }
}
