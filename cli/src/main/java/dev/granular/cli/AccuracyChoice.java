package dev.granular.cli;

import dev.granular.Accuracy;

/**
 * An accuracy as asked for.
 *
 * @param text in the words of the command line
 */
record AccuracyChoice(String text, Accuracy accuracy) {
    @Override
    public String toString() {
        return text;
    }
}
