package dev.granular.parallel;

import java.util.List;
import java.util.concurrent.FutureTask;

/** Does everything before the caller goes on. */
record CallersThread() implements Crew {
    @Override
    public Help begin(List<? extends FutureTask<?>> tasks) {
        tasks.forEach(FutureTask::run);
        return Help.NONE;
    }

    @Override
    public Help beginBeside(FutureTask<?> task) {
        task.run();
        return Help.NONE;
    }

    @Override
    public void end() {}
}
