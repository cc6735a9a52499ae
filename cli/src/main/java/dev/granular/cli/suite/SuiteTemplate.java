package dev.granular.cli.suite;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.tomlj.Toml;

/** A suite to begin with: tables as data sets, all their models, and what else may be said, in comments. */
public final class SuiteTemplate {
    private SuiteTemplate() {}

    /** Returns names for tables: those of their files, with their folders' where these are the same. */
    public static Map<String, Path> named(List<Path> tables) {
        var named = new LinkedHashMap<String, Path>();
        for (Path table : tables) {
            String stem = stem(table);
            boolean alone =
                    tables.stream().filter(other -> stem(other).equals(stem)).count() == 1;
            Path folder = table.toAbsolutePath().normalize().getParent();
            String name = alone || folder == null ? stem : folder.getFileName() + "-" + stem;
            String free = name;
            for (int number = 2; named.containsKey(free); number++) {
                free = name + "-" + number;
            }
            named.put(free, table);
        }
        return named;
    }

    private static String stem(Path table) {
        String name = table.getFileName().toString();
        int dot = name.indexOf('.', 1);
        return dot < 0 ? name : name.substring(0, dot);
    }

    /**
     * Returns a suite, each line ended.
     *
     * @param tables data sets, each of one table
     * @param models names of the models in each
     */
    public static String of(Map<String, Path> tables, Map<String, List<String>> models) {
        var text = new StringBuilder("""
                # A suite: granular suite FILE evaluates all models on all data.
                # Paths are relative to this file.

                [suite]
                title = "My suite"
                rank-by = "gmc.srcc"            # or gmc.plcc, gmc.krcc, global.plcc, global.srcc, global.krcc
                # Options of granular surface for all data, without dashes:
                # points = "lhs:100"
                # confidence = 0.95             # intervals however long they take

                """);
        tables.forEach((name, table) -> text.append(data(name, table)));
        var names = new LinkedHashSet<String>();
        models.values().forEach(names::addAll);
        String first = tables.keySet().iterator().next();
        text.append("""
                # Models. Without any such table, all models that the data have are evaluated. A model may have:
                # direction = "lower"           # which score is better; default: found from the data
                # columns = { %s = "COLUMN" }  # where it is called otherwise
                # data = [%2$s]               # data sets to evaluate it on; default: all

                """.formatted(key(first), quoted(first)));
        for (String model : names) {
            text.append("[model.").append(key(model)).append("]\n");
            List<String> on = models.keySet().stream()
                    .filter(set -> models.get(set).contains(model))
                    .toList();
            if (on.size() < models.size()) {
                text.append("data = [")
                        .append(String.join(
                                ", ", on.stream().map(SuiteTemplate::quoted).toList()))
                        .append("]\n");
            }
            text.append('\n');
        }
        return text.append("""
                # Gates: granular suite ends with exit code 3 if one fails.
                # [[gate]]
                # model = %s
                # data = %s                     # default: every data set of the model
                # figure = "gmc.srcc"
                # at-least = 0.87
                #
                # [[gate]]
                # model = %1$s
                # no-worse-than = "baseline.json"  # suite.json of a run that was good
                """.formatted(quoted(names.getFirst()), quoted(first)))
                .toString();
    }

    private static String data(String name, Path table) {
        String path = quoted(table.toString());
        String sure = Files.isRegularFile(table)
                ? "# tables = [{ path = %s, sha256 = \"%s\" }]  # refused with other content\n"
                        .formatted(path, DataSet.Table.digest(table))
                : "";
        return """
                [data.%s]
                tables = [%s]  # several are joined: ratings first, then predictions
                %s# importance = 1                # in the weighted mean, for all data or none; default: the number of images
                # cluster = "scene"             # and other options, for these data alone

                """.formatted(key(name), path, sure);
    }

    private static String key(String name) {
        return name.matches("[A-Za-z0-9_-]+") ? name : quoted(name);
    }

    private static String quoted(String text) {
        return '"' + Toml.tomlEscape(text).toString() + '"';
    }
}
