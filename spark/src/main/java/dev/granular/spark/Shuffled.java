package dev.granular.spark;

import dev.granular.cluster.Cuts;
import java.util.ArrayList;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;

/**
 * Images moved to where they are summed: to parts by MOS with all of their scores, and to ranges by each model's score. Each is
 * written once, and read by several jobs.
 *
 * @param byMos in partition p the images of part p: MOS, σ, weight, scores
 * @param byScore in partition m·R + r the images of range r of model m: MOS, σ, weight, score; no partition unless ranks or
 *     concordances are asked for
 * @param ranges R, most ranges that a model has
 */
record Shuffled(JavaRDD<Row> byMos, JavaRDD<Row> byScore, int ranges) {
    static Shuffled of(ImageTable images, Cuts cuts, boolean withScores, JavaSparkContext context) {
        Broadcast<Cuts> shared = context.broadcast(cuts);
        int models = images.models();
        int most = 1;
        for (int m = 0; m < models; m++) {
            most = Math.max(most, cuts.ranges(m));
        }
        int ranges = most;
        UDF1<Double, Integer> part = mos -> shared.value().part(mos + 0.0);
        UserDefinedFunction toPart = functions.udf(part, DataTypes.IntegerType);
        JavaRDD<Row> byMos = images.rows()
                .repartitionById(cuts.parts(), toPart.apply(functions.col("mos")))
                .javaRDD();
        if (!withScores) {
            return new Shuffled(byMos, context.emptyRDD(), ranges);
        }
        UDF2<Integer, Double, Integer> range =
                (model, score) -> model * ranges + shared.value().range(model, score + 0.0);
        UserDefinedFunction toRange = functions.udf(range, DataTypes.IntegerType);
        var scores = new ArrayList<Column>();
        for (int m = 0; m < models; m++) {
            scores.add(functions.struct(
                    functions.lit(m).as("model"),
                    functions.col(ImageTable.score(m)).as("score")));
        }
        JavaRDD<Row> byScore = images.rows()
                .select(
                        functions.col("mos"),
                        functions.col("std"),
                        functions.col("weight"),
                        functions
                                .explode(functions.array(scores.toArray(Column[]::new)))
                                .as("of"))
                .select(
                        functions.col("mos"),
                        functions.col("std"),
                        functions.col("weight"),
                        functions.col("of.score").as("score"),
                        functions.col("of.model").as("model"))
                .repartitionById(models * ranges, toRange.apply(functions.col("model"), functions.col("score")))
                .select("mos", "std", "weight", "score")
                .javaRDD();
        return new Shuffled(byMos, byScore, ranges);
    }
}
