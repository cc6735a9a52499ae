package dev.granular.spark;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.function.Function2;
import scala.Tuple2;

/** Puts summaries together in the order of their numbers, whatever order they arrive in, a few at a time. */
final class OrderedTree {
    private static final int BRANCHES = 8;

    private OrderedTree() {}

    /**
     * Returns what all come to, for each kind.
     *
     * @param summaries by kind and number, each number of a kind once
     * @param kinds number of the kinds, each of which has a summary
     * @param numbers more than the largest number
     * @param plus takes the one of lower number first
     */
    static <T> List<T> reduced(JavaPairRDD<Long, T> summaries, int kinds, int numbers, Function2<T, T, T> plus) {
        JavaPairRDD<Long, T> level = summaries;
        int width = numbers;
        for (int left = numbers; left > BRANCHES; left = Math.ceilDiv(left, BRANCHES)) {
            int before = width;
            width = Math.ceilDiv(width, BRANCHES);
            int after = width;
            level = level.mapToPair(
                            pair -> new Tuple2<>(key(pair._1 / before, pair._1 % before / BRANCHES, after), pair))
                    .groupByKey(Math.max(1, kinds * after))
                    .mapValues(group -> reduced(group, plus));
        }
        int last = width;
        var ofKind = new ArrayList<List<Tuple2<Long, T>>>();
        for (int kind = 0; kind < kinds; kind++) {
            ofKind.add(new ArrayList<>());
        }
        for (Tuple2<Long, T> pair : level.collect()) {
            ofKind.get((int) (pair._1 / last)).add(pair);
        }
        var all = new ArrayList<T>();
        for (List<Tuple2<Long, T>> group : ofKind) {
            all.add(reducedOnDriver(group, plus));
        }
        return all;
    }

    /** Returns the key of a summary. */
    static long key(long kind, long number, int numbers) {
        return kind * numbers + number;
    }

    private static <T> T reducedOnDriver(List<Tuple2<Long, T>> group, Function2<T, T, T> plus) {
        try {
            return reduced(group, plus);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> T reduced(Iterable<Tuple2<Long, T>> group, Function2<T, T, T> plus) throws Exception {
        var sorted = new ArrayList<Tuple2<Long, T>>();
        group.forEach(sorted::add);
        sorted.sort(Comparator.comparingLong(pair -> pair._1));
        T sum = sorted.getFirst()._2;
        for (Tuple2<Long, T> next : sorted.subList(1, sorted.size())) {
            sum = plus.call(sum, next._2);
        }
        return sum;
    }
}
