package dev.granular.examples;

import dev.granular.Ratings;
import dev.granular.arrow.RatingSet;
import dev.granular.arrow.RatingTables;
import dev.granular.arrow.output.ResultFormat;
import dev.granular.arrow.output.ResultOrigin;
import dev.granular.arrow.output.ResultTable;
import dev.granular.evaluation.Evaluation;
import dev.granular.evaluation.EvaluationResult;
import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.VectorSchemaRoot;

/** Evaluates a table of Arrow vectors without a copy, and writes the scores as JSON. */
public final class FromArrow {
    private FromArrow() {}

    /** Runs the example. */
    public static void main(String[] arguments) throws IOException {
        try (var allocator = new RootAllocator();
                VectorSchemaRoot table = table(400, allocator);
                RatingSet set = RatingTables.of(table, allocator)) {
            var ratings = new Ratings(set.mos(), set.std().orElseThrow());
            EvaluationResult result = Evaluation.of(ratings).run(set.predictions());
            ResultTable.scores(result.scores(), ResultOrigin.of(result)).write(ResultFormat.JSON, System.out);
        }
    }

    private static VectorSchemaRoot table(int rows, BufferAllocator allocator) {
        var mos = new Float8Vector("mos", allocator);
        var std = new Float8Vector("std", allocator);
        var model = new Float8Vector("mymodel", allocator);
        var random = new SplittableRandom(2);
        for (int row = 0; row < rows; row++) {
            double quality = random.nextDouble(0, 100);
            mos.setSafe(row, quality);
            std.setSafe(row, random.nextDouble(12, 20));
            model.setSafe(row, quality + random.nextDouble(-25, 25));
        }
        var table = new VectorSchemaRoot(List.of(mos, std, model));
        table.setRowCount(rows);
        return table;
    }
}
