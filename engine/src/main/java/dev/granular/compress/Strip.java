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
    int nodes() {
        return bands.stream().mapToInt(band -> band.nodes(0)).sum();
    }

    /** How many times the strip can be halved before it is as narrow as {@code width}. */
    int level(double width) {
        return width > 0 ? Math.max(0, (int) Math.floor(Math.log((high - low) / width) / Math.log(2))) : 62;
    }
}
