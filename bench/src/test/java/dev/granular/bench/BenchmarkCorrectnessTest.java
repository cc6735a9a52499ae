package dev.granular.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.granular.Computation;
import dev.granular.Correlations;
import dev.granular.Method;
import dev.granular.SurfacePoint;
import dev.granular.fit.SurfaceFit;
import dev.granular.global.GlobalFigures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the benchmarks time is the right answer, by the formulas as written. */
class BenchmarkCorrectnessTest {
    @ParameterizedTest
    @ValueSource(strings = {"all", "plcc"})
    void directSum(String methods) {
        var benchmark = new DirectSumBenchmark();
        benchmark.input = EvaluationInput.simulated(400, 2);
        benchmark.points = 10;
        benchmark.models = 2;
        benchmark.methods = methods;
        benchmark.threads = 2;
        Correlations actual = benchmark.evaluate();
        assertEquals(methods.equals("all") ? 3 : 1, actual.methods().size());
        var oracle = new FormulaOracle(
                benchmark.input.ratings(), benchmark.input.models().get(1).scores());
        assertEquals(0, largestError(actual, 1, oracle, 1), 1e-11);
    }

    @ParameterizedTest
    @ValueSource(strings = {"given", "different"})
    void directSumOfEqualRatings(String ratings) {
        EvaluationInput given = EvaluationInput.simulated(400, 2).withEqualRatings(5);
        var benchmark = new DirectSumBenchmark();
        benchmark.input = ratings.equals("given") ? given : given.withDifferentRatings();
        benchmark.points = 10;
        benchmark.models = 2;
        benchmark.methods = "all";
        benchmark.threads = 2;
        Correlations actual = benchmark.evaluate();
        assertEquals(
                ratings.equals("given"),
                actual.computation().note().endsWith("80 different ratings"),
                actual.computation().note());
        var oracle = new FormulaOracle(
                benchmark.input.ratings(), benchmark.input.models().get(1).scores());
        assertEquals(0, largestError(actual, 1, oracle, 1), 1e-11);
    }

    @ParameterizedTest
    @EnumSource(
            value = SigmaProfile.class,
            names = {"RATED", "WIDE"})
    void compressedSum(SigmaProfile profile) {
        var benchmark = new CompressedSumBenchmark();
        benchmark.images = 8000;
        benchmark.models = 1;
        benchmark.tolerance = 1e-6;
        benchmark.profile = profile;
        benchmark.threads = 2;
        benchmark.simulate();
        Correlations actual = benchmark.evaluate();
        var oracle = new FormulaOracle(
                benchmark.set.ratings(), benchmark.set.predictions().getFirst().scores());
        assertTrue(actual.computation().superPoints() > 0, actual.computation().note());
        assertEquals(0, largestError(actual, 0, oracle, 10), benchmark.tolerance);
    }

    @Test
    void concordance() {
        var benchmark = new ConcordanceBenchmark();
        benchmark.images = 2000;
        benchmark.models = 1;
        benchmark.simulate();
        var oracle = new FormulaOracle(
                benchmark.set.ratings(), benchmark.set.predictions().getFirst().scores());
        Correlations with = benchmark.withConcordance();
        Correlations without = benchmark.withoutConcordance();
        assertEquals(List.of(Method.PLCC, Method.SRCC, Method.KRCC), with.methods());
        assertEquals(List.of(Method.PLCC, Method.SRCC), without.methods());
        for (Correlations actual : List.of(with, without)) {
            assertTrue(
                    actual.computation().superPoints() > 0, actual.computation().note());
            assertEquals(0, largestError(actual, 0, oracle, 1), 1e-6);
        }
    }

    @Test
    void grid() {
        var benchmark = new GridBenchmark();
        benchmark.images = 2000;
        benchmark.models = 1;
        benchmark.steps = 6;
        benchmark.compress();
        Correlations actual = benchmark.evaluate();
        assertEquals(36, actual.points().size());
        assertTrue(actual.computation().superPoints() > 0, actual.computation().note());
        var oracle = new FormulaOracle(
                benchmark.set.ratings(), benchmark.set.predictions().getFirst().scores());
        assertEquals(0, largestError(actual, 0, oracle, 10), 1e-6);
    }

    @Test
    void ratings() {
        var benchmark = new RatingBenchmark();
        benchmark.images = 500;
        benchmark.simulate();
        double[] mos = benchmark.ratings.mos().toArray();
        double min = Arrays.stream(mos).min().orElseThrow();
        double max = Arrays.stream(mos).max().orElseThrow();
        double[] gaussian = benchmark.gaussianRegulator();
        double[] lds = benchmark.ldsRegulator();
        double[] std = benchmark.betaStd();
        double[] ranks = benchmark.denseRanks();
        double firstRatio = gaussian[0] * FormulaOracle.density(benchmark.ratings, 0);
        for (int i = 0; i < mos.length; i++) {
            assertEquals(firstRatio, gaussian[i] * FormulaOracle.density(benchmark.ratings, i), 1e-9 * firstRatio);
            double share = (mos[i] - min) / (max - min);
            assertEquals((max - min) * Math.sqrt(share * (1 - share) / 9), std[i], 1e-12 * (max - min));
            double own = mos[i];
            long below = Arrays.stream(mos).filter(v -> v < own).distinct().count();
            assertEquals(ranks[0] - rank(mos, mos[0]), ranks[i] - below);
        }
        assertEquals(bin(mos, 0), bin(mos, same(mos)));
        assertEquals(lds[0], lds[same(mos)]);
        assertEquals(ldsRatio(mos), lds[0] / lds[1], 1e-12 * ldsRatio(mos));
    }

