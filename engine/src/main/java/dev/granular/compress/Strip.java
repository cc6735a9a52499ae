package dev.granular.compress;

import java.util.List;

/**
 * An interval of MOS, ties kept together.
 *
 * @param from position of its first image in MOS order
 * @param to position after its last
 * @param low lowest MOS
 * @param high highest MOS
 * @param bands its images by σ
 * @param firstNode index of its first node among all nodes
 */
record Strip(int from, int to, double low, double high, List<Band> bands, int firstNode) {
    /** The same strip over other images. */
    Strip over(int otherFrom, int otherTo) {
        return new Strip(otherFrom, otherTo, low, high, bands, firstNode);
    }

    int size() {
        return to - from;
    }

    /** Columns at which functions are first taken, of all bands. */
    int columns() {
        return bands.stream().mapToInt(band -> band.columns(0)).sum();
    }

    /** Columns kept as nodes, of all bands. */
    int nodes() {
        return bands.stream().mapToInt(band -> band.kept().rank()).sum();
    }

    /** How many times the strip can be halved before it is as narrow as {@code width}. */
    int level(double width) {
        return width > 0 ? Math.max(0, (int) Math.floor(Math.log((high - low) / width) / Math.log(2))) : 62;
    }

    /** From charges of columns to charges of nodes: nodes() × columns(), by rows with stride {@code stride}. */
    double[] keeping(int stride) {
        double[] matrix = new double[nodes() * stride];
        int node = 0;
        int column = 0;
        for (Band band : bands) {
            InterpolativeDecomposition kept = band.kept();
            int columns = band.columns(0);
            for (int k = 0; k < kept.rank(); k++) {
                System.arraycopy(kept.weights(), k * columns, matrix, (node + k) * stride + column, columns);
            }
            node += kept.rank();
            column += columns;
        }
        return matrix;
    }

    /**
     * Sums over pairs of columns as sums over pairs of nodes.
     *
     * @param sums columns() × stride
     * @return nodes() × nodes()
     */
    double[] kept(double[] sums, int stride) {
        double[] keeping = keeping(stride);
        int nodes = nodes();
        int columns = columns();
        double[] half = new double[nodes * stride];
        for (int u = 0; u < nodes; u++) {
            for (int c = 0; c < columns; c++) {
                double weight = keeping[u * stride + c];
                if (weight != 0) {
                    for (int d = 0; d < columns; d++) {
                        half[u * stride + d] += weight * sums[c * stride + d];
                    }
                }
            }
        }
        double[] kept = new double[nodes * nodes];
        for (int u = 0; u < nodes; u++) {
            for (int v = 0; v < nodes; v++) {
                double sum = 0;
                for (int d = 0; d < columns; d++) {
                    sum += half[u * stride + d] * keeping[v * stride + d];
                }
                kept[u * nodes + v] = sum;
            }
        }
        return kept;
    }
}
