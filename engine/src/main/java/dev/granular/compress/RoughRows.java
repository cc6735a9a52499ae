package dev.granular.compress;

/**
 * Every image's row in terms of its strip's rough nodes, times its weight: what sums over few pairs are made of. Filled
 * once, then only read.
 */
final class RoughRows {
    private final int stride;
    private final double[] rows;

    RoughRows(int images, int stride) {
        this.stride = stride;
        rows = new double[Math.multiplyExact(images, stride)];
    }

    /** Fills in the rows of a strip's images; different strips may be filled by different threads. */
    void fill(StripNodes rough, Places places, MatrixProduct product) {
        double[] scratch = new double[2 * Axis.MOST];
        double[] row = new double[rough.frame().columns()];
        for (int i = rough.strip().from(); i < rough.strip().to(); i++) {
            rough.evaluate(places, i, places.weight()[i], product, scratch, row, rows, i * stride);
        }
    }

    double[] rows() {
        return rows;
    }

    /** Where an image's row begins. */
    int at(int image) {
        return image * stride;
    }
}
