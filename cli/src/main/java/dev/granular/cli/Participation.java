package dev.granular.cli;

import dev.granular.Column;
import dev.granular.Regulator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoublePredicate;

/** The images that count for nothing in the surface, by their standard deviations and given weights. */
record Participation(int images, int withoutStd, int withoutWeight, int withSlightWeight, boolean regulatorCounts) {
    /** Relative to the largest weight; about what a sum of doubles loses. */
    private static final double SLIGHT = 1e-16;

    /** Counts images as the windows see them. Estimated standard deviations are 0 at the ends of the scale, which notes say. */
    static Participation of(Study study, Plan plan) {
        Optional<Column> weights =
                plan.regulator() instanceof Regulator.Given(Column given) ? Optional.of(given) : Optional.empty();
        double slight = SLIGHT * weights.map(Participation::largest).orElse(0.0);
        return new Participation(
                study.ratings().size(),
                study.stdKnown() ? withoutStd(study.ratings().std(), plan.stdScale()) : 0,
                weights.map(given -> count(given, weight -> weight == 0)).orElse(0),
                weights.map(given -> count(given, weight -> weight > 0 && weight < slight))
                        .orElse(0),
                plan.regulator() instanceof Regulator.Gaussian || plan.regulator() instanceof Regulator.Lds);
    }

    private static int withoutStd(Column std, double scale) {
        return count(std, value -> value * scale * (value * scale) == 0);
    }

    private static int count(Column values, DoublePredicate wanted) {
        int count = 0;
        for (int row = values.next(0, wanted); row < values.size(); row = values.next(row + 1, wanted)) {
            count++;
        }
        return count;
    }

    private static double largest(Column values) {
        double largest = 0;
        for (int row = 0; row < values.size(); row++) {
            largest = Math.max(largest, values.get(row));
        }
        return largest;
    }

    /** Says how many images count for nothing, and in what they still count; one line for each reason. */
    List<String> warnings() {
        var warnings = new ArrayList<String>();
        String nothing = "take no part in the surface";
        add(warnings, withoutStd, "a standard deviation of 0 " + nothing, regulatorCounts ? ", the regulator" : "");
        add(warnings, withoutWeight, "a weight of 0 " + nothing, "");
        String slight = String.format(Locale.ROOT, "a weight below %.0e of the largest", SLIGHT);
        add(warnings, withSlightWeight, slight + " vanish in the surface beside others", "");
        return warnings;
    }

    private void add(List<String> warnings, int count, String what, String more) {
        if (count > 0) {
            warnings.add("images with " + what + " (" + count + " of " + images
                    + "); they still count in ranks, the range of Q" + more + " and the global figures");
        }
    }
}
