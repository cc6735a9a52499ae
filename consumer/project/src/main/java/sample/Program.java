package sample;

import dev.granular.Method;
import dev.granular.Points;
import dev.granular.Ratings;
import dev.granular.arrow.RatingSet;
import dev.granular.arrow.RatingTables;
import dev.granular.evaluation.Evaluation;
import java.util.Locale;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.VectorSchemaRoot;

/** Evaluates a table of Arrow vectors, and prints its mean correlation. */
public final class Program {
    private Program() {}

    /** Prints the module that runs, and a correlation of 1. */
    public static void main(String[] arguments) {
        try (var allocator = new RootAllocator();
                var mos = vector("mos", allocator);
                var std = vector("std", allocator);
                var model = vector("mymodel", allocator);
                var table = VectorSchemaRoot.of(mos, std, model);
                RatingSet set = RatingTables.of(table, allocator)) {
            var ratings = new Ratings(set.mos(), set.std().orElseThrow());
            double gmc = Evaluation.of(ratings)
                    .points(new Points.Grid(3, 3))
                    .run(set.predictions())
                    .model("mymodel")
                    .gmc(Method.SRCC);
            System.out.printf(
                    Locale.ROOT,
                    "%s: %.3f%n",
                    Program.class.getModule().isNamed() ? "module sample" : "unnamed module",
                    gmc);
        }
    }

    private static Float8Vector vector(String name, RootAllocator allocator) {
        var vector = new Float8Vector(name, allocator);
        for (int row = 0; row < 100; row++) {
            vector.setSafe(row, 1 + row % 7 + row / 100.0);
        }
        vector.setValueCount(100);
        return vector;
    }
}
