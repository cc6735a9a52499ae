/**
 * Results out: {@link dev.granular.arrow.output.ResultTable}s that say what they are, as Arrow vectors or written down,
 * whole files or none.
 */
package dev.granular.arrow.output;
