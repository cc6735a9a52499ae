package dev.granular.cli;

import dev.granular.arrow.output.ResultFormat;
import java.nio.file.Path;

/** Where the results of a run go. */
sealed interface Destination {
    /** Nowhere: scores are printed, no more. */
    record Nowhere() implements Destination {}

    /** A folder that receives everything. */
    record Folder(Path path, ResultFormat format) implements Destination {}

    /** A file that receives one thing. */
    record SingleFile(Path path, Result result, ResultFormat format) implements Destination {}

    /** Standard output, which receives the surface; what else is printed goes to standard error. */
    record StandardOutput(ResultFormat format) implements Destination {}

    /** Whether it asks for a surface and nothing else. */
    default boolean needsSurface() {
        return switch (this) {
            case Nowhere() -> false;
            case Folder _ -> false;
            case SingleFile file -> file.result() == Result.SURFACE;
            case StandardOutput _ -> true;
        };
    }
}
