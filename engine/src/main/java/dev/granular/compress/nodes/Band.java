package dev.granular.compress.nodes;

/**
 * The images of a strip whose σ lie within a small factor of each other. Their functions are expanded in Chebyshev
 * polynomials of MOS and log σ or, where they are few, taken at the images themselves.
 */
public sealed interface Band {
    /** Returns places at which functions are taken before nodes are chosen among them. */
    int columns();

    /**
     * Expanded in polynomials; columns are a tensor product of nodes, log σ running faster.
     *
     * @param mos basis in MOS over the whole strip
     * @param logStd nodes in log σ
     * @param shear what is taken off log σ first
     * @param decay which terms are needed
     */
    record Shared(ChebyshevBasis mos, Axis logStd, Shear shear, CoefficientDecay decay) implements Band {
        @Override
        public int columns() {
            return mos.size() * logStd.size();
        }
    }

    /**
     * Each image a column.
     *
     * @param images positions in MOS order
     * @param mos their MOS
     */
    record Single(int[] images, double[] mos) implements Band {
        @Override
        public int columns() {
            return images.length;
        }

        /** Returns how many of them have a lower MOS. */
        public int before(double lowest) {
            int count = 0;
            while (count < mos.length && mos[count] < lowest) {
                count++;
            }
            return count;
        }

        /** Returns how many of them have no higher MOS. */
        public int notAfter(double highest) {
            int count = mos.length;
            while (count > 0 && mos[count - 1] > highest) {
                count--;
            }
            return count;
        }
    }
}
