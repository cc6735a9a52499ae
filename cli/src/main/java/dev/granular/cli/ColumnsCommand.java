package dev.granular.cli;

import dev.granular.arrow.RatingSet;
import dev.granular.arrow.input.TableException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.arrow.memory.RootAllocator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Shows what of tables is understood, and computes nothing. */
@Command(
        name = "columns",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        abbreviateSynopsis = true,
        description = {
            "Shows how tables are understood: every column with its type, range, missing values and role, and why; how many"
                    + " rows take part; and the command that says the same explicitly."
        },
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nExample:%n",
        footer = "  granular columns ratings.csv niqe.csv")
final class ColumnsCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Mixin
    private TableOptions table;

    @Override
    public void run() {
        table.validate(Optional.empty());
        PrintWriter out = spec.commandLine().getOut();
        try (var allocator = new RootAllocator()) {
            try (RatingSet set = table.read(allocator, Map.of())) {
                out.print(ColumnText.of(set.views()));
                out.println();
                Study study = table.study(set);
                study.notes().forEach(out::println);
                study.warnings().forEach(warning -> out.println("warning: " + warning));
                out.println();
                out.println(new ExplicitCommand(given(), set, table.lowerModels(set)).text());
            } catch (TableException e) {
                table.describe(allocator).forEach(views -> out.print(ColumnText.of(views)));
                out.flush();
                throw e;
            }
        }
        out.flush();
    }

    private List<String> given() {
        List<String> all = spec.commandLine().getParseResult().originalArgs();
        return all.subList(all.indexOf("columns") + 1, all.size());
    }
}
