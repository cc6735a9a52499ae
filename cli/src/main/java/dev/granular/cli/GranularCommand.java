package dev.granular.cli;

import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command that holds all others. */
@Command(
        name = "granular",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Shows where an image-quality model can be trusted.",
            "",
            "One correlation over a whole data set hides where a model fails. Granular draws the correlation between"
                    + " a model's scores and people's ratings as a surface: over quality Q, and over the difference"
                    + " Qd between the two images of a pair. Its mean height is the model's GMC score."
        },
        footerHeading = "%nTo begin:%n",
        footer = {
            "  granular demo                             made-up data, a report in granular-demo/",
            "  granular surface scores.csv --out report  your own: columns mos, std and one per model",
            "  granular columns scores.csv                how a table is understood, column by column",
            "  granular suite --init a.csv b.csv          several data sets: a file to begin with",
            "  granular surface --help                   all that can be chosen",
            "",
            "Exit code: 0 done, 1 data cannot be evaluated or results not be written, 2 wrong usage, 3 a gate of a suite failed."
        },
        subcommands = {
            SurfaceCommand.class,
            SuiteCommand.class,
            ColumnsCommand.class,
            ExplainCommand.class,
            DemoCommand.class,
            LayoutCommand.class,
            CompressCommand.class,
            MergeCommand.class,
            EvaluateCommand.class,
            SimulateCommand.class,
            GenerateCompletion.class,
            HelpCommand.class
        })
final class GranularCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    /** Shows, without a subcommand, what there is. */
    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
