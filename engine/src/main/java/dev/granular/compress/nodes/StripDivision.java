package dev.granular.compress.nodes;

import dev.granular.pair.RatedImages;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cuts the images into strips of MOS, and the images of a strip into groups by σ. Strips are halved until they are narrow
 * beside every σ that more than a few of their images have.
 */
public final class StripDivision {
    /** Widest strip, in units of the narrowest σ that shares nodes. */
    private static final double WIDTH = 4;

    /** Largest ratio of σ, sheared, within a group. */
    private static final double GROUP_RATIO = 2;

    /** No more images of a group than this are left to be their own nodes. */
    static final int SINGLES = 32;

    /** Part of the spread of log σ that a shear must leave at most to be worth while. */
    private static final double LEANING = 0.7;

    /** Spread of log σ below which all are taken to have the same. */
    private static final double NO_SPREAD = 1e-12;

    private final RatedImages images;
    private final double gap;
    private final double[] logStd;
    private final Standouts standouts;

    /**
     * A strip to be.
     *
     * @param from position of its first image in MOS order
     * @param to position after its last
     * @param low lowest MOS that belongs to it
     * @param high highest
     * @param groups images of similar σ
     * @param alone images that stand out
     */
    public record Cut(int from, int to, double low, double high, Shear shear, List<Group> groups, int[] alone) {}

    /**
     * Images of similar σ.
     *
     * @param images positions, ascending
     * @param narrow least sheared log σ
     * @param wide greatest
     */
    record Group(int[] images, double narrow, double wide) {}

    public StripDivision(RatedImages images) {
        this(images, 0);
    }

    /** @param gap difference of MOS up to which there may be other images between two neighbours: strips meet there */
    public StripDivision(RatedImages images, double gap) {
        this.images = images;
        this.gap = gap;
        standouts = new Standouts(images);
        logStd = new double[images.size()];
        Arrays.setAll(logStd, i -> 0.5 * Math.log(images.variance()[i]));
    }

    /** Returns how many times more than its weight an image that stands out counts. */
    double factor(int image) {
        return standouts.factor(image);
    }

    double shearedLogStd(int image, Shear shear) {
        return logStd[image] - shear.at(images.mos()[image]);
    }

    public List<Cut> cuts() {
        var cuts = new ArrayList<Cut>();
        int n = images.size();
        divide(cut(0, n, images.mos()[0], images.mos()[n - 1]), cuts);
        return cuts;
    }

    private void divide(Cut cut, List<Cut> cuts) {
        if (isTooWide(cut)) {
            halves(cut).forEach(half -> divide(half, cuts));
        } else {
            cuts.add(cut);
        }
    }

    private boolean isTooWide(Cut cut) {
        double width = images.mos()[cut.to - 1] - images.mos()[cut.from];
        return width > 0
                && cut.groups.stream()
                        .anyMatch(group -> group.images.length > SINGLES && width > WIDTH * leastStd(group.images));
    }

    private double leastStd(int[] group) {
        double least = Double.POSITIVE_INFINITY;
        for (int i : group) {
            least = Math.min(least, images.variance()[i]);
        }
        return Math.sqrt(least);
    }

    /** Cuts at the middle of the MOS that it has; takes off what lies beside the only one that it has. */
    List<Cut> halves(Cut cut) {
        double[] mos = images.mos();
        if (mos[cut.from] == mos[cut.to - 1]) {
            return List.of(cut(cut.from, cut.to, mos[cut.from], mos[cut.from]));
        }
        double middle = 0.5 * (mos[cut.from] + mos[cut.to - 1]);
        int at = Arrays.binarySearch(mos, cut.from, cut.to, middle);
        at = at < 0 ? -at - 1 : at;
        while (at > cut.from && mos[at - 1] == middle) {
            at--;
        }
        if (at == cut.from) {
            // The middle of two neighbours in floating point is the lower one.
            while (mos[at] == mos[cut.from]) {
                at++;
            }
        }
        boolean meet = mos[at] - mos[at - 1] <= gap;
        double border = Math.clamp(middle, mos[at - 1], mos[at]);
        return List.of(
                cut(cut.from, at, cut.low, meet ? border : mos[at - 1]),
                cut(at, cut.to, meet ? border : mos[at], cut.high));
    }

