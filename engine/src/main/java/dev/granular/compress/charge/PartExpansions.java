package dev.granular.compress.charge;

import dev.granular.kernel.MatrixProduct;
import java.util.Arrays;
import java.util.List;

/** The columns in which images of an interval are taken, and the part that each lies in. */
public final class PartExpansions {
    private final Expansion fine;
    private final Expansion rough;
    /** For each band where its rough columns are among its fine ones. */
    private final int[][] picks;

    private final int fineRow;
    private final int roughRow;
    private final int parts;
    private final short[] partOf;
    private final int first;

    /**
     * @param fine columns that all pairs need
     * @param rough those of them that very few pairs need
     */
    public PartExpansions(Interval interval, List<Interval> parts, Expansion fine, Expansion rough) {
        this.fine = fine;
        this.rough = rough;
        this.parts = parts.size();
        picks = rough.picksFrom(fine);
        fineRow = MatrixProduct.padded(fine.mostColumns());
        roughRow = MatrixProduct.padded(rough.mostColumns());
        first = interval.from();
        partOf = new short[interval.size()];
        for (int p = 0; p < parts.size(); p++) {
            Arrays.fill(partOf, parts.get(p).from() - first, parts.get(p).to() - first, (short) p);
        }
    }

    public Expansion fine() {
        return fine;
    }

    public Expansion rough() {
        return rough;
    }

    public int parts() {
        return parts;
    }

    public int part(int image) {
        return partOf[image - first];
    }

    /** Returns the room for an image's fine columns, filled up to whole vectors. */
    public int fineRow() {
        return fineRow;
    }

    /** Returns the room for an image's rough columns, filled up to whole vectors. */
    public int roughRow() {
        return roughRow;
    }

    /** Takes an image's rough columns from its fine ones, and zeros to fill up. */
    public void pick(int band, double[] row, double[] to, int at) {
        int[] pick = picks[band];
        for (int c = 0; c < pick.length; c++) {
            to[at + c] = row[pick[c]];
        }
        Arrays.fill(to, at + pick.length, at + roughRow, 0);
    }
}
