package dev.granular.pair;

/**
 * A column of images, by class: mean and spread. The mean is kept in two parts, rounded and what rounding took away, so
 * that differences of means lose no more than differences of the images' values.
 *
 * @param mean means, rounded
 * @param rest what is missing from those
 * @param spread sums of squared distances from the mean
 */
record ClassMoments(double[] mean, double[] rest, double[] spread) {
    /** Computes the moments of a column of {@code ofImages}, length n. */
    static ClassMoments of(RatingClasses classes, double[] ofImages) {
        double[] start = classes.ofExamples(ofImages);
        double[] mean = start.clone();
        double[] offMean = meanDistances(classes, ofImages, start);
        for (int c = 0; c < mean.length; c++) {
            mean[c] += offMean[c];
        }
        double[] rest = meanDistances(classes, ofImages, mean);
        double[] spread = new double[mean.length];
        for (int i = 0; i < ofImages.length; i++) {
            int c = classes.of(i);
            double off = ofImages[i] - mean[c] - rest[c];
            spread[c] += off * off;
        }
        return new ClassMoments(mean, rest, spread);
    }

    /** Returns the mean distances of a class's images from a place. */
    private static double[] meanDistances(RatingClasses classes, double[] ofImages, double[] place) {
        double[] distance = new double[place.length];
        for (int i = 0; i < ofImages.length; i++) {
            int c = classes.of(i);
            distance[c] += (ofImages[i] - place[c]) / classes.count(c);
        }
        return distance;
    }
}
