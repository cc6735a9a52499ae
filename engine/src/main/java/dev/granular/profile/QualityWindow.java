package dev.granular.profile;

import dev.granular.Method;
import dev.granular.pair.RatedImages;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The images in the window around one quality, and correlations over their pairs. A pair weighs {@code w_i w_j}. With h the
 * heaviest image, and others without it,
 *
 * <pre>Σ w_i w_j Δa Δb = w_h Σ' w (a − a_h)(b − b_h) + W' Σ' w (a − ā')(b − b̄')</pre>
 *
 * where primes leave h out: no terms cancel in it, however much h outweighs the others.
 */
final class QualityWindow {
    private static final double HALF_LOG2_E = -0.5 / Math.log(2);

    /** Bits below the second heaviest image from which on an image adds less than rounding does. */
    private static final double REACH = 150;

    /** Bits by which the heaviest image may outweigh the second; beyond, pairs of others add less than rounding does. */
    private static final double MOST_OVERWEIGHT = 150;

    /** Exponent of the heaviest pair below which its rounding is as large as the differences between pairs. */
    private static final double DARKEST = -0x1p50;

    /** Share of the squared range below which a sum of squares is rounding, as in the sum over pairs. */
    private static final double NOTHING = 0x1p-900;

    private final RatedImages images;
    /** Positions of images with weight, by ascending MOS. */
    private final int[] members;
    /** Their weights. */
    private final double[] weight;
    /** Place of the heaviest among the members. */
    private final int heaviest;
    /** Sum of the others' weights. */
    private final double others;

    private final double[] values;
    private final double effectivePairs;

    /** @param shift exponent of the second heaviest image */
    private QualityWindow(RatedImages images, List<Method> methods, double[] exponent, int top, double shift) {
        this.images = images;
        members = IntStream.range(0, exponent.length)
                .filter(i -> exponent[i] - shift >= -REACH)
                .toArray();
        weight = new double[members.length];
        int at = 0;
        double sum = 0;
        for (int k = 0; k < members.length; k++) {
            weight[k] = Math.exp(Math.log(2) * Math.min(MOST_OVERWEIGHT, exponent[members[k]] - shift));
            if (members[k] == top) {
                at = k;
            } else {
                sum += weight[k];
            }
        }
        heaviest = at;
        others = sum;
        double weights = sumOfProducts(weight);
        double squares = sumOfProducts(Arrays.stream(weight).map(w -> w * w).toArray());
        effectivePairs = weights * (weights / squares);
        values = correlations(methods, weights);
    }

    private QualityWindow(RatedImages images, List<Method> methods) {
        this.images = images;
        members = new int[0];
        weight = new double[0];
        heaviest = 0;
        others = 0;
        effectivePairs = 0;
        values = new double[images.models() * methods.size()];
        Arrays.fill(values, Double.NaN);
    }

    /** Evaluates at one quality, counted in the unit of the MOS. */
    static QualityWindow of(RatedImages images, List<Method> methods, double place) {
        if (images.size() < 2) {
            return new QualityWindow(images, methods);
        }
        double[] exponent = exponents(images, place);
        int top = indexOfHighest(exponent, -1);
        double shift = exponent[indexOfHighest(exponent, top)];
        return exponent[top] + shift >= DARKEST
                ? new QualityWindow(images, methods, exponent, top, shift)
                : new QualityWindow(images, methods);
    }

    private static double[] exponents(RatedImages images, double place) {
        double[] exponent = new double[images.size()];
        for (int i = 0; i < exponent.length; i++) {
            double off = place - images.mos()[i];
            exponent[i] = images.logWeight()[i] + HALF_LOG2_E * off * off / images.variance()[i];
        }
        return exponent;
    }

    private static int indexOfHighest(double[] values, int without) {
        int highest = without == 0 ? 1 : 0;
        for (int i = 0; i < values.length; i++) {
            if (i != without && values[i] > values[highest]) {
                highest = i;
            }
        }
        return highest;
    }

    /** Returns model by model a value for each method; NaN where undefined. */
    double[] values() {
        return values;
    }

    /** Returns the effective number of pairs, (Σw)²/Σw². */
    double effectivePairs() {
        return effectivePairs;
    }

    private double[] correlations(List<Method> methods, double weights) {
        double[] mos = gather(images.mos());
        double[] mosRank = gather(images.mosRank());
        double[] found = new double[images.models() * methods.size()];
        for (int model = 0; model < images.models(); model++) {
            double[] scores = gather(images.scores(model));
            double[] ranks = gather(images.scoreRanks(model));
            for (int k = 0; k < methods.size(); k++) {
                found[model * methods.size() + k] = switch (methods.get(k)) {
                    case PLCC -> cosine(scores, mos);
                    case SRCC -> cosine(ranks, mosRank);
                    case KRCC -> Math.clamp(concordance(ranks, mosRank) / weights, -1, 1);
                };
            }
        }
        return found;
    }

    private double[] gather(double[] ofImages) {
        return Arrays.stream(members).mapToDouble(i -> ofImages[i]).toArray();
    }

    /** Sums v_i v_j over pairs. */
    private double sumOfProducts(double[] v) {
        double before = 0;
        double sum = 0;
        for (double value : v) {
            sum += value * before;
            before += value;
        }
        return sum;
    }

    private double cosine(double[] a, double[] b) {
        double aa = sum(a, a);
        double bb = sum(b, b);
        return aa > NOTHING && bb > NOTHING
                ? Math.clamp(sum(a, b) / (Math.sqrt(aa) * Math.sqrt(bb)), -1, 1)
                : Double.NaN;
    }

    /** Sums w_i w_j Δa Δb over pairs. */
    private double sum(double[] a, double[] b) {
        double meanA = 0;
        double meanB = 0;
        double fromHeaviest = 0;
        for (int k = 0; k < weight.length; k++) {
            if (k != heaviest) {
                double offA = a[k] - a[heaviest];
                double offB = b[k] - b[heaviest];
                meanA += weight[k] * offA / others;
                meanB += weight[k] * offB / others;
                fromHeaviest += weight[k] * offA * offB;
            }
        }
        double amongOthers = 0;
        for (int k = 0; k < weight.length; k++) {
            if (k != heaviest) {
                amongOthers += weight[k] * (a[k] - a[heaviest] - meanA) * (b[k] - b[heaviest] - meanB);
            }
        }
        return weight[heaviest] * fromHeaviest + others * amongOthers;
    }

    /**
     * Sums w_i w_j sign(Δscore) sign(Δmos) over pairs. Images are walked through by ascending MOS, those of one MOS together,
     * while a Fenwick tree holds the weights met so far by score.
     */
    private double concordance(double[] scoreRank, double[] mosRank) {
        var met = new WeightTree((int) Arrays.stream(scoreRank).max().orElse(0) + 1);
        double sum = 0;
        int group = 0;
        while (group < weight.length) {
            int end = group;
            for (; end < weight.length && mosRank[end] == mosRank[group]; end++) {
                int rank = (int) scoreRank[end];
                sum += weight[end] * (met.below(rank) - met.above(rank));
            }
            for (; group < end; group++) {
                met.add((int) scoreRank[group], weight[group]);
            }
        }
        return sum;
    }
}
