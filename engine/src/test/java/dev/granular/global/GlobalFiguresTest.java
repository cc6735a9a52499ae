package dev.granular.global;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.granular.Column;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobalFiguresTest {
    private static final double NONE = Double.NaN;

    @ParameterizedTest
    @CsvSource({"2, 100, 1", "3, 2, 2", "50, 3, 3", "64, 1000000, 4", "257, 7, 5", "1000, 20, 6", "1001, 100000, 7"})
    void figuresAgreeWithSumsOverPairs(int n, int distinct, long seed) {
        var random = new SplittableRandom(seed);
        double[] mos = new double[n];
        double[] scores = new double[n];
        for (int i = 0; i < n; i++) {
            int level = random.nextInt(distinct);
            mos[i] = level / 8.0 - (level % 2 == 0 ? 0.0 : -0.0);
            scores[i] = (level + random.nextInt(distinct)) / 3.0 * (random.nextInt(9) == 0 ? -0.0 : 1);
        }
        mos[0] = -1;
        scores[n - 1] = -1;
        assertFigures(byPairs(mos, scores), GlobalFigures.of(Column.of(mos), Column.of(scores)), 1e-12);
    }

    @Test
    void bothSignsOfZeroTie() {
        double[] mos = {0.0, -0.0, 1, 2};
        double[] scores = {-0.0, 0.0, 0.0, 3};
        assertFigures(byPairs(mos, scores), GlobalFigures.of(Column.of(mos), Column.of(scores)), 1e-15);
    }

    @Test
    void knownValues() {
        // Four images, one tie in the scores: 5 concordant, 0 discordant of 6 pairs.
        var figures = GlobalFigures.of(Column.of(1, 2, 3, 4), Column.of(10, 20, 20, 30));
        assertEquals(5 / Math.sqrt(6 * 5), figures.krcc(), 1e-15);
        assertEquals(4.5 / Math.sqrt(5 * 4.5), figures.srcc(), 1e-15);
        assertEquals(30 / Math.sqrt(5 * 200), figures.plcc(), 1e-15);
    }

    @Test
    void aConstantHasNoCorrelation() {
        var constant = Column.of(0.1, 0.1, 0.1);
        var other = Column.of(1, 2, 3);
        assertFigures(new GlobalFigures(NONE, NONE, NONE), GlobalFigures.of(other, constant), 0);
        assertFigures(new GlobalFigures(NONE, NONE, NONE), GlobalFigures.of(constant, other), 0);
        assertFigures(new GlobalFigures(NONE, NONE, NONE), GlobalFigures.of(constant, constant), 0);
        assertFigures(new GlobalFigures(NONE, NONE, NONE), GlobalFigures.of(Column.of(1), Column.of(2)), 0);
    }

    @Test
    void hugeAndTinyValuesNeitherOverflowNorVanish() {
        double[] x = {1, 2, 4, 3};
        double[] y = {2, 1, 5, 4};
        GlobalFigures expected = byPairs(x, y);
        for (double unit : new double[] {1e-300, 1e300, Double.MAX_VALUE / 8}) {
            double[] huge = {unit * 1, unit * 2, unit * 4, unit * 3};
            assertFigures(expected, GlobalFigures.of(Column.of(huge), Column.of(y)), 1e-14);
        }
    }

    @Test
    void anOffsetDoesNotCostDigits() {
        double[] x = {1, 2, 4, 3};
        double[] y = {2, 1, 5, 4};
        double[] far = {1e12 + 1, 1e12 + 2, 1e12 + 4, 1e12 + 3};
        assertFigures(byPairs(x, y), GlobalFigures.of(Column.of(far), Column.of(y)), 1e-14);
    }

    @ParameterizedTest
    @CsvSource({"65537", "100000"})
    void pairCountsBeyond32BitsAreRight(int n) {
        double[] mos = new double[n];
        double[] reversed = new double[n];
        double[] halves = new double[n];
        for (int i = 0; i < n; i++) {
            mos[i] = i;
            reversed[i] = -i;
            halves[i] = i < n / 2 ? 0 : 1;
        }
        var column = Column.of(mos);
        assertFigures(new GlobalFigures(1, 1, 1), GlobalFigures.of(column, column), 1e-12);
        assertFigures(new GlobalFigures(-1, -1, -1), GlobalFigures.of(column, Column.of(reversed)), 1e-12);
        double pairs = 0.5 * n * (n - 1.0);
        double across = (double) (n / 2) * (n - n / 2);
        double tau = across / Math.sqrt(pairs * across);
        assertEquals(tau, GlobalFigures.of(column, Column.of(halves)).krcc(), 1e-14);
        assertEquals(
                -tau, GlobalFigures.of(Column.of(reversed), Column.of(halves)).krcc(), 1e-14);
    }

    @Test
    void lengthsMustAgree() {
        assertThrows(IllegalArgumentException.class, () -> GlobalFigures.of(Column.of(1, 2), Column.of(1, 2, 3)));
    }

    private static void assertFigures(GlobalFigures expected, GlobalFigures actual, double tolerance) {
        assertEquals(expected.plcc(), actual.plcc(), tolerance, "plcc");
        assertEquals(expected.srcc(), actual.srcc(), tolerance, "srcc");
        assertEquals(expected.krcc(), actual.krcc(), tolerance, "krcc");
    }

    /** The figures as sums over all pairs, ranks counted one by one. */
    private static GlobalFigures byPairs(double[] x, double[] y) {
        double[] signs = new double[3];
        double[] plain = new double[3];
        double[] ranks = new double[3];
        double[] rankX = countedRanks(x);
        double[] rankY = countedRanks(y);
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < i; j++) {
                add(plain, x[i] - x[j], y[i] - y[j]);
                add(ranks, rankX[i] - rankX[j], rankY[i] - rankY[j]);
                add(signs, Math.signum(x[i] - x[j]), Math.signum(y[i] - y[j]));
            }
        }
        return new GlobalFigures(ratio(plain), ratio(ranks), ratio(signs));
    }

    private static void add(double[] sums, double dx, double dy) {
        sums[0] += dx * dy;
        sums[1] += dx * dx;
        sums[2] += dy * dy;
    }

    private static double ratio(double[] sums) {
        return sums[0] / Math.sqrt(sums[1] * sums[2]);
    }

    private static double[] countedRanks(double[] x) {
        double[] ranks = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            for (double other : x) {
                ranks[i] += other < x[i] ? 1 : other == x[i] ? 0.5 : 0;
            }
        }
        return ranks;
    }
}
