package dev.granular.bench.coverage;

import dev.granular.Method;
import java.util.Locale;

/**
 * How often a claim came true.
 *
 * @param experiment that it was held against
 * @param what was claimed
 * @param method of the correlation
 * @param share in which it came true, 0 to 1; NaN if it never applied
 * @param error Monte Carlo standard error of the share
 * @param sets that it rests on
 * @param published share in the simulations that the method of inference was chosen by; NaN if unknown
 * @param agrees false if that is known, and more than two Monte Carlo errors away
 */
public record Finding(
        String experiment,
        String what,
        Method method,
        double share,
        double error,
        int sets,
        double published,
        boolean agrees) {
    static Finding of(Experiment experiment, Claim claim, Rate rate) {
        boolean agrees = !claim.isPublished() || rate.agreesWith(claim.published(), claim.rounding());
        return new Finding(
                experiment.name(),
                claim.what(),
                claim.method(),
                rate.share(),
                rate.error(),
                rate.sets(),
                claim.published(),
                agrees);
    }

    /** Returns what was published, and whether it agrees. */
    public String verdict() {
        return Double.isNaN(published)
                ? "none"
                : String.format(Locale.ROOT, "%.3f, %s", published, agrees ? "agrees" : "disagrees");
    }
}
