/**
 * Suites: many models on many data sets. A {@link dev.granular.cli.suite.SuiteFile} becomes a {@link
 * dev.granular.cli.suite.Suite}; input are {@link dev.granular.cli.suite.Cell cells} that were evaluated or kept; output are
 * standings, gates that pass or fail, and files.
 */
package dev.granular.cli.suite;
