package dev.granular.bench.coverage;

import dev.granular.Method;
import dev.granular.SurfacePoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The correlations of a {@link Population} itself, which those of sets drawn from it scatter around. */
final class PopulationSurface {
    /** Nodes of the quadrature over MOS, in each unit of MOS; the regulator counts images by unit. */
    private static final int PER_UNIT = 4;

    private static final int UNITS = (int) Population.HIGHEST;
    private static final int NODES = PER_UNIT * UNITS;

    private final Population population;
    private final double[] mos = new double[NODES];
    private final double[] share = new double[NODES];
    private final double[] rank = new double[NODES];
    private final double[] regulator = new double[NODES];
    /** σ² of each level, then node. */
    private final double[][] variance;

    private final double[] levels = Population.levels();
    private final double[] levelShares = Population.levelShares();
    private final List<Moments> models = new ArrayList<>();
    private final List<Map<Method, double[]>> values = new ArrayList<>();

    PopulationSurface(Population population, List<SurfacePoint> points) {
        this.population = population;
        Arrays.setAll(mos, i -> (i + 0.5) / PER_UNIT);
        Arrays.setAll(share, i -> Population.density(mos[i]));
        variance = Arrays.stream(levels)
                .mapToObj(level -> Arrays.stream(mos)
                        .map(s -> level * level * population.std(s) * population.std(s))
                        .toArray())
                .toArray(double[][]::new);
        double total = Arrays.stream(share).sum();
        double below = 0;
        for (int i = 0; i < NODES; i++) {
            share[i] /= total;
            rank[i] = below + share[i] / 2;
            below += share[i];
        }
        for (int unit = 0; unit < UNITS; unit++) {
            Arrays.fill(regulator, unit * PER_UNIT, (unit + 1) * PER_UNIT, 1 / seenFrom(unit));
        }
        population.models().forEach(model -> models.add(new Moments(model)));
        models.forEach(_ -> values.add(new EnumMap<>(Method.class)));
        List<double[][]> at = points.parallelStream().map(this::at).toList();
        for (int m = 0; m < models.size(); m++) {
            for (Method method : Method.values()) {
                int model = m;
                values.get(m)
                        .put(
                                method,
                                at.stream()
                                        .mapToDouble(point -> point[model][method.ordinal()])
                                        .toArray());
            }
        }
    }

    /** Returns the correlation of model {@code m} at each point. */
    double[] values(int m, Method method) {
        return values.get(m).get(method);
    }

    /** Returns how many images are seen from a MOS, through their σ. */
    private double seenFrom(double from) {
        double sum = 0;
        for (int level = 0; level < levels.length; level++) {
            for (int i = 0; i < NODES; i++) {
                sum += levelShares[level] * share[i] * window(from - mos[i], variance[level][i]);
            }
        }
        return sum;
    }

    private static double window(double distance, double variance) {
        return Math.exp(-0.5 * distance * distance / variance);
    }

    /** Returns sums over all pairs of nodes. */
    private double[][] at(SurfacePoint point) {
        double[][] near = new double[levels.length][NODES];
        for (int level = 0; level < levels.length; level++) {
            for (int i = 0; i < NODES; i++) {
                near[level][i] =
                        levelShares[level] * share[i] * regulator[i] * window(point.q() - mos[i], variance[level][i]);
            }
        }
        double[][] sums = new double[models.size()][Sum.values().length];
        double pairs = 0;
        double squares = 0;
        double rankSquares = 0;
        for (int i = 0; i < NODES; i++) {
            for (int j = 0; j <= i; j++) {
                double weight = weight(near, i, j, point.qd()) * (i == j ? 1 : 2);
                double difference = mos[i] - mos[j];
                double rankDifference = rank[i] - rank[j];
                pairs += weight;
                squares += weight * difference * difference;
                rankSquares += weight * rankDifference * rankDifference;
                for (int m = 0; m < sums.length; m++) {
                    models.get(m).add(sums[m], weight, i, j);
                }
            }
        }
        double[][] figures = new double[models.size()][Method.values().length];
        for (int m = 0; m < sums.length; m++) {
            double[] sum = sums[m];
            figures[m][Method.PLCC.ordinal()] =
                    sum[Sum.PRODUCT.ordinal()] / Math.sqrt(squares * sum[Sum.SQUARE.ordinal()]);
            figures[m][Method.SRCC.ordinal()] =
                    sum[Sum.RANK_PRODUCT.ordinal()] / Math.sqrt(rankSquares * sum[Sum.RANK_SQUARE.ordinal()]);
            figures[m][Method.KRCC.ordinal()] = sum[Sum.CONCORDANCE.ordinal()] / pairs;
        }
        return figures;
    }

    private double weight(double[][] near, int i, int j, double qd) {
        double off = qd - Math.abs(mos[i] - mos[j]);
        double sum = 0;
        for (int a = 0; a < levels.length; a++) {
            for (int b = 0; b < levels.length; b++) {
                sum += near[a][i] * near[b][j] * window(off, variance[a][i] + variance[b][j]);
            }
        }
        return sum;
    }

    private enum Sum {
        PRODUCT,
        SQUARE,
        RANK_PRODUCT,
        RANK_SQUARE,
        CONCORDANCE
    }

    /** Expected products of a model's scores, for every pair of nodes. */
    private final class Moments {
        private final double[][] of = new double[Sum.values().length][NODES * NODES];

        Moments(MadeUpModel model) {
            var scores = new MarginalScores(population, model, mos, share);
            IntStream.range(0, NODES).parallel().forEach(i -> {
                for (int j = 0; j < NODES; j++) {
                    int at = i * NODES + j;
                    of[Sum.PRODUCT.ordinal()][at] = (scores.mean(i) - scores.mean(j)) * (mos[i] - mos[j]);
                    of[Sum.SQUARE.ordinal()][at] = scores.square(i, j);
                    of[Sum.RANK_PRODUCT.ordinal()][at] = (scores.rank(i) - scores.rank(j)) * (rank[i] - rank[j]);
                    of[Sum.RANK_SQUARE.ordinal()][at] = scores.rankSquare(i, j);
                    of[Sum.CONCORDANCE.ordinal()][at] = scores.concordance(i, j) * Integer.signum(i - j);
                }
            });
        }

        void add(double[] sums, double weight, int i, int j) {
            for (int k = 0; k < sums.length; k++) {
                sums[k] += weight * of[k][i * NODES + j];
            }
        }
    }
}
