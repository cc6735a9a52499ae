package dev.granular.compress.concord;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.granular.compress.charge.Expansion;
import dev.granular.compress.charge.ExpansionSums;
import dev.granular.compress.charge.Interval;
import dev.granular.compress.charge.PairLoop;
import dev.granular.compress.charge.PartExpansions;
import dev.granular.compress.nodes.PlacedImages;
import dev.granular.compress.nodes.SampleImages;
import dev.granular.compress.nodes.Strip;
import dev.granular.compress.nodes.StripLayout;
import dev.granular.kernel.MatrixProduct;
import dev.granular.pair.RatedImages;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Concordance between parts, and within small ones, against a loop over pairs. */
class PartConcordanceTest {
    /**
     * Rough columns are all columns, so that nothing is left out.
     *
     * @param groups into which the images are cut by score, about
     */
    @ParameterizedTest
    @CsvSource({
        // Several parts, in one group, some, and one for each image.
        "0, 0, 70, 1",
        "0, 0, 70, 10",
        "0, 0, 70, 1000",
        // Ties: fewer scores than groups, hardly any, few MOS.
        "0, 4, 70, 1",
        "0, 4, 70, 10",
        "0, 1, 70, 3",
        "60, 0, 70, 10",
        "60, 4, 70, 10",
        // A part of its own, and one image.
        "0, 0, 15, 3",
        "0, 4, 15, 1",
        "12, 0, 20, 3",
        "0, 0, 1, 1"
    })
    void everyPairOfPartsHasItsSign(int mosValues, int scoreValues, int size, int groups) {
        RatedImages rated = SampleImages.of(900, mosValues, scoreValues, 4);
        StripLayout layout = SampleImages.layout(rated, 1e-6);
        PlacedImages images = layout.placed();
        Strip whole = layout.strips().get(layout.strips().size() / 2);
        int to = Math.min(whole.to(), whole.from() + size);
        Strip strip = whole.over(whole.from(), to, images.weight(whole.from(), to));
        var interval = Interval.of(strip, SampleImages.byScore(rated, strip));
        List<Interval> parts = interval.parts(images);
        assertEquals(size >= 70, parts.size() > 1);
        List<Interval> small = parts.stream().filter(Interval::isSmall).toList();
        var fine = new Expansion(interval, 0);
        var concordance = new PartConcordance(
                images,
                images.weight(strip.from(), strip.to()) / groups,
                new PartExpansions(interval, parts, fine, fine),
                MatrixProduct.preferred());
        var rough = new RoughRows(images, interval, fine, small);
        var sums = ExpansionSums.of(fine, rated.models(), 1);
        // One after the other with the same room.
        for (int m = 0; m < rated.models(); m++) {
            concordance.addTo(sums, m, interval.byScore()[m], rated.scoreRanks(m), small, rough);
        }

        var loop = new PairLoop(fine, images);
        int compared = 0;
        for (int m = 0; m < rated.models(); m++) {
            double[] score = rated.scoreRanks(m);
            double[][] expected = loop.sums(strip.from(), strip.to(), (i, j) -> {
                Interval part = partOf(parts, i);
                boolean counts = part != partOf(parts, j) || part.isSmall() && images.mos(i) < images.mos(j);
                return counts ? Math.signum(score[j] - score[i]) : 0;
            });
            compared += loop.assertSums(expected, sums.sums()[m], sums.stride(), "model " + m);
        }
        boolean none = interval.isTied(images);
        assertTrue(none ? compared == 0 : compared > 100, compared + " sums");
    }

    private static Interval partOf(List<Interval> parts, int image) {
        return parts.stream()
                .filter(part -> part.from() <= image && image < part.to())
                .findFirst()
                .orElseThrow();
    }
}
