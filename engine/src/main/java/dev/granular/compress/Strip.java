package dev.granular.compress;

import java.util.List;

/**
 * An interval of MOS, ties kept together.
 *
 * @param from position of its first image in MOS order
 * @param to position after its last
 * @param low lowest MOS
 * @param high highest MOS
 * @param bands its images by σ
 * @param firstNode index of its first node among all nodes
 */
record Strip(int from, int to, double low, double high, List<Band> bands, int firstNode) {
    /** The same strip over other images. */
    Strip over(int otherFrom, int otherTo) {
        return new Strip(otherFrom, otherTo, low, high, bands, firstNode);
    }

    int size() {
        return to - from;
    }

    /** Nodes kept, of all bands. */
    int nodes() {
        return bands.stream().mapToInt(band -> band.kept().rank()).sum();
    }
}
