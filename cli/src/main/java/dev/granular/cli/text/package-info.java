/** Tables as text: columns on a terminal, columns of values for a paper, and names that show as they are. */
package dev.granular.cli.text;
