/**
 * The command line: parses options, reads tables, has them evaluated, prints and writes. A {@link
 * dev.granular.cli.Study} is what is evaluated, a {@link dev.granular.cli.Plan} how, and a {@link dev.granular.cli.Run}
 * all of it with its result.
 */
package dev.granular.cli;
