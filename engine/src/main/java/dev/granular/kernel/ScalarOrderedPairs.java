package dev.granular.kernel;

/** Plain loops. */
final class ScalarOrderedPairs implements OrderedPairs {
    @Override
    public void add(
            double[] running,
            double[] sums,
            int columns,
            int first,
            int count,
            double[] row,
            int at,
            double[] moments,
            int lanes) {
        for (int f = 0; f < lanes; f++) {
            double one = moments[f];
            double a = moments[lanes + f];
            double b = moments[2 * lanes + f];
            double product = moments[3 * lanes + f];
            for (int c = 0; c < columns; c++) {
                int z = 4 * c * lanes + f;
                double met = running[z] * product
                        - running[z + lanes] * b
                        - running[z + 2 * lanes] * a
                        + running[z + 3 * lanes] * one;
                for (int d = 0; d < count; d++) {
                    sums[(c * columns + first + d) * lanes + f] += met * row[at + d];
                }
            }
            for (int d = 0; d < count; d++) {
                int z = 4 * (first + d) * lanes + f;
                running[z] += row[at + d] * one;
                running[z + lanes] += row[at + d] * a;
                running[z + 2 * lanes] += row[at + d] * b;
                running[z + 3 * lanes] += row[at + d] * product;
            }
        }
    }
}
