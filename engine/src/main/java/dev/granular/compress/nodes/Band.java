package dev.granular.compress.nodes;

import java.util.Arrays;

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
     * @param images positions in MOS order of those that nodes were settled for; none once the images are left behind
     * @param mos their MOS
     * @param variance their σ²
     * @param weight their regulator weight
     */
    record Single(int[] images, double[] mos, double[] variance, double[] weight) implements Band {
        @Override
        public int columns() {
            return mos.length;
        }

        /** Returns the number of the first of them with this MOS and σ²; −1 if there is none. */
        int find(double ofMos, double ofVariance) {
            for (int k = before(ofMos); k < mos.length && mos[k] == ofMos; k++) {
                if (variance[k] == ofVariance) {
                    return k;
                }
            }
            return -1;
        }

        /** Returns how many of them have a lower MOS. */
        public int before(double lowest) {
            int at = Arrays.binarySearch(mos, lowest);
            while (at > 0 && mos[at - 1] == lowest) {
                at--;
            }
            return at < 0 ? -at - 1 : at;
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
