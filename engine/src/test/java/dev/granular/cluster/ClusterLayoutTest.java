package dev.granular.cluster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.granular.Accuracy;
import dev.granular.Column;
import dev.granular.Correlations;
import dev.granular.InputException;
import dev.granular.Method;
import dev.granular.Points;
import dev.granular.Predictions;
import dev.granular.Progress;
import dev.granular.QualityRange;
import dev.granular.Ratings;
import dev.granular.evaluation.CompressedImages;
import dev.granular.evaluation.Evaluation;
import dev.granular.simulation.Simulation;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A sample, parts and ranges in place of all images, against the direct sum over these. */
class ClusterLayoutTest {
    private static final double TOLERANCE = 1e-6;
    private static final Choices CHOICES = new Choices(List.of("a", "b"), EnumSet.allOf(Method.class), TOLERANCE);
    private static final Points POINTS = new Points.Grid(6, 5);

    private record Data(Ratings ratings, List<Predictions> models) {
        /** @param steps places of MOS, so that a cell of the sample has many images; 0 for all that there are */
        static Data of(int n, int steps) {
            var data = new Simulation(n, 2, 6).run();
            QualityRange range = data.ratings().range();
            double step = steps == 0 ? 0 : range.width() / steps;
            double[] mos = data.ratings().mos().toArray();
            double[] std = data.ratings().std().toArray();
            for (int i = 0; i < n && steps > 0; i++) {
                mos[i] = step * Math.rint(mos[i] / step);
                std[i] = range.width() * (i % 500 == 0 ? 0.3 : 0.12 + 0.01 * (i % 11) / 11);
            }
            List<Predictions> models = List.of(
                    new Predictions("a", data.predictions().get(0).scores()),
                    new Predictions("b", data.predictions().get(1).scores()));
            return new Data(new Ratings(Column.of(mos), Column.of(std)), models);
        }
    }

    @ParameterizedTest
    @CsvSource({"4000, 0, 5, 3, true", "6000, 40, 6, 2, false"})
    void valuesAreWithinTheErrorsTheyCarry(int n, int steps, int parts, int ranges, boolean whole) {
        Data data = Data.of(n, steps);
        var images = new PartedImages(data.ratings, data.models, CHOICES);
        assertEquals(whole, images.sample().isWhole());
        ClusterLayout layout = images.layout(parts, ranges, 2);
        assertEquals(parts, layout.cuts().parts());

        CompressedImages set = images.compressed(layout, 2, false);

        Correlations close = set.evaluate(POINTS, 2, Progress.NONE);
        Correlations known = Evaluation.of(data.ratings)
                .points(POINTS)
                .accuracy(new Accuracy.Exact())
                .correlations(data.models);
        int accurate = 0;
        for (int k = 0; k < known.points().size(); k++) {
            accurate += close.accurateAt(k) ? 1 : 0;
            for (int m = 0; m < 2 && close.accurateAt(k); m++) {
                for (Method method : Method.values()) {
                    double off = close.value(m, method, k) - known.value(m, method, k);
                    assertTrue(Math.abs(off) <= close.errorAt(k), known.points().get(k) + " is off by " + off);
                }
            }
        }
        assertTrue(accurate > 10, accurate + " accurate points");
        assertArrayEquals(bits(set), bits(images.compressed(layout, 1, true)), "threads and order");
    }

    private static long[] bits(CompressedImages set) {
        return set.matrices().stream()
                .flatMap(List::stream)
                .flatMapToDouble(row -> Arrays.stream(row.toArray()))
                .mapToLong(Double::doubleToRawLongBits)
                .toArray();
    }

    @Test
    void missingPartsAndDamagedLayoutsAreRefused() {
        Data data = Data.of(1500, 0);
        var images = new PartedImages(data.ratings, data.models, CHOICES);
        ClusterLayout layout = images.layout(2, 1, 2);
        var none = new ImageBlock(new double[0], new double[0], new double[0], new double[2][0]);
        PartSummary part = layout.part(0, none, new double[0], new double[2][0], 1);
        var missing = assertThrows(InputException.class, () -> layout.combined(part, List.of(), 1));
        assertEquals(
                "the parts have 0 images, of " + layout.images() + " that take part: each must be there once",
                missing.getMessage());
        byte[] bytes = layout.bytes();
        assertEquals(layout.superPoints(), ClusterLayout.of(bytes).superPoints());
        for (int at : new int[] {3, 10, 25, bytes.length / 2}) {
            byte[] damaged = bytes.clone();
            damaged[at] ^= 4;
            assertThrows(InputException.class, () -> ClusterLayout.of(damaged), "byte " + at);
        }
        assertThrows(InputException.class, () -> ClusterLayout.of(Arrays.copyOf(bytes, bytes.length - 1)));
    }

    @Test
    void imagesLikeNoneOfTheSampleHaveNoPlace() {
        Data data = Data.of(1500, 0);
        ClusterLayout layout = new PartedImages(data.ratings, data.models, CHOICES).layout(2, 1, 2);
        double mos = data.ratings.mos().get(3);
        double wide = 50 * data.ratings.range().width();
        var block =
                new ImageBlock(new double[] {mos, mos}, new double[] {wide, 0}, new double[] {1, 1}, new double[2][2]);
        assertArrayEquals(new int[] {0}, layout.misfits(block));
        assertFalse(layout.cuts().parts() > 2);
    }
}
