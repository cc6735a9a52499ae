package dev.granular.inference;

import dev.granular.Column;
import dev.granular.Method;
import dev.granular.Unit;
import dev.granular.rating.AverageRanks;
import dev.granular.rating.DenseRanks;
import java.util.Arrays;

/**
 * Influences of units on the correlations over a whole set, where every pair weighs the same. Row sums then follow from
 * moments, {@code Σ_j (x_i − x_j)(s_i − s_j) = N x_i s_i + Σ x s} about the means, and signs from counts in O(N log N).
 */
final class GlobalInfluences {
    private final Units units;
    private final double[] mos;
    private final double[] mosRanks;
    private final double[] mosDense;
    private final Signs untiedMos;

    /**
     * A figure.
     *
     * @param value NaN if undefined
     * @param influences length G; empty if undefined
     */
    record Figure(double value, double[] influences) {}

    /** Row sums of signs, and sums over pairs inside each unit. */
    private record Signs(double[] rows, double[] inside) {}

    GlobalInfluences(Column mos, Units units) {
        this.units = units;
        this.mos = counted(mos);
        mosDense = DenseRanks.of(mos);
        mosRanks = centred(AverageRanks.of(mosDense));
        untiedMos = untied(mosDense);
    }

    Figure of(Method method, Column scores) {
        double[] dense = DenseRanks.of(scores);
        return switch (method) {
            case PLCC -> products(counted(scores), mos, false, dense);
            case SRCC -> products(centred(AverageRanks.of(dense)), mosRanks, true, dense);
            case KRCC -> tauB(dense);
        };
    }

    private Figure tauB(double[] dense) {
        return figure(sum(signs(dense)), sum(untiedMos), sum(untied(dense)), new double[0]);
    }

    private static Figure figure(Jackknife.Sum a, Jackknife.Sum b, Jackknife.Sum c, double[] ranks) {
        return new Figure(Jackknife.figure(a, b, c), Jackknife.influences(a, b, c, ranks));
    }

    private Figure products(double[] x, double[] s, boolean ofRanks, double[] dense) {
        Jackknife.Sum a = products(x, s);
        Jackknife.Sum b = products(s, s);
        Jackknife.Sum c = products(x, x);
        double[] part = ofRanks ? rankPart(x, s, dense, a.total(), b.total(), c.total()) : new double[0];
        return figure(a, b, c, part);
    }

    /** Sums products of differences over pairs, from columns with mean 0. */
    private Jackknife.Sum products(double[] x, double[] s) {
        int n = x.length;
        double[] within = new double[units.count()];
        double[] sumX = new double[units.count()];
        double[] sumS = new double[units.count()];
        double[] images = new double[units.count()];
        double all = 0;
        for (int i = 0; i < n; i++) {
            int u = units.ofRow()[i];
            within[u] += x[i] * s[i];
            sumX[u] += x[i];
            sumS[u] += s[i];
            images[u]++;
            all += x[i] * s[i];
        }
        double total = n * all;
        double[] without = new double[units.count()];
        for (int u = 0; u < without.length; u++) {
            double rows = n * within[u] + images[u] * all;
            double inside = images[u] * within[u] - sumX[u] * sumS[u];
            without[u] = total - rows + inside;
        }
        return new Jackknife.Sum(total, without);
    }

    private Jackknife.Sum sum(Signs signs) {
        double[] without = new double[units.count()];
        double total = 0;
        for (int i = 0; i < signs.rows.length; i++) {
            without[units.ofRow()[i]] -= signs.rows[i];
            total += signs.rows[i];
        }
        total /= 2;
        for (int u = 0; u < without.length; u++) {
            without[u] += total + signs.inside[u];
        }
        return new Jackknife.Sum(total, without);
    }

    /**
     * Computes by how much Spearman's correlation falls without each unit as the average ranks of others move: by 1 above an
     * image that is left out, by ½ beside it.
     */
    private double[] rankPart(double[] x, double[] s, double[] dense, double a, double b, double c) {
        double value = Jackknife.figure(
                new Jackknife.Sum(a, new double[0]),
                new Jackknife.Sum(b, new double[0]),
                new Jackknife.Sum(c, new double[0]));
        double[] part = new double[units.count()];
        double slope = x.length / (Math.sqrt(b) * Math.sqrt(c));
        double[] byScore = new double[x.length];
        double[] byMos = new double[x.length];
        for (int k = 0; k < x.length; k++) {
            byScore[k] = slope * s[k] - value * x.length / c * x[k];
            byMos[k] = slope * x[k] - value * x.length / b * s[k];
        }
        addAbove(byScore, dense, part);
        addAbove(byMos, mosDense, part);
        return part;
    }

    private void addAbove(double[] slopes, double[] dense, double[] part) {
        double[] here = new double[dense.length];
        for (int k = 0; k < dense.length; k++) {
            here[(int) dense[k]] += slopes[k];
        }
        double[] above = new double[dense.length];
        for (int value = dense.length - 2; value >= 0; value--) {
            above[value] = above[value + 1] + here[value + 1];
        }
        for (int i = 0; i < dense.length; i++) {
            int value = (int) dense[i];
            part[units.ofRow()[i]] += above[value] + 0.5 * (here[value] - slopes[i]);
        }
    }

    /** Counts partners that differ. */
    private Signs untied(double[] dense) {
        int[] all = count(dense);
        double[] rows = new double[dense.length];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = dense.length - all[(int) dense[i]];
        }
        double[] inside = new double[units.count()];
        if (units.clustered()) {
            int[][] members = members();
            for (int u = 0; u < inside.length; u++) {
                double[] some = gather(dense, members[u]);
                Arrays.sort(some);
                int first = 0;
                for (int i = 0; i < some.length; i++) {
                    first = some[i] == some[first] ? first : i;
                    inside[u] += first;
                }
            }
        }
        return new Signs(rows, inside);
    }

    private static int[] count(double[] dense) {
        int[] count = new int[dense.length];
        for (double rank : dense) {
            count[(int) rank]++;
        }
        return count;
    }

    /** Sums signs of products of differences between scores and MOS. */
    private Signs signs(double[] dense) {
        double[] inside = new double[units.count()];
        if (units.clustered()) {
            int[][] members = members();
            for (int u = 0; u < inside.length; u++) {
                double[] rows = ConcordanceRows.of(gather(dense, members[u]), gather(mosDense, members[u]));
                inside[u] = Arrays.stream(rows).sum() / 2;
            }
        }
        return new Signs(ConcordanceRows.of(dense, mosDense), inside);
    }

    private int[][] members() {
        int[] size = new int[units.count()];
        for (int unit : units.ofRow()) {
            size[unit]++;
        }
        int[][] members = new int[units.count()][];
        Arrays.setAll(members, u -> new int[size[u]]);
        for (int i = units.ofRow().length - 1; i >= 0; i--) {
            members[units.ofRow()[i]][--size[units.ofRow()[i]]] = i;
        }
        return members;
    }

    private static double[] gather(double[] column, int[] rows) {
        return Arrays.stream(rows).mapToDouble(row -> column[row]).toArray();
    }

    /** Counts values in their unit, which cancels, and subtracts the mean. */
    private static double[] counted(Column column) {
        double[] values = column.toArray();
        return centred(Unit.of(values).counted(values));
    }

    /** Subtracts the mean; ranks stay in whole steps. */
    private static double[] centred(double[] values) {
        double start = values[0];
        double mean = 0;
        for (double value : values) {
            mean += (value - start) / values.length;
        }
        for (int i = 0; i < values.length; i++) {
            values[i] = values[i] - start - mean;
        }
        return values;
    }
}
