package dev.granular.kernel;

import java.util.Arrays;

/** Element by element. */
final class ScalarProductRow implements ProductRow {
    @Override
    public void fill(double factor, double x, double[] ofStd, int[] depth, double[] out, int offset) {
        double before = factor * x;
        double current = factor;
        int at = offset;
        for (int deep : depth) {
            for (int v = 0; v < deep; v++) {
                out[at + v] = current * ofStd[v];
            }
            at += deep;
            double next = 2 * x * current - before;
            before = current;
            current = next;
        }
        Arrays.fill(out, at, at + ROOM, 0);
    }
}
