package dev.granular.cluster;

/**
 * A sample with the dense ranks that its images have among all.
 *
 * @param sample of n images
 * @param mosRanks of {@link ImageSample#mos}, length n
 * @param scoreRanks of each model's {@link ImageSample#scores}, length n each
 */
public record RankedSample(ImageSample sample, double[] mosRanks, double[][] scoreRanks) {
    /** Refuses ranks that are not those of the sample. */
    public RankedSample {
        if (scoreRanks.length != sample.models()) {
            throw new IllegalArgumentException(scoreRanks.length + " models have ranks, of " + sample.models());
        }
    }
}
