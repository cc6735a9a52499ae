package dev.granular.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** What a command left behind: exit code and texts. */
record Outcome(int exitCode, String out, String err) {
    /** Executes a command within this process. */
    static Outcome of(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int exitCode = CommandLines.granular(arguments)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
        return new Outcome(exitCode, out.toString(), err.toString());
    }
}
