package dev.granular.pair;

import java.util.List;

/** A product of two differences of one pair of images, to be summed over pairs. */
public sealed interface Product {
    /** The values of which differences are taken. */
    enum Scale {
        /** MOS and scores. */
        VALUES,
        /** Their dense ranks. */
        RANKS
    }

    /** Δs². */
    record OfMos(Scale scale) implements Product {}

    /** Δx Δs. */
    record OfBoth(Scale scale, int model) implements Product {}

    /** Δx². */
    record OfScore(Scale scale, int model) implements Product {}

    /** sign(Δx) sign(Δs). */
    record Concordance(int model) implements Product {}

    /** Returns whether it is a difference times itself, so that no term of its sum is negative. */
    default boolean isSquare() {
        return this instanceof OfMos || this instanceof OfScore;
    }

    /** Returns the name in files: what is multiplied, then the model's name after a colon. */
    default String name(List<String> models) {
        return switch (this) {
            case OfMos(Scale scale) -> prefix(scale) + "mos_mos";
            case OfBoth(Scale scale, int model) -> prefix(scale) + "score_mos:" + models.get(model);
            case OfScore(Scale scale, int model) -> prefix(scale) + "score_score:" + models.get(model);
            case Concordance(int model) -> "concordance:" + models.get(model);
        };
    }

    private static String prefix(Scale scale) {
        return scale == Scale.RANKS ? "rank_" : "";
    }
}
