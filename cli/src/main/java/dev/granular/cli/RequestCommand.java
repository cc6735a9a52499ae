package dev.granular.cli;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of the main job without those that name files. */
@Command(name = "surface")
final class RequestCommand {
    @Spec
    private CommandSpec spec;

    @Mixin
    TableOptions table;

    @Mixin
    EvaluationOptions how;

    @Mixin
    PanelOptions panel;

    @Mixin
    ConfidenceOptions confidence;

    @Mixin
    GroupingOptions grouping;

    /** Refuses options that exclude one another, and those that name files. */
    void validate() {
        if (table.namesFile()) {
            throw new ParameterException(
                    spec.commandLine(), "--std-file and --weights-file name files: send these numbers as columns");
        }
        if (how.pointsFile().isPresent()) {
            throw new ParameterException(spec.commandLine(), "--points file names a file: take a grid or lhs");
        }
        table.validate(Optional.empty());
        how.validate(table);
        confidence.validate();
        panel.validate(new Destination.Answer());
        grouping.validate(panel, confidence, new Destination.Answer());
    }

    /** Returns names of the options that say how tables are read. */
    static Set<String> reading(CommandSpec spec) {
        var names = new TreeSet<String>();
        for (OptionSpec option : spec.mixins().get("table").options()) {
            names.add(option.longestName());
        }
        names.addAll(Set.of("--cluster", "--by", "--within"));
        return names;
    }
}
