package dev.granular.compress;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/**
 * The concordance matrix of one model: for every ordered pair of nodes Σ p_i p_j sign(x_j − x_i) over the images at
 * them. Images are walked in order of x with running charges of the nodes of lower MOS; an image adds what it has passed
 * and, once more, what it has passed with its own ties, which leaves out half of each tie; the total, subtracted at the
 * end, turns passed and not passed into +1 and −1.
 */
final class Concordance {
    /** Images of one cell whose rows are gathered before they are multiplied. */
    private static final int GATHER = 64;

    /** Images below which pairs inside a strip are taken one by one. */
    private static final int FEW = 48;

    private final List<Strip> strips;
    private final ImageBasis basis;
    private final NodeWeights nodeWeights;
    private final double[] weight;
    private final double[] rank;
    private final MatrixProduct product;
    private final int nodes;
    /** Image positions by ascending score. */
    private final int[] order;

    /** @param rank dense ranks of the model's scores, by MOS position */
    Concordance(
            List<Strip> strips,
            ImageBasis basis,
            NodeWeights nodeWeights,
            double[] weight,
            double[] rank,
            MatrixProduct product) {
        this.nodeWeights = nodeWeights;
        this.strips = strips;
        this.basis = basis;
        this.weight = weight;
        this.rank = rank;
        this.product = product;
        nodes = strips.getLast().firstNode() + strips.getLast().nodes();
        order = byRank(rank);
    }

    private static int[] byRank(double[] rank) {
        int[] starts = new int[(int) Arrays.stream(rank).max().orElse(0) + 2];
        for (double r : rank) {
            starts[(int) r + 1]++;
        }
        for (int k = 1; k < starts.length; k++) {
            starts[k] += starts[k - 1];
        }
        int[] order = new int[rank.length];
        for (int i = 0; i < rank.length; i++) {
            order[starts[(int) rank[i]]++] = i;
        }
        return order;
    }

    /** Independent pieces of the work; each returns what adds its result to a matrix, to be called in order. */
    List<Callable<Consumer<NodeMatrices>>> tasks(int row, int chunks) {
        var tasks = new ArrayList<Callable<Consumer<NodeMatrices>>>();
        double[][] chunkCharges = new double[chunks][];
        for (int c = 0; c < chunks; c++) {
            int chunk = c;
            int from = tieBoundary((int) ((long) order.length * c / chunks));
            int to = tieBoundary((int) ((long) order.length * (c + 1) / chunks));
            tasks.add(() -> {
                var walk = new AcrossStrips();
                walk.walk(from, to);
                chunkCharges[chunk] = walk.running;
                return matrices -> walk.addTo(matrices, row, chunkCharges, chunk);
            });
        }
        int[][] byStrip = orderByStrip();
        for (int s = 0; s < strips.size(); s++) {
            int number = s;
            Strip strip = strips.get(s);
            int[] own = byStrip[s];
            tasks.add(() -> {
                var inside = new InsideStrip(strip, number);
                inside.divide(strip.from(), strip.to(), own, inside.frame, null);
                double[] kept = inside.kept();
                return matrices -> NodeMatrices.addBlock(
                        kept,
                        strip.nodes(),
                        strip.nodes(),
                        strip.nodes(),
                        matrices.statistics[row],
                        matrices.stride,
                        strip.firstNode(),
                        strip.firstNode());
            });
        }
        return tasks;
    }

    /** First place at or after {@code at} where a group of ties begins. */
    private int tieBoundary(int at) {
        int place = at;
        while (place > 0 && place < order.length && rank[order[place]] == rank[order[place - 1]]) {
            place++;
        }
        return place;
    }

    private int[][] orderByStrip() {
        int[] strip = new int[order.length];
        int[][] byStrip = new int[strips.size()][];
        for (int s = 0; s < byStrip.length; s++) {
            Arrays.fill(strip, strips.get(s).from(), strips.get(s).to(), s);
            byStrip[s] = new int[strips.get(s).to() - strips.get(s).from()];
        }
        int[] filled = new int[byStrip.length];
        for (int i : order) {
            byStrip[strip[i]][filled[strip[i]]++] = i;
        }
        return byStrip;
    }

    /** Rows of one band's images, gathered with the running charges they met. */
    private final class Gathered {
        final double[] met;
        final double[] own;
        final double[] sums;
        final int metStride;
        final int ownStride;
        final int ownColumns;
        private int count;

        Gathered(int metColumns, int ownColumns) {
            metStride = Math.ceilDiv(metColumns, MatrixProduct.ROWS) * MatrixProduct.ROWS;
            this.ownColumns = ownColumns;
            ownStride = MatrixProduct.padded(ownColumns);
            met = new double[GATHER * metStride];
            own = new double[GATHER * ownStride];
            sums = new double[metStride * ownStride];
        }

