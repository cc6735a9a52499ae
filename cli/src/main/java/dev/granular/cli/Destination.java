package dev.granular.cli;

import dev.granular.arrow.output.ResultFormat;
import java.nio.file.Path;

/** The place that receives the results of a run. */
sealed interface Destination {
    /** Nowhere: scores are printed, no more. */
    record Nowhere() implements Destination {}

    /** A folder that receives everything. */
    record Folder(Path path, ResultFormat format) implements Destination {}

    /** A file that receives one thing. */
    record SingleFile(Path path, Result result, ResultFormat format) implements Destination {}

    /** A file that receives the scores as a table for a paper. */
    record PaperFile(Path path, TableStyle style) implements Destination {}

    /** An answer over the network, from which everything can be had. */
    record Answer() implements Destination {}

    /** Standard output, which receives the surface; what else is printed goes to standard error. */
    record StandardOutput(ResultFormat format) implements Destination {}

    /** Returns whether it is a file of {@code result} and nothing else. */
    default boolean isFileOf(Result result) {
        return this instanceof SingleFile file && file.result() == result;
    }

    /** Returns whether {@code result} is written if it is there. */
    default boolean holds(Result result) {
        return this instanceof Folder || this instanceof Answer || isFileOf(result);
    }

    /** Returns whether a report is written, or can be had. */
    default boolean hasReport() {
        return this instanceof Folder || this instanceof Answer;
    }

    /** Returns whether it asks for a surface and nothing else. */
    default boolean needsSurface() {
        return switch (this) {
            case Nowhere() -> false;
            case Folder _ -> false;
            case Answer() -> false;
            case PaperFile _ -> false;
            case SingleFile file -> file.result() == Result.SURFACE;
            case StandardOutput _ -> true;
        };
    }
}