    /** Cuts a group at the middle of its log σ, which must be more than one. */
    List<Group> halves(Group group, Shear shear) {
        double middle = 0.5 * (group.narrow + group.wide);
        var lower = Arrays.stream(group.images).filter(i -> shearedLogStd(i, shear) < middle);
        var upper = Arrays.stream(group.images).filter(i -> shearedLogStd(i, shear) >= middle);
        return List.of(group(lower.toArray(), shear), group(upper.toArray(), shear));
    }

    private Cut cut(int from, int to, double low, double high) {
        int[] alone = new int[to - from];
        int[] others = new int[to - from];
        int count = 0;
        for (int i = from; i < to; i++) {
            if (standouts.has(i)) {
                alone[count++] = i;
            } else {
                others[i - from - count] = i;
            }
        }
        others = Arrays.copyOf(others, others.length - count);
        Shear shear = shear(others, 0.5 * (images.mos()[from] + images.mos()[to - 1]));
        return new Cut(from, to, low, high, shear, bySpread(others, shear), Arrays.copyOf(alone, count));
    }

    /** Returns how log σ leans, by least squares, if the images then are in a much narrower band. */
    private Shear shear(int[] some, double middle) {
        double[] mos = images.mos();
        double x = 0;
        double y = 0;
        for (int i : some) {
            x += (mos[i] - middle) / some.length;
            y += logStd[i] / some.length;
        }
        double xx = 0;
        double xy = 0;
        for (int i : some) {
            double off = mos[i] - middle - x;
            xx += off * off;
            xy += off * (logStd[i] - y);
        }
        var upright = new Shear(0, middle);
        var leaning = new Shear(xx > 0 ? xy / xx : 0, middle);
        return spread(some, leaning) < LEANING * spread(some, upright) ? leaning : upright;
    }

    private double spread(int[] some, Shear shear) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int i : some) {
            least = Math.min(least, shearedLogStd(i, shear));
            most = Math.max(most, shearedLogStd(i, shear));
        }
        return most - least;
    }

    /** Returns groups of ascending σ. */
    private List<Group> bySpread(int[] some, Shear shear) {
        if (some.length == 0) {
            return List.of();
        }
        Group all = group(some, shear);
        double spread = all.wide - all.narrow;
        int count = (int) Math.ceil(spread / Math.log(GROUP_RATIO) - 1e-9);
        if (count <= 1) {
            return List.of(all);
        }
        int[] sizes = new int[count];
        int[] groupOf = new int[some.length];
        for (int k = 0; k < some.length; k++) {
            groupOf[k] = (int) Math.min(count - 1, count * (shearedLogStd(some[k], shear) - all.narrow) / spread);
            sizes[groupOf[k]]++;
        }
        int[][] groups = new int[count][];
        Arrays.setAll(groups, g -> new int[sizes[g]]);
        Arrays.fill(sizes, 0);
        for (int k = 0; k < some.length; k++) {
            int g = groupOf[k];
            groups[g][sizes[g]++] = some[k];
        }
        return Arrays.stream(groups)
                .filter(group -> group.length > 0)
                .map(group -> group(group, shear))
                .toList();
    }

    private Group group(int[] some, Shear shear) {
        double narrow = Double.POSITIVE_INFINITY;
        double wide = Double.NEGATIVE_INFINITY;
        for (int i : some) {
            narrow = Math.min(narrow, shearedLogStd(i, shear));
            wide = Math.max(wide, shearedLogStd(i, shear));
        }
        return new Group(some, narrow, wide - narrow < NO_SPREAD ? narrow : wide);
    }
}