        /** Adds twice the charges run so far, or those before and after a group of ties. */
        void add(double[] before, double[] after, double[] row, int from, int width) {
            int at = count * metStride;
            for (int u = 0; u < metStride; u++) {
                met[at + u] = before[u] + after[u];
            }
            System.arraycopy(row, from, own, count * ownStride, width);
            if (++count == GATHER) {
                flush();
            }
        }

        void flush() {
            product.addTransposed(
                    met, 0, metStride, own, 0, ownStride, count, metStride, ownStride, sums, 0, ownStride);
            count = 0;
        }
    }

    /** Pairs whose images lie in different strips. */
    private final class AcrossStrips {
        final double[] running = new double[nodes + MatrixProduct.ROWS];
        private final double[] before = new double[running.length];
        private final int[] stripOf = new int[rank.length];
        /** First node of each band of each strip. */
        private final int[][] firstNodes = new int[strips.size()][];

        private final Gathered[][] gathered = new Gathered[firstNodes.length][];

        AcrossStrips() {
            for (int s = 0; s < firstNodes.length; s++) {
                Strip strip = strips.get(s);
                Arrays.fill(stripOf, strip.from(), strip.to(), s);
                gathered[s] = new Gathered[strip.bands().size()];
                firstNodes[s] = new int[gathered[s].length];
                int node = strip.firstNode();
                for (int b = 0; b < gathered[s].length; b++) {
                    int rank = strip.bands().get(b).kept().rank();
                    gathered[s][b] = new Gathered(strip.firstNode(), rank);
                    firstNodes[s][b] = node;
                    node += rank;
                }
            }
        }

        void walk(int from, int to) {
            for (int start = from; start < to; ) {
                int end = start + 1;
                while (end < to && rank[order[end]] == rank[order[start]]) {
                    end++;
                }
                if (end == start + 1) {
                    meet(order[start], running);
                    charge(order[start]);
                } else {
                    System.arraycopy(running, 0, before, 0, running.length);
                    for (int k = start; k < end; k++) {
                        charge(order[k]);
                    }
                    for (int k = start; k < end; k++) {
                        meet(order[k], before);
                    }
                }
                start = end;
            }
            for (Gathered[] bands : gathered) {
                for (Gathered band : bands) {
                    band.flush();
                }
            }
        }

        private void meet(int i, double[] passed) {
            int s = stripOf[i];
            Gathered band = gathered[s][basis.band(i)];
            band.add(passed, running, nodeWeights.values(s), nodeWeights.offset(s, i), band.ownColumns);
        }

        private void charge(int i) {
            int s = stripOf[i];
            int b = basis.band(i);
            int at = firstNodes[s][b];
            double[] row = nodeWeights.values(s);
            int from = nodeWeights.offset(s, i);
            for (int c = 0; c < gathered[s][b].ownColumns; c++) {
                running[at + c] += row[from + c];
            }
        }

        /** Adds this chunk's sums, with what earlier chunks charged counted as passed, less the total. */
        void addTo(NodeMatrices matrices, int row, double[][] chunkCharges, int chunk) {
            double[] offset = new double[running.length];
            for (int c = 0; c < chunkCharges.length; c++) {
                for (int u = 0; u < offset.length; u++) {
                    offset[u] += (c < chunk ? 1 : -1) * chunkCharges[c][u];
                }
            }
            double[] matrix = matrices.statistics[row];
            for (int s = 0; s < gathered.length; s++) {
                int lower = strips.get(s).firstNode();
                for (int b = 0; b < gathered[s].length; b++) {
                    Gathered band = gathered[s][b];
                    int at = firstNodes[s][b];
                    int width = band.ownColumns;
                    NodeMatrices.addBlock(band.sums, band.ownStride, lower, width, matrix, matrices.stride, 0, at);
                    for (int u = 0; u < lower; u++) {
                        for (int c = 0; c < width; c++) {
                            matrix[u * matrices.stride + at + c] += offset[u] * running[at + c];
                        }
                    }
                }
            }
        }
    }

    /** Pairs whose images lie in one strip: halved again and again, with fewer nodes the narrower a half is. */
    private final class InsideStrip {
        final Frame frame;
        final int stride;
        /** Columns × stride. */
        final double[] sums;

        private final Strip strip;
        private final KeptRows keptRows;
        /** Sums that were taken at the strip's nodes: nodes × keptStride. */
        private final double[] keptSums;

        private final int keptStride;
        private final Gathered[] keptBands;

