package dev.granular.bench;

import dev.granular.Column;
import dev.granular.Predictions;
import dev.granular.QualityRange;
import dev.granular.Ratings;
import dev.granular.Regulator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;

/**
 * Ratings and models drawn at random from kinds that are hard to compress: laws of σ, distributions of MOS, weights, ties,
 * strays, and models that spread differently in different places. The same seed gives the same profile.
 *
 * @param name the kinds that were drawn
 */
record RandomProfile(String name, Ratings ratings, Regulator regulator, List<Predictions> models) {
    /** MOS on a scale of 1 to 100, strays apart. */
    private static final double LOW = 1;

    private static final double HIGH = 100;

    private static final int MODELS = 3;

    static RandomProfile of(long seed, int images) {
        return new Drawing(seed, images).profile();
    }

    private static final class Drawing {
        private final SplittableRandom random;
        private final int images;
        private final StringBuilder name = new StringBuilder();

        Drawing(long seed, int images) {
            random = new SplittableRandom(seed);
            this.images = images;
        }

        RandomProfile profile() {
            double[] mos = mos();
            double[] std = std(mos);
            Regulator regulator = regulator(mos);
            if (random.nextInt(8) == 0) {
                stray(mos, std);
            }
            var models = new ArrayList<Predictions>();
            double[] sorted = mos.clone();
            Arrays.sort(sorted);
            for (int m = 0; m < MODELS; m++) {
                models.add(new Predictions("model" + m, Column.of(scores(mos, sorted[images / 2]))));
            }
            return new RandomProfile(
                    name.toString(), new Ratings(Column.of(mos), Column.of(std)), regulator, List.copyOf(models));
        }

        private double[] each(IntToDoubleFunction value) {
            double[] values = new double[images];
            Arrays.setAll(values, value);
            return values;
        }

        private double uniform(double low, double high) {
            return low + (high - low) * random.nextDouble();
        }

        /** Returns a factor whose logarithm is uniform. */
        private double scale(double low, double high) {
            return low * Math.pow(high / low, random.nextDouble());
        }

        private double[] mos() {
            int kind = random.nextInt(8);
            double[] mos = switch (kind) {
                case 0, 1 -> named("uniform", each(_ -> uniform(LOW, HIGH)));
                case 2 -> {
                    double steep = scale(0.2, 5);
                    yield named(
                            "power" + rounded(steep),
                            each(_ -> LOW + (HIGH - LOW) * Math.pow(random.nextDouble(), steep)));
                }
                case 3 -> {
                    double steep = uniform(1, 4);
                    yield named(
                            "u-shaped",
                            each(_ -> 0.5 * (LOW + HIGH)
                                    + 0.5
                                            * (HIGH - LOW)
                                            * (random.nextBoolean() ? 1 : -1)
                                            * Math.pow(random.nextDouble(), 1 / steep)));
                }
                case 4 -> {
                    double decay = scale(5, 30);
                    yield named("exponential", each(_ -> LOW - decay * Math.log(1 - random.nextDouble())));
                }
                case 5 -> {
                    double spread = uniform(0.3, 1.2);
                    yield named("log-normal", each(_ -> Math.exp(3 + spread * random.nextGaussian())));
                }
                case 6 -> {
                    int count = 2 + random.nextInt(3);
                    double spread = scale(0.3, 5);
                    yield named(
                            count + "clusters",
                            each(_ -> LOW
                                    + (HIGH - LOW) * (random.nextInt(count) + 0.5) / count
                                    + spread * random.nextGaussian()));
                }
                default -> named("normal", each(_ -> 50 + 15 * random.nextGaussian()));
            };
            if (random.nextInt(4) == 0) {
                double step = scale(0.05, 2);
                name.append("-ties");
                return each(i -> step * Math.rint(mos[i] / step));
            }
            return mos;
        }

        private double[] named(String kind, double[] values) {
            name.append(name.isEmpty() ? "" : " ").append(kind);
            return values;
        }

        private static String rounded(double value) {
            return String.format(Locale.ROOT, "%.2g", value);
        }

