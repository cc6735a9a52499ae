package dev.granular.cli;

import dev.granular.Predictions;
import dev.granular.arrow.RatingSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The command that says everything which was found. */
final class ExplicitCommand {
    private final List<String> given;
    private final RatingSet set;
    private final List<String> lower;

    /**
     * Prepares the command.
     *
     * @param given names of tables and options that are kept
     * @param lower models of which a lower score is better
     */
    ExplicitCommand(List<String> given, RatingSet set, List<String> lower) {
        this.given = given;
        this.set = set;
        this.lower = lower;
    }

    /** Returns the command as it is typed into a shell. */
    String text() {
        var words = new ArrayList<>(given);
        Map<String, String> columns = set.columns();
        if (lacks("--mos", "--votes", "--vote-counts")) {
            add(words, "--mos", columns.get("mos"));
            if (columns.containsKey("std") && lacks("--std", "--variance", "--se", "--ci95", "--std-file")) {
                add(words, "--std", columns.get("std"));
            }
        }
        if (columns.containsKey("weight") && lacks("--weight", "--weights-file")) {
            add(words, "--weight", columns.get("weight"));
        }
        if (columns.containsKey("key") && !columns.get("key").contains(";") && lacks("--key")) {
            add(words, "--key", columns.get("key"));
        }
        if (lacks("--models")) {
            add(
                    words,
                    "--models",
                    names(set.predictions().stream().map(Predictions::model).toList()));
        }
        if (lacks("--dmos", "--higher-is-better")) {
            words.add("--higher-is-better");
        }
        if (!lower.isEmpty() && lacks("--lower-is-better")) {
            add(words, "--lower-is-better", names(lower));
        }
        return "granular surface " + words.stream().map(ExplicitCommand::quoted).collect(Collectors.joining(" "));
    }

    private static void add(List<String> words, String option, String value) {
        words.add(option);
        words.add(value);
    }

    private static String names(List<String> names) {
        return names.stream()
                .map(name -> name.contains(",") ? '"' + name + '"' : name)
                .collect(Collectors.joining(","));
    }

    private boolean lacks(String... options) {
        return given.stream().noneMatch(word -> {
            for (String option : options) {
                if (word.equals(option) || word.startsWith(option + "=")) {
                    return true;
                }
            }
            return false;
        });
    }

    private static String quoted(String word) {
        return word.matches("[\\p{L}\\p{N}_./=,:+@%-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
