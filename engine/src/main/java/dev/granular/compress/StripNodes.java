package dev.granular.compress;

/**
 * Places of a strip that stand for all others, within a tolerance: those columns of a frame over the whole strip from
 * which the other columns follow.
 *
 * @param strip the strip
 * @param frame interpolates on the whole strip
 * @param columns which of the frame's columns are nodes
 * @param reduction how the frame's columns follow from the nodes: frame.columns() rows of {@link #stride()}
 */
record StripNodes(Strip strip, Frame frame, int[] columns, double[] reduction) {
    /** Number of nodes. */
    int size() {
        return columns.length;
    }

    /** Number of nodes, filled up to whole vectors. */
    int stride() {
        return MatrixProduct.padded(columns.length);
    }

    /**
     * How the functions at the columns of a frame inside the strip follow from the nodes: rows of {@link #stride()}, as many
     * as whole vectors of columns.
     */
    double[] from(Frame narrower, Places places, MatrixProduct product) {
        double[] rows = new double[MatrixProduct.padded(narrower.columns()) * stride()];
        double[] scratch = new double[2 * Axis.MOST];
        double[] within = new double[frame.columns()];
        for (int c = 0; c < narrower.columns(); c++) {
            int band = narrower.evaluateWithin(c, frame, places, scratch, within);
            reduce(product, within, band, rows, c * stride());
        }
        return rows;
    }

    /** As {@link #from(Frame, Places, MatrixProduct)} for the nodes of another choice in the same strip. */
    double[] from(StripNodes other, Places places, MatrixProduct product) {
        double[] rows = new double[other.stride() * stride()];
        double[] scratch = new double[2 * Axis.MOST];
        double[] within = new double[frame.columns()];
        for (int k = 0; k < other.size(); k++) {
            int band = other.frame.evaluateWithin(other.columns[k], frame, places, scratch, within);
            reduce(product, within, band, rows, k * stride());
        }
        return rows;
    }

    /** Weights with which an image's functions are taken from the nodes, times {@code factor}, added to {@code out}. */
    void evaluate(
            Places places,
            int image,
            double factor,
            MatrixProduct product,
            double[] scratch,
            double[] row,
            double[] out,
            int offset) {
        frame.evaluate(places, image, factor, scratch, row, 0);
        reduce(product, row, places.band()[image], out, offset);
    }

    private void reduce(MatrixProduct product, double[] row, int band, double[] out, int offset) {
        int stride = stride();
        int from = frame.firstColumn(band) * stride;
        for (int c = 0; c < frame.columns(band); c++) {
            double factor = row[c];
            if (factor != 0) {
                product.addScaled(factor, reduction, from + c * stride, out, offset, stride);
            }
        }
    }
}
