package dev.granular.cli;

import java.util.List;
import picocli.CommandLine;

/**
 * What a command or a request wants to be computed.
 *
 * @param command whose options were given
 * @param inputs the tables, none for made-up data
 * @param wanted which intervals and comparisons
 */
record Job(CommandLine command, List<InputTable> inputs, Study study, Plan plan, ConfidencePlan wanted) {
    /** Copies the list. */
    Job {
        inputs = List.copyOf(inputs);
    }
}
