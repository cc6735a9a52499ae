package dev.granular.inference;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The units of sampling, numbered in the order of their first rows.
 *
 * @param ofRow unit of each row, length N, owned by this object
 * @param count number of units, G
 * @param clustered whether units are clusters, not single images
 */
record Units(int[] ofRow, int count, boolean clustered) {
    /** Makes each image a unit. */
    static Units images(int images) {
        int[] ofRow = new int[images];
        for (int row = 0; row < images; row++) {
            ofRow[row] = row;
        }
        return new Units(ofRow, images, false);
    }

    /** Makes images of the same name a unit. */
    static Units clusters(List<String> names) {
        Map<String, Integer> numbers = new HashMap<>();
        int[] ofRow = new int[names.size()];
        for (int row = 0; row < ofRow.length; row++) {
            Integer known = numbers.putIfAbsent(names.get(row), numbers.size());
            ofRow[row] = known == null ? numbers.size() - 1 : known;
        }
        return new Units(ofRow, numbers.size(), true);
    }

    /** Takes some rows, ascending, and numbers their units anew. */
    Units some(int[] rows) {
        int[] number = new int[count];
        int[] some = new int[rows.length];
        int found = 0;
        for (int i = 0; i < rows.length; i++) {
            int unit = ofRow[rows[i]];
            if (number[unit] == 0) {
                number[unit] = ++found;
            }
            some[i] = number[unit] - 1;
        }
        return new Units(some, found, clustered);
    }

    /** Returns which unit has a value alone, for dense ranks of all rows: element v is that unit, or −1 for several. */
    int[] owners(double[] denseRanks) {
        int values = 0;
        for (double rank : denseRanks) {
            values = Math.max(values, (int) rank + 1);
        }
        int[] owners = new int[values];
        Arrays.fill(owners, count);
        for (int row = 0; row < denseRanks.length; row++) {
            int value = (int) denseRanks[row];
            owners[value] = owners[value] == count || owners[value] == ofRow[row] ? ofRow[row] : -1;
        }
        return owners;
    }
}