        InsideStrip(Strip strip, int number) {
            this.strip = strip;
            frame = Frame.of(strip);
            stride = MatrixProduct.padded(strip.columns());
            sums = new double[stride * stride];
            keptRows = new KeptRows(strip, number);
            keptStride = MatrixProduct.padded(strip.nodes());
            keptSums = new double[keptStride * keptStride];
            keptBands = gathering(strip.nodes(), keptRows);
        }

        /** Sums over all of the strip's pairs at its nodes, nodes × nodes. */
        double[] kept() {
            settle(keptBands, keptRows, strip.nodes(), keptSums, keptStride);
            double[] kept = strip.kept(sums, stride);
            NodeMatrices.addBlock(keptSums, keptStride, strip.nodes(), strip.nodes(), kept, strip.nodes(), 0, 0);
            return kept;
        }

        /**
         * Sums over the pairs among images {@code from} to {@code to}.
         *
         * @param sorted those images by score
         * @param leaf frame that serves all smaller intervals, and its sums; or none yet
         */
        void divide(int from, int to, int[] sorted, Frame own, Leaf leaf) {
            if (from == to || basis.mos(from) == basis.mos(to - 1)) {
                return;
            }
            if (leaf == null && to - from <= StripLayout.LEAF) {
                var here = new Leaf(own, from, to);
                divide(from, to, sorted, own, here);
                settle(here.bands, here, here.columns(), here.sums, here.stride);
                own.raisePairs(new double[][] {here.sums}, here.stride, own, frame, new double[][] {sums}, stride);
                return;
            }
            if (to - from <= FEW) {
                leaf.pairs(from, to);
                return;
            }
            int middle = split(from, to);
            int[] left = new int[middle - from];
            int[] right = new int[to - middle];
            int l = 0;
            int r = 0;
            for (int i : sorted) {
                if (i < middle) {
                    left[l++] = i;
                } else {
                    right[r++] = i;
                }
            }
            if (leaf != null) {
                walk(middle, sorted, leaf, leaf, leaf.bands, leaf.sums, leaf.stride);
                divide(from, middle, left, own, leaf);
                divide(middle, to, right, own, leaf);
            } else {
                var lower = new Frame(strip, basis.mos(from), basis.mos(middle - 1));
                var upper = new Frame(strip, basis.mos(middle), basis.mos(to - 1));
                if (lower.columns() >= strip.nodes()) {
                    walk(middle, sorted, keptRows, keptRows, keptBands, keptSums, keptStride);
                } else {
                    int width = MatrixProduct.padded(upper.columns());
                    double[] block = new double[lower.columns() * width];
                    Gathered[] bands = gathering(lower.columns(), new FrameRows(upper));
                    walk(middle, sorted, new FrameRows(lower), new FrameRows(upper), bands, block, width);
                    settle(bands, new FrameRows(upper), lower.columns(), block, width);
                    lower.raisePairs(new double[][] {block}, width, upper, frame, new double[][] {sums}, stride);
                }
                divide(from, middle, left, lower, null);
                divide(middle, to, right, upper, null);
            }
        }

        /** A place near the middle between images of different MOS. */
        private int split(int from, int to) {
            int middle = (from + to) >>> 1;
            int down = middle;
            while (down > from && basis.mos(down - 1) == basis.mos(middle)) {
                down--;
            }
            int up = middle;
            while (up < to && basis.mos(up) == basis.mos(middle)) {
                up++;
            }
            return down > from && (up == to || middle - down <= up - middle) ? down : up;
        }

        /** Pairs of an image before {@code middle} and one from there on, into {@code block}. */
        private void walk(
                int middle, int[] sorted, Rows lower, Rows upper, Gathered[] bands, double[] block, int width) {
            double[] running = new double[MatrixProduct.padded(lower.columns())];
            double[] before = running.clone();
            double[] met = new double[MatrixProduct.padded(upper.columns())];
            for (int start = 0; start < sorted.length; ) {
                int end = start + 1;
                while (end < sorted.length && rank[sorted[end]] == rank[sorted[start]]) {
                    end++;
                }
                if (end > start + 1) {
                    System.arraycopy(running, 0, before, 0, running.length);
                    for (int k = start; k < end; k++) {
                        charge(sorted[k], middle, lower, running);
                    }
                }
                for (int k = start; k < end; k++) {
                    int i = sorted[k];
                    if (i >= middle) {
                        double[] values = upper.values(i);
                        int at = upper.offset(i);
                        int b = basis.band(i);
                        int first = upper.firstColumn(b);
                        int columns = upper.columns(b);
                        bands[b].add(end > start + 1 ? before : running, running, values, at, columns);
                        for (int c = 0; c < columns; c++) {
                            met[first + c] += values[at + c];
                        }
                    }
                }
                if (end == start + 1) {
                    charge(sorted[start], middle, lower, running);
                }
                start = end;
            }
            for (int u = 0; u < lower.columns(); u++) {
                for (int c = 0; c < upper.columns(); c++) {
                    block[u * width + c] -= running[u] * met[c];
                }
            }
        }

