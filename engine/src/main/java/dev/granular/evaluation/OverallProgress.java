package dev.granular.evaluation;

import dev.granular.Progress;

/** One progress from 0 to 1, made of the stages of an evaluation. Never goes back. */
final class OverallProgress implements Progress {
    /** Units in all. */
    private static final long TOTAL = 10_000;

    private final Progress listener;
    private double from;
    private double until;
    private long reached;

    OverallProgress(Progress listener) {
        this.listener = listener;
    }

    /**
     * Begins the next stage, where the one before ended.
     *
     * @param end part of all that is done when it ends, 0 to 1
     */
    synchronized OverallProgress until(double end) {
        from = until;
        until = Math.max(from, end);
        return this;
    }

    /** Announces the next stage. */
    void enter(String stage) {
        listener.entered(stage);
    }

    @Override
    public synchronized boolean advanced(long done, long total) {
        double at = from + (until - from) * done / Math.max(1, total);
        reached = Math.max(reached, Math.round(TOTAL * at));
        return listener.advanced(reached, TOTAL);
    }

    @Override
    public void announced(String message) {
        listener.announced(message);
    }
}
