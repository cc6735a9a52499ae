package dev.granular.cli;

import dev.granular.arrow.ImageFiles;
import dev.granular.arrow.PartFile;
import dev.granular.arrow.output.OutputFile;
import dev.granular.cluster.ClusterLayout;
import dev.granular.cluster.Preparation;
import dev.granular.cluster.StreamedImages;
import dev.granular.cluster.SummedPart;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Sums over one part of the images. */
@Command(
        name = "compress",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        abbreviateSynopsis = true,
        description = {
            "Sums over one part of images that granular layout has cut into parts.",
            "",
            "Reads all files, and holds the images of its own part alone. Parts may be summed at the same time, on different"
                    + " machines, in any order, and again."
        },
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nExample:%n",
        footer = "  granular compress 'images-*.parquet' --layout images.layout --part 1 --out 1.part")
final class CompressCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ImageFileOptions files;

    @Option(
            names = "--layout",
            paramLabel = "FILE",
            required = true,
            order = 1,
            description = "What granular layout wrote, for the same files. Says which columns are read, and all else.")
    private Path layoutFile;

    @Option(
            names = "--part",
            paramLabel = "NUMBER",
            converter = PositiveCount.class,
            order = 2,
            description = "Which part, from 1. Required if there are several.")
    private Optional<Integer> part = Optional.empty();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            required = true,
            order = 3,
            description = "Receives the sums, for granular merge.")
    private Path out;

    @Mixin
    private ThreadsOption threads;

    @Override
    public void run() {
        OutputFile.requireWritable(out);
        ClusterLayout layout = PartFile.layout(layoutFile);
        int all = layout.cuts().parts();
        if (part.isEmpty() && all > 1 || part.orElse(1) > all) {
            throw new ParameterException(
                    spec.commandLine(), layoutFile + " has " + all + " parts: name one with --part, 1 to " + all);
        }
        Preparation preparation = layout.preparation();
        var images = new ImageFiles(files.paths(), ImageFiles.Columns.of(layout));
        SummedPart summed = new StreamedImages(images.with(preparation::prepared))
                .summed(layout, part.orElse(1) - 1, threads.count());
        PartFile.save(summed, out);
        spec.commandLine()
                .getOut()
                .println(out + ": part " + (summed.number() + 1) + " of " + all + ", " + summed.images() + " images");
        spec.commandLine().getOut().flush();
    }
}
