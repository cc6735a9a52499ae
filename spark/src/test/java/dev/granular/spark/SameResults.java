package dev.granular.spark;

import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Compares the results in two folders, to the last bit: the bytes of Parquet files differ even so. */
final class SameResults {
    private SameResults() {}

    /** Ends with 1 if rows differ. */
    public static void main(String[] folders) {
        SparkSession session = SparkSession.builder()
                .master("local[1]")
                .config("spark.ui.enabled", false)
                .getOrCreate();
        boolean same = true;
        for (String part : List.of("points", "scores", "surface")) {
            List<Row> one = rows(session, folders[0] + "/" + part);
            List<Row> other = rows(session, folders[1] + "/" + part);
            same &= one.equals(other);
            System.out.println(part + ": " + one.size() + " rows, " + (one.equals(other) ? "the same" : "different"));
        }
        session.stop();
        System.exit(same ? 0 : 1);
    }

    private static List<Row> rows(SparkSession session, String folder) {
        return session.read().parquet(folder).collectAsList();
    }
}
