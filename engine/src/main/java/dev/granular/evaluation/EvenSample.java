package dev.granular.evaluation;

/** Some of a number of things, spread evenly. */
final class EvenSample {
    private EvenSample() {}

    /** Returns positions, ascending, of {@code most} among {@code all}, or of all if there are fewer. */
    static int[] of(int all, int most) {
        int size = Math.min(all, most);
        int[] positions = new int[size];
        for (int k = 0; k < size; k++) {
            positions[k] = (int) ((long) k * all / size);
        }
        return positions;
    }
}
