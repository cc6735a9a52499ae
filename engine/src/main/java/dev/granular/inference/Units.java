package dev.granular.inference;

import dev.granular.Column;
import dev.granular.Predictions;
import dev.granular.Ratings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The units of sampling, numbered in the order of their first rows.
 *
 * @param ofRow unit of each row, length N, owned by this object
 * @param count number of units, G
 * @param clustered whether units are clusters, not single images
 * @param streams of random numbers of each unit, length G, all different; they do not depend on the order of rows
 */
record Units(int[] ofRow, int count, boolean clustered, long[] streams) {
    /** Makes each image a unit. */
    static Units images(Ratings ratings) {
        int[] ofRow = IntStream.range(0, ratings.size()).toArray();
        return new Units(ofRow, ofRow.length, false, Streams.of(List.of(ratings.mos(), ratings.std())));
    }

    /** Returns the same, told apart by scores as well where streams would else depend on the order of rows. */
    Units toldApart(Ratings ratings, List<Predictions> models) {
        if (clustered || Streams.areDifferent(List.of(ratings.mos(), ratings.std()))) {
            return this;
        }
        var columns = new ArrayList<Column>(List.of(ratings.mos(), ratings.std()));
        models.forEach(model -> columns.add(model.scores()));
        return new Units(ofRow, count, clustered, Streams.of(columns));
    }

    /** Makes images of the same name a unit. */
    static Units clusters(List<String> names) {
        Map<String, Integer> numbers = new HashMap<>();
        int[] ofRow = new int[names.size()];
        for (int row = 0; row < ofRow.length; row++) {
            Integer known = numbers.putIfAbsent(names.get(row), numbers.size());
            ofRow[row] = known == null ? numbers.size() - 1 : known;
        }
        return new Units(
                ofRow,
                numbers.size(),
                true,
                Streams.ofNames(names.stream().distinct().toList()));
    }

    /** Takes some rows, ascending, and numbers their units anew. */
    Units some(int[] rows) {
        int[] number = new int[count];
        int[] some = new int[rows.length];
        long[] someStreams = new long[count];
        int found = 0;
        for (int i = 0; i < rows.length; i++) {
            int unit = ofRow[rows[i]];
            if (number[unit] == 0) {
                someStreams[found] = streams[unit];
                number[unit] = ++found;
            }
            some[i] = number[unit] - 1;
        }
        return new Units(some, found, clustered, Arrays.copyOf(someStreams, found));
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
