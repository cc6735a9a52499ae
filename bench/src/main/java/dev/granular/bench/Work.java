package dev.granular.bench;

import dev.granular.Accuracy;
import dev.granular.Correlations;
import dev.granular.Points;
import dev.granular.QualityRange;
import dev.granular.SurfacePoint;
import dev.granular.evaluation.Evaluation;
import dev.granular.fit.SurfaceFit;
import dev.granular.pair.PairBlock;
import dev.granular.simulation.SimulatedRatings;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Something to do again and again, on one thread, in a process that is compared with another. */
enum Work {
    /** Weights and sums of a tile in cache. */
    PAIR_BLOCK {
        @Override
        Runnable prepare() {
            var block = PairBlock.preferred(1);
            return repeated(() -> {
                block.weigh();
                block.accumulate();
            });
        }
    },
    /** The same with every weight computed twice: what the guard must notice. */
    SLOWED_PAIR_BLOCK {
        @Override
        Runnable prepare() {
            var block = PairBlock.preferred(1);
            return repeated(() -> {
                block.weigh();
                block.weigh();
                block.accumulate();
            });
        }
    },
    /** Weights alone. */
    WEIGHTS {
        @Override
        Runnable prepare() {
            return repeated(PairBlock.preferred(1)::weigh);
        }
    },
    /** Sums alone. */
    SUMS {
        @Override
        Runnable prepare() {
            return repeated(PairBlock.preferred(1)::accumulate);
        }
    },
    /** Multiply-adds, as many as the machine can. */
    MULTIPLY_ADDS {
        @Override
        Runnable prepare() {
            var limits = new MachineLimits();
            return limits.repeated(limits::multiplyAdd);
        }
    },
    /** Reading the first-level cache as fast as the machine can. */
    LOADS {
        @Override
        Runnable prepare() {
            var limits = new MachineLimits();
            return limits.repeated(limits::load);
        }
    },
    /** Bandwidths and one surface through points at random places. */
    SURFACE_FIT {
        @Override
        Runnable prepare() {
            var random = new SplittableRandom(1);
            List<SurfacePoint> points = Stream.generate(
                            () -> new SurfacePoint(random.nextDouble(), random.nextDouble()))
                    .limit(FITTED_POINTS)
                    .toList();
            double[] values = points.stream()
                    .mapToDouble(point -> Math.sin(3 * point.q()) * point.qd() + 0.1 * random.nextDouble())
                    .toArray();
            return () -> SurfaceFit.of(points, values).surface(new QualityRange(0, 1), GRID, GRID);
        }
    },
    /** The direct sum on a small set. */
    SMALL_DIRECT_SUM {
        @Override
        Runnable prepare() {
            return evaluation(SMALL, SMALL_POINTS, new Accuracy.Exact());
        }
    },
    /** The direct sum on a set in which five images have the same rating, together. */
    EQUAL_RATINGS {
        @Override
        Runnable prepare() {
            return direct(EvaluationInput.simulated(RATED, 1).withEqualRatings(RATED_ALIKE));
        }
    },
    /** The same, pair by pair. */
    DIFFERENT_RATINGS {
        @Override
        Runnable prepare() {
            return direct(EvaluationInput.simulated(RATED, 1)
                    .withEqualRatings(RATED_ALIKE)
                    .withDifferentRatings());
        }
    },
    /** The direct sum on a set that is worth compressing. */
    DIRECT_SUM {
        @Override
        Runnable prepare() {
            return evaluation(LARGE, LARGE_POINTS, new Accuracy.Exact());
        }
    },
    /** The compressed sum on the same set. */
    COMPRESSED_SUM {
        @Override
        Runnable prepare() {
            return evaluation(LARGE, LARGE_POINTS, new Accuracy.Within(TOLERANCE));
        }
    };

    /** Blocks in one go: a tenth of a millisecond or more, against which reading a clock is nothing. */
    static final int BLOCKS = 100;

    private static final int FITTED_POINTS = 100;
    private static final int GRID = 100;
    private static final int SMALL = 1500;
    private static final int SMALL_POINTS = 10;
    private static final int RATED = 4000;
    private static final int RATED_ALIKE = 5;
    private static final int LARGE = 20_000;
    private static final int LARGE_POINTS = 40;
    private static final double TOLERANCE = 1e-6;

    /** Makes the data; each call of the result does the work once. */
    abstract Runnable prepare();

    private static Runnable repeated(Runnable block) {
        return () -> {
            for (int i = 0; i < BLOCKS; i++) {
                block.run();
            }
        };
    }

    private static Runnable direct(EvaluationInput input) {
        Evaluation evaluation = Evaluation.of(input.ratings())
                .points(new Points.Given(input.points()))
                .accuracy(new Accuracy.Exact())
                .threads(1);
        return () -> evaluation.correlations(input.models());
    }

    private static Runnable evaluation(int images, int points, Accuracy accuracy) {
        SimulatedRatings set = SigmaProfile.RATED.simulate(images, 1);
        Evaluation evaluation = Evaluation.of(set.ratings())
                .points(new Points.LatinHypercube(points, 1))
                .accuracy(accuracy)
                .threads(1);
        return () -> {
            Correlations done = evaluation.correlations(set.predictions());
            boolean compressed = done.computation().superPoints() > 0;
            if (compressed != accuracy instanceof Accuracy.Within) {
                throw new IllegalStateException(
                        "another sum was timed: " + done.computation().note());
            }
        };
    }
}
