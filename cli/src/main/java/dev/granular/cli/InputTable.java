package dev.granular.cli;

import java.nio.file.Path;

/**
 * A table that was read.
 *
 * @param rows how many it has, with those that were left out of the evaluation
 */
record InputTable(Path file, int rows) {}
