package dev.granular.compress;

import dev.granular.Progress;
import dev.granular.compress.charge.Centres;
import dev.granular.pair.RatedImages;
import dev.granular.parallel.TaskPool;
import dev.granular.rating.CountingSort;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Images that are cut into ranges of MOS and of scores, ties together, as they are on a cluster.
 *
 * @param bounds positions in MOS order where parts begin, and after the last the number of images
 * @param ranges number of ranges of scores
 */
record SplitImages(RatedImages images, int[] bounds, int ranges) {
    /**
     * Cuts.
     *
     * @param skew 1 for parts of equal size; the greater, the smaller the first are beside the last
     */
    static SplitImages of(RatedImages images, int parts, int ranges, double skew) {
        int n = images.size();
        int[] bounds = IntStream.rangeClosed(0, parts)
                .map(p -> beside(images.mos(), (int) (n * Math.pow((double) p / parts, skew))))
                .toArray();
        return new SplitImages(images, bounds, ranges);
    }

    private static int beside(double[] mos, int place) {
        int at = place;
        while (at > 0 && at < mos.length && mos[at] == mos[at - 1]) {
            at++;
        }
        return at;
    }

    CompressedSet compressed(SplitCompression split, TaskPool pool) {
        int[] models = IntStream.range(0, images.models()).toArray();
        Centres centres = Centres.of(images);
        PartSums parts = null;
        for (int p = 0; p + 1 < bounds.length; p++) {
            int[] positions = IntStream.range(bounds[p], bounds[p + 1]).toArray();
            PartSums part = split.part(p, images.select(positions, models), centres, pool, Progress.NONE);
            parts = parts == null ? part : parts.plus(part);
        }
        List<RangeSums> all = pool.each(Arrays.stream(models).boxed().toList(), m -> ranges(split, m));
        return split.combined(models.length, parts, all, pool);
    }

    RangeSums ranges(SplitCompression split, int model) {
        int[] sorted = CountingSort.order(images.scoreRanks(model));
        int n = sorted.length;
        double[] inOrder = Arrays.stream(sorted)
                .mapToDouble(i -> images.scoreRanks(model)[i])
                .toArray();
        var sums = new ArrayList<RangeSums>();
        for (int r = 0; r < ranges; r++) {
            int from = beside(inOrder, (int) ((long) n * r / ranges));
            int to = beside(inOrder, (int) ((long) n * (r + 1) / ranges));
            int[] positions = Arrays.stream(sorted, from, to).sorted().toArray();
            sums.add(split.range(images.select(positions, new int[] {model}), i -> part(positions[i])));
        }
        return sums.stream().reduce(RangeSums::plus).orElseThrow();
    }

    private int part(int position) {
        int p = 0;
        while (bounds[p + 1] <= position) {
            p++;
        }
        return p;
    }
}
