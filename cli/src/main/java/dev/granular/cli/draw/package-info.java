/** Figures as lines, areas and text, for the report and for paper; knows nothing of how they are shown. */
package dev.granular.cli.draw;
