package dev.granular.bench.coverage;

import dev.granular.Method;
import dev.granular.inference.SurfaceInference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;

/** Promises of inference, and sets of images from one {@link Population} that each is held against. */
final class Experiment {
    private static final int FEWEST_SETS = 10;
    /** Sets seeds of neighbouring sets apart. */
    private static final long STRIDE = 1_000_003;

    private final String name;
    private final int sets;
    private final Function<SplittableRandom, SurfaceInference> study;
    private final List<Promise> promises = new ArrayList<>();

    private record Promise(Claim claim, ToDoubleBiFunction<SurfaceInference, Method> share) {}

    /**
     * Begins without a promise.
     *
     * @param study draws a set and does the inference, on the caller's thread
     */
    Experiment(String name, int sets, Function<SplittableRandom, SurfaceInference> study) {
        this.name = name;
        this.sets = sets;
        this.study = study;
    }

    /**
     * Adds a promise for each method.
     *
     * @param share of a set in which it comes true, 0 to 1; NaN if it does not apply there
     * @param published shares by method, or nothing
     */
    Experiment promise(String what, ToDoubleBiFunction<SurfaceInference, Method> share, double... published) {
        for (Method method : Method.values()) {
            Claim claim = published.length == 0
                    ? Claim.open(what, method)
                    : Claim.of(what, method, published[method.ordinal()]);
            promises.add(new Promise(claim, share));
        }
        return this;
    }

    String name() {
        return name;
    }

    List<Claim> claims() {
        return promises.stream().map(Promise::claim).toList();
    }

    /**
     * Draws all sets.
     *
     * @param part of the sets that is enough, 0 to 1
     * @return a rate for each claim, the same for any number of threads
     */
    List<Rate> rates(double part) {
        int count = Math.max(FEWEST_SETS, (int) (sets * part));
        double[][] shares =
                IntStream.range(0, count).parallel().mapToObj(this::shares).toArray(double[][]::new);
        var rates = new ArrayList<Rate>();
        for (int p = 0; p < promises.size(); p++) {
            int promise = p;
            rates.add(Rate.of(
                    Arrays.stream(shares).mapToDouble(set -> set[promise]).toArray()));
        }
        return rates;
    }

    private double[] shares(int set) {
        SurfaceInference surface = study.apply(new SplittableRandom(STRIDE * (set + 1)));
        return promises.stream()
                .mapToDouble(promise ->
                        promise.share().applyAsDouble(surface, promise.claim().method()))
                .toArray();
    }
}