        private Gathered[] gathering(int columns, Rows own) {
            var bands = new Gathered[strip.bands().size()];
            Arrays.setAll(bands, b -> new Gathered(columns, own.columns(b)));
            return bands;
        }

        /** Adds what was gathered to {@code block}. */
        private void settle(Gathered[] bands, Rows own, int columns, double[] block, int width) {
            for (int b = 0; b < bands.length; b++) {
                bands[b].flush();
                NodeMatrices.addBlock(
                        bands[b].sums,
                        bands[b].ownStride,
                        columns,
                        own.columns(b),
                        block,
                        width,
                        0,
                        own.firstColumn(b));
            }
        }

        private void charge(int i, int middle, Rows lower, double[] running) {
            if (i < middle) {
                double[] values = lower.values(i);
                int from = lower.offset(i);
                int at = lower.firstColumn(basis.band(i));
                int columns = lower.columns(basis.band(i));
                for (int c = 0; c < columns; c++) {
                    running[at + c] += values[from + c];
                }
            }
        }

        /** Rows computed as they are asked for. */
        private final class FrameRows implements Rows {
            private final Frame frame;
            private final double[] scratch = new double[Frame.MOST_NODES];
            private final double[] row;

            FrameRows(Frame frame) {
                this.frame = frame;
                row = new double[frame.columns()];
            }

            @Override
            public int columns() {
                return frame.columns();
            }

            @Override
            public int firstColumn(int band) {
                return frame.firstColumn(band);
            }

            @Override
            public int columns(int band) {
                return frame.columns(band);
            }

            @Override
            public double[] values(int image) {
                frame.evaluate(basis, image, weight[image], scratch, row, 0);
                return row;
            }

            @Override
            public int offset(int image) {
                return 0;
            }
        }

        /** Rows at the strip's nodes, which are there already. */
        private final class KeptRows implements Rows {
            private final int number;
            private final int[] first;

            KeptRows(Strip strip, int number) {
                this.number = number;
                first = new int[strip.bands().size() + 1];
                for (int b = 1; b < first.length; b++) {
                    first[b] = first[b - 1] + strip.bands().get(b - 1).kept().rank();
                }
            }

            @Override
            public int columns() {
                return first[first.length - 1];
            }

            @Override
            public int firstColumn(int band) {
                return first[band];
            }

            @Override
            public int columns(int band) {
                return first[band + 1] - first[band];
            }

            @Override
            public double[] values(int image) {
                return nodeWeights.values(number);
            }

            @Override
            public int offset(int image) {
                return nodeWeights.offset(number, image);
            }
        }

        /** A frame so narrow that it serves everything inside it: rows computed once, and sums at its columns. */
        private final class Leaf implements Rows {
            private final Frame frame;
            private final int from;
            private final int stride;
            private final double[] rows;
            private final double[] sums;
            private final Gathered[] bands;
            private final double[] nothing;

            Leaf(Frame frame, int from, int to) {
                this.frame = frame;
                this.from = from;
                stride = MatrixProduct.padded(frame.columns());
                sums = new double[stride * stride];
                bands = gathering(frame.columns(), this);
                nothing = new double[stride];
                rows = new double[(to - from) * stride];
                double[] scratch = new double[Frame.MOST_NODES];
                for (int i = from; i < to; i++) {
                    frame.evaluate(basis, i, weight[i], scratch, rows, offset(i));
                }
            }

            @Override
            public int columns() {
                return frame.columns();
            }

            @Override
            public int firstColumn(int band) {
                return frame.firstColumn(band);
            }

            @Override
            public int columns(int band) {
                return frame.columns(band);
            }

            @Override
            public double[] values(int image) {
                return rows;
            }

            @Override
            public int offset(int image) {
                return (image - from) * stride + frame.firstColumn(basis.band(image));
            }

            /** All pairs of a few images, one by one. */
            void pairs(int first, int to) {
                double[] met = new double[stride];
                for (int i = first; i < to; i++) {
                    Arrays.fill(met, 0);
                    for (int q = first; q < i && basis.mos(q) < basis.mos(i); q++) {
                        double sign = Math.signum(rank[i] - rank[q]);
                        int at = offset(q);
                        int band = basis.band(q);
                        int columns = frame.columns(band);
                        int place = frame.firstColumn(band);
                        for (int c = 0; c < columns; c++) {
                            met[place + c] += sign * rows[at + c];
                        }
                    }
                    int band = basis.band(i);
                    bands[band].add(met, nothing, rows, offset(i), frame.columns(band));
                }
            }
        }
    }
}
