package dev.granular.global;

import dev.granular.mapping.FittedMapping;

/**
 * Agreement of mapped scores f with the MOS y, image by image.
 *
 * @param plcc Pearson's correlation of f and y
 * @param rmse {@code sqrt(Σ (y − f)² / N)}, MOS units
 * @param rmseP1401 the same over {@code N − d} with d fitted parameters (ITU-T P.1401, 7.5.1), MOS units
 * @param rmseStar RMSE*, which counts of an error only what is beyond the confidence interval of the MOS:
 *     {@code sqrt(Σ max(0, |y − f| − CI)² / (N − d))} (ITU-T P.1401, 7.7), MOS units
 * @param outliersBeyondInterval share of images with {@code |y − f| > CI} (ITU-T P.1401, 7.5.2.2)
 * @param outliersBeyondTwoErrors share of images with {@code |y − f| > 2 SE}, as in VQEG FR-TV
 * @param outliersBeyondTwoStd share of images with {@code |y − f| > 2 σ}, σ the standard deviation of the ratings
 */
public record ErrorFigures(
        Figure plcc,
        Figure rmse,
        Figure rmseP1401,
        Figure rmseStar,
        Figure outliersBeyondInterval,
        Figure outliersBeyondTwoErrors,
        Figure outliersBeyondTwoStd) {

    /** Computes errors of one model. */
    static ErrorFigures of(RatedSet set, FittedMapping mapping, double[] mapped) {
        double[] mos = set.mos();
        int freedom = mos.length - mapping.freeParameters();
        double[] error = new double[mos.length];
        for (int i = 0; i < error.length; i++) {
            error[i] = Math.abs(mos[i] - mapped[i]);
        }
        Figure tooFew = Figure.missing(Reason.TOO_FEW_IMAGES);
        return new ErrorFigures(
                set.correlation(mapped),
                Figure.of(Math.sqrt(mapping.sse() / mos.length)),
                freedom > 0 ? Figure.of(Math.sqrt(mapping.sse() / freedom)) : tooFew,
                freedom > 0 ? set.withInterval(half -> Math.sqrt(squaresBeyond(error, half) / freedom)) : tooFew,
                set.withInterval(half -> shareBeyond(error, half, 1)),
                set.withStandardErrors(standard -> shareBeyond(error, standard, 2)),
                set.withStd(std -> shareBeyond(error, std, 2)));
    }

    private static double squaresBeyond(double[] error, double[] half) {
        double sum = 0;
        for (int i = 0; i < error.length; i++) {
            double beyond = Math.max(0, error[i] - half[i]);
            sum += beyond * beyond;
        }
        return sum;
    }

    private static double shareBeyond(double[] error, double[] width, double factor) {
        int count = 0;
        for (int i = 0; i < error.length; i++) {
            count += error[i] > factor * width[i] ? 1 : 0;
        }
        return (double) count / error.length;
    }
}
