package dev.granular.spark;

import dev.granular.Predictions;
import dev.granular.Ratings;
import dev.granular.simulation.Simulation;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Made-up images, with two models {@code a} and {@code b}, and a group in column {@code set}. */
record SimulatedImages(Ratings ratings, List<Predictions> models) {
    static SimulatedImages of(int n) {
        var data = new Simulation(n, 2, 6).run();
        return new SimulatedImages(
                data.ratings(),
                List.of(
                        new Predictions("a", data.predictions().get(0).scores()),
                        new Predictions("b", data.predictions().get(1).scores())));
    }

    /** Images below a number are in group {@code many}, two others in {@code two}, the rest in {@code some}. */
    Dataset<Row> dataset(SparkSession session, int many) {
        var rows = new ArrayList<Row>();
        int n = ratings.size();
        for (int i = 0; i < n; i++) {
            String set = i < many ? "many" : i < n - 2 ? "some" : "two";
            rows.add(RowFactory.create(
                    set,
                    ratings.mos().get(i),
                    ratings.std().get(i),
                    models.get(0).scores().get(i),
                    -models.get(1).scores().get(i)));
        }
        var schema = new StructType()
                .add("set", DataTypes.StringType)
                .add("mos", DataTypes.DoubleType)
                .add("std", DataTypes.DoubleType)
                .add("a", DataTypes.DoubleType)
                .add("b", DataTypes.DoubleType);
        return session.createDataFrame(rows, schema);
    }
}