    private static long rank(double[] mos, double value) {
        return Arrays.stream(mos).filter(v -> v < value).distinct().count();
    }

    private static int bin(double[] mos, int row) {
        double min = Arrays.stream(mos).min().orElseThrow();
        double max = Arrays.stream(mos).max().orElseThrow();
        return (int) Math.floor((mos[row] - min) / (max - min) * 100);
    }

    /** Another row in the first row's bin. */
    private static int same(double[] mos) {
        int row = 1;
        while (bin(mos, row) != bin(mos, 0)) {
            row++;
        }
        return row;
    }

    /** Smoothed count at the second row's bin over that at the first's. */
    private static double ldsRatio(double[] mos) {
        return smoothedCount(mos, bin(mos, 1)) / smoothedCount(mos, bin(mos, 0));
    }

    private static double smoothedCount(double[] mos, int bin) {
        double sum = 0;
        for (int row = 0; row < mos.length; row++) {
            int off = bin(mos, row) - bin;
            sum += Math.abs(off) <= 2 ? Math.exp(-off * off / 8.0) : 0;
        }
        return sum;
    }

    @Test
    void globalFigures() {
        var benchmark = new GlobalFiguresBenchmark();
        benchmark.images = 300;
        benchmark.simulate();
        GlobalFigures figures = benchmark.figures();
        double[] mos = benchmark.set.ratings().mos().toArray();
        double[] scores = benchmark.set.predictions().getFirst().scores().toArray();
        assertEquals(FormulaOracle.pearson(mos, scores), figures.plcc(), 1e-12);
        assertEquals(
                FormulaOracle.pearson(FormulaOracle.averageRanks(mos), FormulaOracle.averageRanks(scores)),
                figures.srcc(),
                1e-12);
        assertEquals(FormulaOracle.tauB(mos, scores), figures.krcc(), 1e-12);
    }

    /** Bandwidths are a minimum: the leave-one-out error, by its definition, is larger to all sides. */
    @Test
    void surfaceFit() {
        var benchmark = new SurfaceFitBenchmark();
        benchmark.points = 40;
        benchmark.evaluate();
        SurfaceFit fit = benchmark.fit();
        double lowest = leaveOneOutError(benchmark, fit.bandwidthQ(), fit.bandwidthQd());
        for (double factor : new double[] {0.9, 1.1}) {
            assertTrue(lowest <= leaveOneOutError(benchmark, factor * fit.bandwidthQ(), fit.bandwidthQd()));
            assertTrue(lowest <= leaveOneOutError(benchmark, fit.bandwidthQ(), factor * fit.bandwidthQd()));
        }
        var surface = benchmark.surface();
        assertEquals(fit.at(surface.q(7), surface.qd(31)), surface.height(7, 31), 1e-12);
    }

    private static double leaveOneOutError(SurfaceFitBenchmark benchmark, double bandwidthQ, double bandwidthQd) {
        double sum = 0;
        for (int k = 0; k < benchmark.values.length; k++) {
            double[] others = benchmark.values.clone();
            others[k] = Double.NaN;
            SurfacePoint left = benchmark.at.get(k);
            double height =
                    SurfaceFit.of(benchmark.at, others, bandwidthQ, bandwidthQd).at(left.q(), left.qd());
            sum += (height - benchmark.values[k]) * (height - benchmark.values[k]);
        }
        return sum / benchmark.values.length;
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "arrow", "xlsx"})
    void readers(String format) throws IOException {
        var benchmark = new ReaderBenchmark();
        benchmark.images = 700;
        benchmark.format = format;
        benchmark.write();
        double expected = sum(benchmark.set.ratings().mos().toArray())
                + sum(benchmark.set.ratings().std().toArray())
                + benchmark.set.predictions().stream()
                        .mapToDouble(p -> sum(p.scores().toArray()))
                        .sum();
        assertEquals(expected, benchmark.read(), 1e-12 * Math.abs(expected));
        benchmark.delete();
    }

    @Test
    void largeTable(@TempDir Path folder) throws IOException, InterruptedException {
        Path file = folder.resolve("large.arrow");
        LargeTable.write(file, 4, 1 << 11);
        TableReading reading = TableReading.of(file, 2).getLast();
        assertEquals(4 * 2 * (1023 * 512), reading.sum());
        assertEquals(LargeTable.sum(4, 1 << 11), reading.sum());
        assertTrue(reading.wall() > 0 && reading.heap() > 0, reading.toString());
        assertEquals(
                Files.size(file), reading.buffers() * (1 << 20), 1 << 16, "the file is mapped and nothing is copied");
    }

    private static double sum(double[] values) {
        return DoubleStream.of(values).sum();
    }

    /** Whole runs check their output themselves, before they are timed; here, that there is something to run. */
    @Test
    void launcher() {
        assertEquals("granular", Launcher.path().getFileName().toString());
    }

    /** Over every so many points, where support is enough for a tolerance to hold. */
    private static double largestError(Correlations actual, int model, FormulaOracle oracle, int step) {
        double largest = 0;
        int checked = 0;
        int supported = 0;
        for (int k = 0; k < actual.points().size(); k += step) {
            supported += actual.effectivePairs(k) >= Computation.SUPPORT ? 1 : 0;
            if (actual.accurateAt(k)) {
                checked++;
                FormulaOracle.Values expected = oracle.at(actual.points().get(k));
                for (Method method : actual.methods()) {
                    double error = Math.abs(expected.of(method) - actual.value(model, method, k));
                    assertTrue(error >= 0, "a value must be defined");
                    largest = Math.max(largest, error);
                }
            }
        }
        assertTrue(checked > supported / 2, checked + " values are accurate, of " + supported + " with support");
        return largest;
    }
}
