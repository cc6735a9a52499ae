package dev.granular.compress;

/**
 * The images of a strip whose σ lie within a small factor of each other. Either they share nodes, a tensor product of
 * MOS and log σ, or they are so few that each is its own node.
 */
sealed interface Band {
    /** Nodes needed on an interval of MOS that is the strip's width divided by {@code 2^level}, or narrower. */
    int nodes(int level);

    /**
     * Shared nodes.
     *
     * @param mosBases basis in MOS for each level; the last serves all levels beyond
     * @param logStd nodes in log σ
     */
    record Shared(ChebyshevBasis[] mosBases, Axis logStd) implements Band {
        ChebyshevBasis mosBasis(int level) {
            return mosBases[Math.min(level, mosBases.length - 1)];
        }

        @Override
        public int nodes(int level) {
            return mosBasis(level).size() * logStd.size();
        }
    }

    /**
     * Each image a node.
     *
     * @param images positions in MOS order
     */
    record Single(int[] images) implements Band {
        @Override
        public int nodes(int level) {
            return images.length;
        }
    }
}
