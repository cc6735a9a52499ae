/** The self-contained web page that shows a run: one file, no network. */
package dev.granular.cli.report;
