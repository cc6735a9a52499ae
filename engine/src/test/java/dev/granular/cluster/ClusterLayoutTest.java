package dev.granular.cluster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.granular.Accuracy;
import dev.granular.Column;
import dev.granular.Correlations;
import dev.granular.Direction;
import dev.granular.InputException;
import dev.granular.Method;
import dev.granular.Points;
import dev.granular.Predictions;
import dev.granular.Progress;
import dev.granular.QualityRange;
import dev.granular.Ratings;
import dev.granular.Regulator;
import dev.granular.evaluation.CompressedImages;
import dev.granular.evaluation.Evaluation;
import dev.granular.simulation.Simulation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A sample, parts and ranges of images that come in blocks, against the direct sum over all. */
class ClusterLayoutTest {
    private static final double TOLERANCE = 1e-6;
    private static final Choices CHOICES = new Choices(List.of("a", "b"), EnumSet.allOf(Method.class), TOLERANCE);
    private static final int BLOCK = 1500;
    private static final Points POINTS = new Points.Grid(6, 5);

    private static final Data FEW_DATA = Data.of(200, 0);
    private static final StreamedImages FEW = images(FEW_DATA, false);
    private static final ClusterLayout COARSE =
            FEW.settled(FEW.census(), new Choices(CHOICES.models(), CHOICES.methods(), 1e-3), 3, 2, Progress.NONE);

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

    /** Images in memory that come in blocks, forwards or backwards. */
    private static ImageSource source(Data data, boolean turned) {
        int n = data.ratings.size();
        double[][] scores =
                data.models.stream().map(model -> model.scores().toArray()).toArray(double[][]::new);
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        var all =
                new ImageBlock(data.ratings.mos().toArray(), data.ratings.std().toArray(), ones, scores);
        return reader -> {
            for (int from = 0; from < n; from += BLOCK) {
                reader.accept(all.some(IntStream.range(from, Math.min(from + BLOCK, n))
                        .map(i -> turned ? n - 1 - i : i)
                        .toArray()));
            }
        };
    }

    /** With weights, and ranks in many passes. */
    private static StreamedImages images(Data data, boolean turned) {
        ImageSource source = source(data, turned);
        QualityRange range = data.ratings.range();
        // The same sums for both orders: they are part of a layout.
        var prepared = Preparation.of(new Regulator.Gaussian(), 1, range, source(data, false));
        return new StreamedImages(source.with(prepared::prepared), 1000);
    }

    private static ClusterLayout layout(StreamedImages images, int parts) {
        ClusterLayout layout = images.settled(images.census(), CHOICES, parts, 2, Progress.NONE);
        return ClusterLayout.of(layout.bytes());
    }

    private static SummedPart copied(SummedPart part) {
        var bytes = new ByteArrayOutputStream();
        try {
            part.write(new DataOutputStream(bytes));
            return SummedPart.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CompressedImages compressed(StreamedImages images, ClusterLayout layout, int threads) {
        var parts = new PartsInOrder(copied(images.summed(layout, 0, threads)));
        for (int part = 1; part < layout.cuts().parts(); part++) {
            parts.add(copied(images.summed(layout, part, threads)));
        }
        return parts.combined(threads);
    }

    @ParameterizedTest
    @CsvSource({"4000, 0, 5, true", "6000, 40, 6, false"})
    void valuesAreWithinTheErrorsTheyCarry(int n, int steps, int parts, boolean whole) {
        Data data = Data.of(n, steps);
        StreamedImages images = images(data, false);
        assertEquals(whole, images.sample(data.ratings.range()).isWhole());
        ClusterLayout layout = layout(images, parts);
        assertEquals(parts, layout.cuts().parts());

        CompressedImages set = compressed(images, layout, 2);

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
        assertArrayEquals(bits(set), bits(compressed(images(data, true), layout, 1)), "threads and order");
    }

    private static long[] bits(CompressedImages set) {
        return set.matrices().stream()
                .flatMap(List::stream)
                .flatMapToDouble(row -> Arrays.stream(row.toArray()))
                .mapToLong(Double::doubleToRawLongBits)
                .toArray();
    }

    @Test
    void partsThatDoNotMakeAWholeAreRefused() {
        SummedPart first = FEW.summed(COARSE, 0, 1);
        SummedPart third = FEW.summed(COARSE, 2, 1);
        refused("parts 1 to 2 are missing, of 3", () -> new PartsInOrder(third));
        var parts = new PartsInOrder(first);
        refused("part 1 is there twice: name each part once", () -> parts.add(first));
        refused("part 2 is missing, of 3", () -> parts.add(third));
        refused("parts 2 to 3 are missing, of 3", () -> parts.combined(1));
        SummedPart other = FEW.summed(COARSE.of(new Preparation(Optional.empty(), 2), new TreeMap<>()), 1, 1);
        refused("the part has another layout than the others: sum over it for the same layout", () -> parts.add(other));
        StreamedImages fewer = images(Data.of(150, 0), false);
        assertThrows(InputException.class, () -> compressed(fewer, COARSE, 1));
    }

    private static void refused(String message, Executable attempt) {
        assertEquals(message, assertThrows(InputException.class, attempt).getMessage());
    }

    @Test
    void damagedLayoutsAreRefused() {
        ClusterLayout layout = COARSE.of(new Preparation(Optional.empty(), 2), new TreeMap<>(Map.of("mos", "quality")));
        byte[] bytes = layout.bytes();
        ClusterLayout again = ClusterLayout.of(bytes);
        assertEquals(layout.superPoints(), again.superPoints());
        assertEquals(Map.of("mos", "quality"), again.notes());
        var block = new ImageBlock(new double[] {1}, new double[] {3}, new double[] {1}, new double[2][1]);
        assertEquals(6, again.preparation().prepared(block).std()[0]);
        for (int at : new int[] {3, 10, 25, bytes.length / 2}) {
            byte[] damaged = bytes.clone();
            damaged[at] ^= 4;
            assertThrows(InputException.class, () -> ClusterLayout.of(damaged), "byte " + at);
        }
        assertThrows(InputException.class, () -> ClusterLayout.of(Arrays.copyOf(bytes, bytes.length - 1)));
    }

    @Test
    void imagesLikeNoneOfTheSampleHaveNoPlace() {
        double mos = FEW_DATA.ratings.mos().get(3);
        double wide = 50 * FEW_DATA.ratings.range().width();
        var block =
                new ImageBlock(new double[] {mos, mos}, new double[] {wide, 0}, new double[] {1, 1}, new double[2][2]);
        assertArrayEquals(new int[] {0}, COARSE.misfits(block));
        assertFalse(COARSE.cuts().parts() > 3);
    }

    @Test
    void directionsFollowTheData() {
        Data data = Data.of(1500, 0);
        double[] scores = data.models.getFirst().scores().toArray();
        double[] turned = Arrays.stream(scores).map(score -> -score).toArray();
        double[] chance = new SplittableRandom(4).doubles(scores.length).toArray();
        double[] ones = new double[scores.length];
        Arrays.fill(ones, 1);
        var block = new ImageBlock(
                data.ratings.mos().toArray(), data.ratings.std().toArray(), ones, new double[][] {scores, turned, chance
                });
        ImageSample sample = ImageSample.of(data.ratings.range(), block);
        assertEquals(Optional.of(Direction.HIGHER_IS_BETTER), sample.direction(0));
        assertEquals(Optional.of(Direction.LOWER_IS_BETTER), sample.direction(1));
        assertEquals(Optional.empty(), sample.direction(2));
    }
}
