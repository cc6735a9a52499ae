package dev.granular.compress.nodes;

import java.util.Arrays;

/**
 * Products T_a(MOS) T_b(log σ) of Chebyshev polynomials in which a band's functions are expanded: all with
 * {@code b < depth[a]}, in ascending order of a and then b. Depths do not increase.
 */
public record PolynomialTerms(int[] depth) {
    public int size() {
        return Arrays.stream(depth).sum();
    }
}
