package dev.granular.cli;

import dev.granular.arrow.input.TableInput;

/**
 * A table that was read.
 *
 * @param rows how many it has, with those that were left out of the evaluation
 */
record InputTable(TableInput input, int rows) {}
