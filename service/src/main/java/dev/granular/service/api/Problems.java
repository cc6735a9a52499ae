package dev.granular.service.api;

import dev.granular.cli.Refusal;
import dev.granular.service.http.Problem;
import java.util.concurrent.CancellationException;
import org.apache.arrow.memory.OutOfMemoryException;

/** Puts failures into the statuses of HTTP and the words of the command line. */
final class Problems {
    private Problems() {}

    static Problem of(Throwable failure) {
        if (failure instanceof Problem problem) {
            return problem;
        } else if (failure instanceof CancellationException) {
            return new Problem(409, "the evaluation was cancelled");
        }
        if (failure.getCause() instanceof OutOfMemoryException) {
            return new Problem(
                    413,
                    "the columns take more memory than the server may give: leave columns out, delete tables that are"
                            + " kept, or start the server with a larger --max-memory");
        }
        Refusal refusal = Refusal.of(failure);
        int status = switch (refusal.reason()) {
            case USAGE -> 400;
            case DATA -> 422;
            case MEMORY -> 503;
            case MISTAKE -> 500;
        };
        return new Problem(status, refusal.message());
    }
}
