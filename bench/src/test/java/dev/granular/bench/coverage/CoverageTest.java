package dev.granular.bench.coverage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.granular.Method;
import dev.granular.Points;
import dev.granular.SurfacePoint;
import dev.granular.inference.Estimate;
import dev.granular.inference.Inference;
import dev.granular.inference.SurfaceInference;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The simulation that intervals are judged by, itself judged by large sets. */
class CoverageTest {
    private static final List<SurfacePoint> POINTS =
            List.of(new SurfacePoint(50, 0), new SurfacePoint(60, 30), new SurfacePoint(30, 50));
    private static final Population POPULATION =
            new Population(0.7, List.of(MadeUpModel.EVEN, MadeUpModel.BENT), ErrorMixture.of(2.5), SceneEffect.NONE);

    /** Sets of 4,000 images scatter around the population by a seventieth or so. */
    @Test
    void largeSetsComeToThePopulation() {
        var truth = new PopulationSurface(POPULATION, POINTS);
        StudySet set = POPULATION.draw(4000, 1, 0.6, new SplittableRandom(5));
        SurfaceInference surface = Inference.of(set.ratings()).at(new Points.Given(POINTS), set.models());
        int checked = 0;
        for (int m = 0; m < 2; m++) {
            for (Method method : Method.values()) {
                for (int k = 0; k < POINTS.size(); k++) {
                    Estimate found = surface.estimate("model" + m, method, k);
                    double off = Math.abs(found.value() - truth.values(m, method)[k]);
                    assertTrue(off < 4 * found.se(), method + " of " + m + " at " + POINTS.get(k) + ": " + off);
                    assertTrue(found.se() < 0.03, "standard error " + found.se());
                    checked++;
                }
            }
        }
        assertEquals(2 * 3 * 3, checked);
    }

    @Test
    void intervalsThatAreTooNarrowAreFound() {
        var truth = new PointPromises(new PopulationSurface(POPULATION, POINTS));
        var experiment = new Experiment("three points", 100, random -> {
                    StudySet set = POPULATION.draw(100, 1, 0.6, random);
                    return Inference.of(set.ratings()).threads(1).at(new Points.Given(POINTS), set.models());
                })
                .promise("covers", truth::coverage)
                .promise("covers half as often", truth::coverage, 0.48, 0.48, 0.48);
        List<Rate> rates = experiment.rates(0.4);
        assertEquals(rates, experiment.rates(0.4), "the same seeds");
        List<Claim> claims = experiment.claims();
        for (int c = 0; c < claims.size(); c++) {
            Finding finding = Finding.of(experiment, claims.get(c), rates.get(c));
            assertEquals(40, finding.sets());
            assertTrue(finding.share() > 0.85 && finding.share() < 1, finding.toString());
            assertEquals(c < 3, finding.agrees(), finding.toString());
        }
    }

    @Test
    void ratesKnowTheirError() {
        Rate half = Rate.of(new double[] {0, 1, 1, 0, Double.NaN});
        assertEquals(0.5, half.share());
        assertEquals(4, half.sets());
        assertEquals(Math.sqrt(1.0 / 3 / 4), half.error(), 1e-15);
        Rate never = Rate.of(new double[100]);
        assertEquals(0, never.share());
        assertTrue(never.agreesWith(0.01, 0.0005));
        assertFalse(never.agreesWith(0.05, 0.0005));
        assertEquals(0, Rate.of(new double[] {Double.NaN}).sets());
    }

    @Test
    void scenesShareTheirErrors() {
        var population = new Population(0.7, List.of(MadeUpModel.CLOSE), ErrorMixture.of(1), new SceneEffect(8, 5));
        StudySet set = population.draw(3000, 15, 0.5, new SplittableRandom(1));
        double within = 0;
        double all = 0;
        for (int i = 0; i < 3000; i += 15) {
            double first = error(set, i);
            within += first * error(set, i + 1);
            all += first * first;
        }
        double expected = (8 * 8) / (8 * 8 + 9 * 9.0);
        assertEquals(expected, within / all, 0.15, "correlation of errors of a scene, apart from slopes");
        assertEquals(200, set.scenes().stream().distinct().count());
    }

    private static double error(StudySet set, int image) {
        return set.models().getFirst().scores().get(image) - set.ratings().mos().get(image);
    }
}
