package dev.granular.bench.coverage;

import dev.granular.Method;

/**
 * Something that is said to happen in a certain share of cases.
 *
 * @param what happens
 * @param method of the correlation
 * @param published share in the simulations that the method of inference was chosen by; NaN if unknown
 * @param rounding largest error of the published share by its rounding
 */
record Claim(String what, Method method, double published, double rounding) {
    /** Returns a share that was published with two or three decimals. */
    static Claim of(String what, Method method, double published) {
        boolean isOfTwo = Math.abs(published * 100 - Math.rint(published * 100)) < 1e-9;
        return new Claim(what, method, published, isOfTwo ? 0.005 : 0.0005);
    }

    /** Returns a share that nothing is known of beforehand. */
    static Claim open(String what, Method method) {
        return new Claim(what, method, Double.NaN, 0);
    }

    boolean isPublished() {
        return !Double.isNaN(published);
    }
}
