package dev.granular.compress;

/**
 * The images of a strip whose σ lie within a small factor of each other. Their functions are first taken at columns:
 * either a tensor product of Chebyshev nodes in MOS and log σ or, where they are few, the images themselves. Of the
 * columns only some are kept as nodes, from which the others follow.
 */
sealed interface Band {
    /** Columns needed on an interval of MOS that is the strip's width divided by {@code 2^level}, or narrower. */
    int columns(int level);

    /** Which of the columns of level 0 are kept as nodes, and how the others follow. */
    InterpolativeDecomposition kept();

    /**
     * Shared columns.
     *
     * @param mosBases basis in MOS for each level; the last serves all levels beyond
     * @param logStd nodes in log σ
     */
    record Shared(ChebyshevBasis[] mosBases, Axis logStd, InterpolativeDecomposition kept) implements Band {
        ChebyshevBasis mosBasis(int level) {
            return mosBases[Math.min(level, mosBases.length - 1)];
        }

        @Override
        public int columns(int level) {
            return mosBasis(level).size() * logStd.size();
        }
    }

    /**
     * Each image a column.
     *
     * @param images positions in MOS order
     */
    record Single(int[] images, InterpolativeDecomposition kept) implements Band {
        @Override
        public int columns(int level) {
            return images.length;
        }
    }
}
