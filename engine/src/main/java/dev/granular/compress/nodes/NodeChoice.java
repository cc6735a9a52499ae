package dev.granular.compress.nodes;

import dev.granular.parallel.TaskPool;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which nodes are enough for evaluation, and how all others follow from them. Many nodes of a strip follow from those of
 * others: they are chosen for short runs of strips, then for ever longer ones, until one run is all strips. Where weights
 * are so narrow that neighbouring runs have nothing in common, all of their nodes are kept.
 */
public final class NodeChoice implements ChosenNodes {
    /** Nodes of the shortest runs, at least. */
    private static final int SHORTEST = 256;

    /** Part of two runs' nodes that must remain for them to have nothing in common. */
    private static final double NOTHING_IN_COMMON = 0.95;

    private final WeightProbes probes;
    private final double tolerance;
    private final Run all;

    /**
     * Consecutive strips.
     *
     * @param columns nodes that are kept, with the use that is made of them
     * @param nodes their numbers among all nodes
     * @param first number of the strips' first node
     * @param size number of the strips' nodes
     * @param weights how much each kept node counts for each of the strips' nodes: kept × size
     * @param near which probes matter
     * @param apart whether its halves had nothing in common
     */
    private record Run(
            CandidateNodes columns,
            int[] nodes,
            int first,
            int size,
            double[] weights,
            boolean[] near,
            boolean apart) {}

    /** The last choice: all columns that there were, and how many a tolerance needs. */
    private Run before;

    private PivotedQr last;

    /**
     * Chooses.
     *
     * @param strips nodes of each
     * @param near for each strip, which probes matter to it
     * @param tolerance what leaving a node out may do to a sum, relative to it
     */
    NodeChoice(
            List<CandidateNodes> strips, List<boolean[]> near, WeightProbes probes, double tolerance, TaskPool pool) {
        this.probes = probes;
        this.tolerance = tolerance;
        List<Run> runs = shortest(strips, near);
        if (runs.size() > 1) {
            runs = pool.each(runs, run -> chosen(run, TaskPool.ONE));
            while (runs.size() > 2) {
                runs = pool.each(pairs(runs), pair -> pair.size() == 1 ? pair.getFirst() : merged(pair, TaskPool.ONE));
            }
            before = joined(runs);
        } else {
            before = runs.getFirst();
        }
        all = chosen(before, pool);
    }

    private static List<Run> shortest(List<CandidateNodes> strips, List<boolean[]> near) {
        var runs = new ArrayList<Run>();
        var open = new ArrayList<Run>();
        int first = 0;
        int size = 0;
        for (int s = 0; s < strips.size(); s++) {
            CandidateNodes columns = strips.get(s);
            open.add(whole(columns, first, near.get(s)));
            first += columns.size();
            size += columns.size();
            if (size >= SHORTEST || s == strips.size() - 1) {
                runs.add(joined(open));
                open.clear();
                size = 0;
            }
        }
        return runs;
    }

    private static Run whole(CandidateNodes columns, int first, boolean[] near) {
        int size = columns.size();
        double[] identity = new double[size * size];
        for (int u = 0; u < size; u++) {
            identity[u * size + u] = 1;
        }
        int[] nodes = IntStream.range(first, first + size).toArray();
        return new Run(columns, nodes, first, size, identity, near, false);
    }

    private static List<List<Run>> pairs(List<Run> runs) {
        var pairs = new ArrayList<List<Run>>();
        for (int r = 0; r < runs.size(); r += 2) {
            pairs.add(runs.subList(r, Math.min(runs.size(), r + 2)));
        }
        return pairs;
    }

    /** Runs one after the other, all of their nodes kept. */
    private static Run joined(List<Run> runs) {
        var columns = new CandidateNodes();
        int size = 0;
        boolean[] near = new boolean[runs.getFirst().near.length];
        boolean apart = true;
        for (Run run : runs) {
            columns.addAll(run.columns);
            size += run.size;
            apart &= run.apart;
            for (int k = 0; k < near.length; k++) {
                near[k] |= run.near[k];
            }
        }
        double[] weights = new double[columns.size() * size];
        int row = 0;
        int column = 0;
        for (Run run : runs) {
            for (int k = 0; k < run.nodes.length; k++, row++) {
                System.arraycopy(run.weights, k * run.size, weights, row * size + column, run.size);
            }
            column += run.size;
        }
        int[] nodes =
                runs.stream().flatMapToInt(run -> Arrays.stream(run.nodes)).toArray();
        return new Run(columns, nodes, runs.getFirst().first, size, weights, near, apart);
    }

    private Run merged(List<Run> pair, TaskPool pool) {
        Run both = joined(pair);
        return both.apart ? both : chosen(both, pool);
    }

    private Run chosen(Run run, TaskPool pool) {
        int[] relevant =
                IntStream.range(0, run.near.length).filter(k -> run.near[k]).toArray();
        PivotedQr decomposition = run.columns.decompose(probes, relevant, tolerance, pool);
        if (run == before) {
            last = decomposition;
        }
        InterpolativeDecomposition kept = decomposition.all();
        boolean apart = kept.rank() > NOTHING_IN_COMMON * run.nodes.length;
        int[] nodes = Arrays.stream(kept.chosen()).map(c -> run.nodes[c]).toArray();
        return new Run(run.columns.kept(kept), nodes, run.first, run.size, followed(kept, run, pool), run.near, apart);
    }

    /** Returns how much each node that is kept now counts for each of the strips' nodes. */
    private static double[] followed(InterpolativeDecomposition kept, Run run, TaskPool pool) {
        double[] weights = new double[kept.rank() * run.size];
        pool.each(IntStream.range(0, kept.rank()).boxed().toList(), k -> {
            int to = k * run.size;
            for (int c = 0; c < run.nodes.length; c++) {
                double factor = kept.weight(k, c);
                if (factor != 0) {
                    int from = c * run.size;
                    for (int u = 0; u < run.size; u++) {
                        weights[to + u] += factor * run.weights[from + u];
                    }
                }
            }
            return k;
        });
        return weights;
    }

    @Override
    public int size() {
        return all.nodes.length;
    }

    @Override
    public double[] mos() {
        return IntStream.range(0, size()).mapToDouble(all.columns::mos).toArray();
    }

    @Override
    public double[] variance() {
        return IntStream.range(0, size()).mapToDouble(all.columns::variance).toArray();
    }

    @Override
    public InterpolativeDecomposition all() {
        return new InterpolativeDecomposition(all.nodes, all.weights, all.size);
    }

    @Override
    public InterpolativeDecomposition few(double norm) {
        InterpolativeDecomposition few = last.first(last.rank(norm));
        int[] nodes = Arrays.stream(few.chosen()).map(c -> before.nodes[c]).toArray();
        return new InterpolativeDecomposition(nodes, followed(few, before, TaskPool.ONE), before.size);
    }
}
