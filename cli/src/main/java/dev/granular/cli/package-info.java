/**
 * The command line: parses options, reads tables, has them evaluated, prints and writes. A {@link
 * dev.granular.cli.Study} is what is evaluated, a {@link dev.granular.cli.Plan} how, {@link
 * dev.granular.cli.Findings} what came out, and a {@link dev.granular.cli.Run} all of it.
 */
package dev.granular.cli;
