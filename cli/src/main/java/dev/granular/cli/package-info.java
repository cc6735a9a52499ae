/** Commands and the report: parses, calls, prints. */
package dev.granular.cli;
