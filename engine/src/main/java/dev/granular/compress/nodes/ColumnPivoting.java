package dev.granular.compress.nodes;

import dev.granular.parallel.TaskPool;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Gram and Schmidt's orthogonalisation with column pivoting. What is left of the columns lies by rows, so that loops run along them. */
final class ColumnPivoting {
    /** Columns that are taken together: few enough to stay in the cache from one use to the next. */
    private static final int TILE = 128;

    /** Elements from which on several threads are worth while. */
    private static final double MANY = 2e5;

    /** Rows that are taken in one loop, which spares loads and stores of what is added up along columns. */
    private static final int ROWS_AT_ONCE = 4;

    /** Part of a column's length below which what is left of it is rounding. */
    private static final double ROUNDING = 1e-13;

    private final double tolerance;
    private final int rows;
    /** Rows, filled up with zeros to whole steps of {@link #ROWS_AT_ONCE}. */
    private final int paddedRows;

    private final int columns;
    /** Column at each place; those that are chosen or negligible are at the end, from {@link #active}. */
    private final int[] columnAt;
    /** What is left, by rows: element k of a row is of the column at place k. */
    private final double[][] left;
    /** Squared norm of what is left, by place. */
    private final double[] square;

    /** Squared norm of what is negligible, by place. */
    private final double[] negligible;

    private final TaskPool pool;
    private int active;

    /** Factor by which each column is taken. */
    private final double[] scale;

    /**
     * @param matrix the columns, each an array of its own
     * @param scale factor by which each is taken
     */
    ColumnPivoting(double[][] matrix, double[] scale, double tolerance, TaskPool pool) {
        this.pool = pool;
        this.tolerance = tolerance;
        this.scale = scale;
        columns = matrix.length;
        rows = columns == 0 ? 0 : matrix[0].length;
        active = columns;
        columnAt = new int[columns];
        paddedRows = Math.ceilDiv(rows, ROWS_AT_ONCE) * ROWS_AT_ONCE;
        left = new double[paddedRows][columns];
        for (int c = 0; c < columns; c++) {
            columnAt[c] = c;
            for (int r = 0; r < rows; r++) {
                left[r][c] = scale[c] * matrix[c][r];
            }
        }
        square = new double[columns];
        negligible = new double[columns];
    }

    /** Chooses columns until no element of what is left exceeds the tolerance. */
    PivotedQr decompose() {
        takeOut(new double[paddedRows], new double[columns]);
        for (int k = 0; k < columns; k++) {
            negligible[k] = Math.max(tolerance * tolerance, ROUNDING * ROUNDING * square[k]);
        }
        int most = Math.min(rows, columns);
        int[] chosen = new int[most];
        // R by rows: how much of each chosen direction a column has.
        double[][] triangle = new double[most][];
        int rank = 0;
        while (rank < most) {
            TaskPool.checkpoint();
            int pivot = largest();
            if (rank > 0 && (square[pivot] <= negligible[pivot] || !exceeds(pivot))) {
                // Others may still have an element that does, though they are shorter.
                swapOut(pivot);
                if (active == 0) {
                    break;
                }
                continue;
            }
            double norm = Math.sqrt(square[pivot]);
            double[] direction = new double[paddedRows];
            for (int r = 0; r < rows; r++) {
                direction[r] = norm > 0 ? left[r][pivot] / norm : 0;
            }
            double[] along = new double[columns];
            int first = columnAt[pivot];
            takeOut(direction, along);
            double[] ofColumn = new double[columns];
            for (int k = 0; k < active; k++) {
                ofColumn[columnAt[k]] = along[k];
            }
            ofColumn[first] = norm > 0 ? norm : 1;
            chosen[rank] = first;
            triangle[rank++] = ofColumn;
            retire(pivot);
            if (active == 0) {
                break;
            }
        }
        return new PivotedQr(Arrays.copyOf(chosen, rank), Arrays.copyOf(triangle, rank), scale, tolerance);
    }

    private int largest() {
        int pivot = 0;
        for (int k = 1; k < active; k++) {
            pivot = square[k] > square[pivot] ? k : pivot;
        }
        return pivot;
    }

    private boolean exceeds(int place) {
        for (int r = 0; r < rows; r++) {
            if (Math.abs(left[r][place]) > tolerance) {
                return true;
            }
        }
        return false;
    }

    /** Takes a direction out of what is left of all columns. How much each had goes to {@code along}. */
    private void takeOut(double[] direction, double[] along) {
        if (pool == TaskPool.ONE || (double) active * rows < MANY) {
            for (int from = 0; from < active; from += TILE) {
                takeOut(direction, along, from, Math.min(active, from + TILE));
            }
        } else {
            List<Integer> starts = IntStream.rangeClosed(0, (active - 1) / TILE)
                    .mapToObj(k -> k * TILE)
                    .toList();
            pool.each(starts, from -> {
                takeOut(direction, along, from, Math.min(active, from + TILE));
                return from;
            });
        }
    }

    private void takeOut(double[] direction, double[] along, int from, int to) {
        for (int r = 0; r < paddedRows; r += ROWS_AT_ONCE) {
            addAlong(direction, r, along, from, to);
        }
        Arrays.fill(square, from, to, 0);
        for (int r = 0; r < paddedRows; r += ROWS_AT_ONCE) {
            subtract(direction, r, along, from, to);
        }
    }

    private void addAlong(double[] direction, int r, double[] along, int from, int to) {
        double d0 = direction[r];
        double d1 = direction[r + 1];
        double d2 = direction[r + 2];
        double d3 = direction[r + 3];
        double[] l0 = left[r];
        double[] l1 = left[r + 1];
        double[] l2 = left[r + 2];
        double[] l3 = left[r + 3];
        for (int k = from; k < to; k++) {
            along[k] += d0 * l0[k] + d1 * l1[k] + d2 * l2[k] + d3 * l3[k];
        }
    }

    private void subtract(double[] direction, int r, double[] along, int from, int to) {
        double d0 = direction[r];
        double d1 = direction[r + 1];
        double d2 = direction[r + 2];
        double d3 = direction[r + 3];
        double[] l0 = left[r];
        double[] l1 = left[r + 1];
        double[] l2 = left[r + 2];
        double[] l3 = left[r + 3];
        for (int k = from; k < to; k++) {
            double a = along[k];
            double v0 = l0[k] - d0 * a;
            double v1 = l1[k] - d1 * a;
            double v2 = l2[k] - d2 * a;
            double v3 = l3[k] - d3 * a;
            l0[k] = v0;
            l1[k] = v1;
            l2[k] = v2;
            l3[k] = v3;
            square[k] += v0 * v0 + v1 * v1 + v2 * v2 + v3 * v3;
        }
    }

    /** Takes the pivot, and all that has become negligible, out of the active places. */
    private void retire(int pivot) {
        swapOut(pivot);
        for (int k = active - 1; k >= 0 && active > 1; k--) {
            if (square[k] <= negligible[k]) {
                swapOut(k);
            }
        }
    }

    private void swapOut(int place) {
        active--;
        int column = columnAt[place];
        columnAt[place] = columnAt[active];
        columnAt[active] = column;
        square[place] = square[active];
        negligible[place] = negligible[active];
        for (int r = 0; r < rows; r++) {
            left[r][place] = left[r][active];
        }
    }
}