        private double[] std(double[] mos) {
            QualityRange range = QualityRange.of(Column.of(mos));
            double width = range.width();
            double typical = width * scale(0.02, 0.2);
            return switch (random.nextInt(9)) {
                case 0 -> named("constant" + rounded(typical / width), each(_ -> typical));
                case 1 -> named("growing", each(i -> 0.1 * typical + typical * (mos[i] - range.min()) / width));
                case 2 -> named("shrinking", each(i -> 0.1 * typical + typical * (range.max() - mos[i]) / width));
                case 3 -> named("root", each(i -> typical * Math.sqrt(0.01 + (mos[i] - range.min()) / width)));
                case 4 -> {
                    double spread = uniform(0.1, 1);
                    yield named(
                            "log-normal-std" + rounded(spread),
                            each(_ -> typical * Math.exp(spread * random.nextGaussian())));
                }
                case 5 -> {
                    double ratio = scale(2, 40);
                    yield named(
                            "two-scales" + rounded(ratio), each(_ -> random.nextBoolean() ? typical : typical / ratio));
                }
                case 6 -> named("uniform-std", each(_ -> typical * uniform(0.2, 1)));
                case 7 -> {
                    double floor = scale(0.01, 0.3);
                    yield named(
                            "dome",
                            each(i -> typical
                                    * (floor
                                            + 2 * Math.sqrt((mos[i] - range.min()) * (range.max() - mos[i])) / width)));
                }
                default -> named("raters", each(_ -> typical * Math.sqrt(chiSquare(8) / 8)));
            };
        }

        private double chiSquare(int degrees) {
            double sum = 0;
            for (int k = 0; k < degrees; k++) {
                double x = random.nextGaussian();
                sum += x * x;
            }
            return sum;
        }

        private Regulator regulator(double[] mos) {
            return switch (random.nextInt(6)) {
                case 0 -> new Regulator.Gaussian();
                case 1 -> {
                    double decay = (random.nextBoolean() ? 1 : -1) * scale(4, 40);
                    yield given("tilted", each(i -> Math.exp((mos[i] - 50) / decay)));
                }
                case 2 -> {
                    double spread = uniform(0.5, 3);
                    yield given("log-normal-weights", each(_ -> Math.exp(spread * random.nextGaussian())));
                }
                case 3 -> {
                    int heavy = 1 + random.nextInt(5);
                    double weight = scale(10, 1e5);
                    yield given(heavy + "heavy", each(i -> i < heavy ? weight : 1));
                }
                default -> new Regulator.Uniform();
            };
        }

        private Regulator given(String kind, double[] weights) {
            named(kind, weights);
            return new Regulator.Given(Column.of(weights));
        }

        private void stray(double[] mos, double[] std) {
            int count = 1 + random.nextInt(4);
            double far = scale(3, 1e5);
            name.append(" ").append(count).append("strays");
            for (int k = 0; k < count; k++) {
                int image = random.nextInt(images);
                mos[image] *= random.nextBoolean() ? far : -far;
                std[image] *= scale(0.1, 10);
            }
        }

        private double[] scores(double[] mos, double median) {
            double noise = scale(0.5, 40);
            return switch (random.nextInt(8)) {
                case 0 -> named("cauchy", each(i -> mos[i] + noise * Math.tan(Math.PI * (random.nextDouble() - 0.5))));
                case 1 -> named("steps", each(i -> Math.rint((mos[i] + noise * random.nextGaussian()) / 15)));
                case 2 ->
                    named(
                            "blind-below",
                            each(i -> (mos[i] < median ? 0 : mos[i]) + 0.01 * noise * random.nextGaussian()));
                case 3 ->
                    named("blind-above", each(i -> Math.min(mos[i], median) + 0.01 * noise * random.nextGaussian()));
                case 4 -> named("far", each(i -> 1e6 + mos[i] + noise * random.nextGaussian()));
                case 5 -> named("curved", each(i -> Math.exp((mos[i] + noise * random.nextGaussian()) / 12)));
                case 6 -> named("rare", each(i -> random.nextInt(50) == 0 ? 1e3 * random.nextGaussian() : mos[i]));
                default -> named("fair", each(i -> mos[i] + noise * random.nextGaussian()));
            };
        }
    }
}
