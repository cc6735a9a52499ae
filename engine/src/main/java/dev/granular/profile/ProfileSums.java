package dev.granular.profile;

import dev.granular.Method;
import dev.granular.Progress;
import dev.granular.SurfacePoint;
import dev.granular.pair.DirectSum;
import dev.granular.pair.PairSums;
import dev.granular.pair.RatedImages;
import dev.granular.parallel.TaskPool;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Sums over pairs at places along one axis, and correlations of them. */
@SuppressWarnings("exports") // For the engine alone: nobody else can name images and pools.
public final class ProfileSums {
    /** Place by place: of each model a value per method. */
    private final double[][] values;

    private final double[] effectivePairs;

    private ProfileSums(double[][] values, double[] effectivePairs) {
        this.values = values;
        this.effectivePairs = effectivePairs;
    }

    /**
     * Returns sums along Q. Weights are products of one factor for each image, so sums over pairs follow from sums over images: O(N log
     * N) at each place.
     *
     * @param places counted in the unit of the images' MOS
     */
    public static ProfileSums alongQuality(RatedImages images, Set<Method> methods, double[] places, TaskPool pool) {
        List<Method> chosen = List.copyOf(methods);
        List<Integer> steps = IntStream.range(0, places.length).boxed().toList();
        List<QualityWindow> windows = pool.each(steps, step -> QualityWindow.of(images, chosen, places[step]));
        return new ProfileSums(
                windows.stream().map(QualityWindow::values).toArray(double[][]::new),
                windows.stream().mapToDouble(QualityWindow::effectivePairs).toArray());
    }

    /**
     * Returns sums along Qd, over all pairs with windows on Q left open.
     *
     * @param places counted in the unit of the images' MOS
     */
    public static ProfileSums alongDifference(RatedImages images, Set<Method> methods, double[] places, TaskPool pool) {
        List<Method> chosen = List.copyOf(methods);
        List<SurfacePoint> points = Arrays.stream(places)
                .mapToObj(place -> new SurfacePoint(0, place))
                .toList();
        PairSums sums = new DirectSum(images, methods, 1).alongDifference().evaluate(points, pool, Progress.NONE);
        double[][] values = new double[places.length][images.models() * chosen.size()];
        double[] effectivePairs = new double[places.length];
        for (int step = 0; step < places.length; step++) {
            effectivePairs[step] = sums.effectivePairs(step);
            for (int model = 0; model < images.models(); model++) {
                for (int k = 0; k < chosen.size(); k++) {
                    values[step][model * chosen.size() + k] = sums.correlation(step, chosen.get(k), model);
                }
            }
        }
        return new ProfileSums(values, effectivePairs);
    }

    /** Names the results. */
    public Profile profile(Profile.Axis axis, double[] places, List<String> models, List<Method> methods) {
        double[] all = Arrays.stream(values).flatMapToDouble(Arrays::stream).toArray();
        return new Profile(axis, places, models, methods, all, effectivePairs);
    }
}
