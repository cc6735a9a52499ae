package dev.granular.compress.nodes;

import dev.granular.pair.RatedImages;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Some images, in MOS order, each with a weight of its own, that stand for all. They are drawn from strata of MOS and σ, so
 * that thin tails are represented. An image stands for itself if it has much of its stratum's weight, or much of the
 * squared deviations of a model's scores near by.
 *
 * @param positions ascending
 * @param mass Σp of the images that each stands for; the heaviest image of all weighs 1
 * @param squares Σp² of those images
 */
public record Representatives(int[] positions, double[] mass, double[] squares) {
    /** Share of its stratum's weight from which an image stands for itself. */
    private static final double HEAVY = 0.25;

    /** Share of the squared deviations of a model's scores in its slice from which an image stands for itself. */
    private static final double DEVIANT = 0.25;

    /** Images drawn from a stratum if all strata of a slice have images; more if they have not. */
    private static final int DRAWN = 2;

    /** Spread of log σ below which all are taken to have the same. */
    private static final double NO_SPREAD = 1e-12;

    private record Drawn(int position, double mass, double squares) {}

    /**
     * Draws.
     *
     * @param slices of MOS
     * @param layers of σ within each
     */
    public static Representatives of(RatedImages images, int slices, int layers) {
        var drawing = new Drawing(images, new Slices(images, slices), layers);
        for (int slice = 0; slice < drawing.slices.count(); slice++) {
            drawing.addSlice(slice);
        }
        List<Drawn> drawn = drawing.drawn;
        drawn.sort(Comparator.comparingInt(Drawn::position));
        return new Representatives(
                drawn.stream().mapToInt(Drawn::position).toArray(),
                drawn.stream().mapToDouble(Drawn::mass).toArray(),
                drawn.stream().mapToDouble(Drawn::squares).toArray());
    }

    /** Returns the images themselves, with their masses as weights, and some of the models. */
    public RatedImages among(RatedImages images, int[] models) {
        double[] logMass =
                Arrays.stream(mass).map(m -> Math.log(m) / Math.log(2)).toArray();
        return images.select(positions, models, logMass);
    }

    private static final class Drawing {
        private final RatedImages images;
        private final Slices slices;
        private final int layers;
        private final List<Drawn> drawn = new ArrayList<>();

        Drawing(RatedImages images, Slices slices, int layers) {
            this.images = images;
            this.slices = slices;
            this.layers = layers;
        }

        void addSlice(int slice) {
            int from = slices.from(slice);
            int to = slices.to(slice);
            boolean[] alone = deviant(slice);
            int[] layer = layers(from, to);
            int[] count = new int[layers];
            double[] sum = new double[layers];
            for (int i = from; i < to; i++) {
                count[layer[i - from]]++;
                sum[layer[i - from]] += slices.weight(i);
            }
            int present = (int) Arrays.stream(count).filter(c -> c > 0).count();
            int[] left = new int[layers];
            double[] mass = new double[layers];
            double[] squares = new double[layers];
            for (int i = from; i < to; i++) {
                int b = layer[i - from];
                if (alone[i - from] || slices.weight(i) > HEAVY * sum[b]) {
                    alone[i - from] = true;
                    drawn.add(new Drawn(i, slices.weight(i), slices.weight(i) * slices.weight(i)));
                } else {
                    left[b]++;
                    mass[b] += slices.weight(i);
                    squares[b] += slices.weight(i) * slices.weight(i);
                }
            }
            int most = Math.max(DRAWN, DRAWN * layers / present);
            draw(from, alone, layer, new Left(left, mass, squares), most);
        }

        /** The rest of each layer without the images that stand for themselves: number, Σp and Σp². */
        private record Left(int[] count, double[] mass, double[] squares) {}

        /** Takes images of each layer at equal steps of its weight, in MOS order. */
        private void draw(int from, boolean[] alone, int[] layer, Left left, int most) {
            double[] mass = left.mass;
            double[] passed = new double[layers];
            int[] taken = new int[layers];
            for (int i = from; i < from + layer.length; i++) {
                int b = layer[i - from];
                int takes = Math.min(most, left.count[b]);
                if (alone[i - from] || taken[b] == takes) {
                    continue;
                }
                passed[b] += slices.weight(i);
                if (passed[b] >= mass[b] * (taken[b] + 0.5) / takes) {
                    // Several steps may end within one image.
                    int steps = 1;
                    while (taken[b] + steps < takes && passed[b] >= mass[b] * (taken[b] + steps + 0.5) / takes) {
                        steps++;
                    }
                    drawn.add(new Drawn(i, steps * mass[b] / takes, steps * left.squares[b] / takes));
                    taken[b] += steps;
                }
            }
        }

        private int[] layers(int from, int to) {
            double least = Double.POSITIVE_INFINITY;
            double most = 0;
            for (int i = from; i < to; i++) {
                least = Math.min(least, images.variance()[i]);
                most = Math.max(most, images.variance()[i]);
            }
            double spread = Math.log(most / least);
            int[] layer = new int[to - from];
            for (int i = from; i < to && spread > NO_SPREAD; i++) {
                layer[i - from] = (int) Math.min(layers - 1, layers * Math.log(images.variance()[i] / least) / spread);
            }
            return layer;
        }

        /** Returns which images of a slice have much of a model's squared deviations. */
        private boolean[] deviant(int slice) {
            int from = slices.from(slice);
            boolean[] deviant = new boolean[slices.to(slice) - from];
            for (int m = 0; m < images.models(); m++) {
                double bound = DEVIANT * slices.deviations(slice, m);
                for (int k = 0; k < deviant.length; k++) {
                    deviant[k] |= slices.deviation(from + k, m) > bound;
                }
            }
            return deviant;
        }
    }
}
