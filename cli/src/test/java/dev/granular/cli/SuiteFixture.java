package dev.granular.cli;

import dev.granular.simulation.SimulatedRatings;
import dev.granular.simulation.Simulation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Three made-up data sets in a folder: a table of ratings each, a table for each of seven models, and a suite of them. */
record SuiteFixture(Path folder) {
    static final List<String> SETS = List.of("first", "second", "third");
    static final List<String> MODELS =
            IntStream.rangeClosed(1, 7).mapToObj(number -> "m" + number).toList();

    /** Writes all tables. */
    static SuiteFixture in(Path folder) throws IOException {
        for (int set = 0; set < SETS.size(); set++) {
            SimulatedRatings data = new Simulation(60 + 20 * set, MODELS.size(), set + 1).run();
            var ratings = new ArrayList<>(List.of("image,mos,std"));
            for (int row = 0; row < data.ratings().size(); row++) {
                ratings.add("i" + row + "," + data.ratings().mos().get(row) + ","
                        + data.ratings().std().get(row));
            }
            Files.write(folder.resolve(SETS.get(set) + ".csv"), ratings);
            for (int model = 0; model < MODELS.size(); model++) {
                var scores = new ArrayList<>(List.of("image," + MODELS.get(model)));
                for (int row = 0; row < data.ratings().size(); row++) {
                    scores.add("i" + row + ","
                            + data.predictions().get(model).scores().get(row));
                }
                Files.write(folder.resolve(SETS.get(set) + "-" + MODELS.get(model) + ".csv"), scores);
            }
        }
        return new SuiteFixture(folder);
    }

    /** A suite of all tables, with {@code more} after it. */
    static String suite(String more) {
        var text = new StringBuilder("[suite]\ntitle = \"Three\"\nkey = \"image\"\npoints = \"grid:5x4\"\n");
        for (String set : SETS) {
            text.append("[data.")
                    .append(set)
                    .append("]\ntables = [\"")
                    .append(set)
                    .append(".csv\"");
            MODELS.forEach(model -> text.append(", \"%s-%s.csv\"".formatted(set, model)));
            text.append("]\n");
        }
        MODELS.forEach(model -> text.append("[model.").append(model).append("]\n"));
        return text + more;
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    /** Writes a suite and runs it. */
    Outcome run(String suite, String... arguments) throws IOException {
        Files.writeString(file("suite.toml"), suite);
        var words = new ArrayList<>(List.of("suite", file("suite.toml").toString()));
        words.addAll(List.of(arguments));
        return Outcome.of(words.toArray(String[]::new));
    }

    /** A file of results. */
    String result(String name) throws IOException {
        return Files.readString(file("suite").resolve(name));
    }

    /** Replaces a score of a model in a table. */
    void change(String table) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(file(table)));
        lines.set(1, lines.get(1).replaceFirst(",.*", ",0.123"));
        Files.write(file(table), lines);
    }
}
