package dev.granular.service.work;

/** Something with memory that several may use at once; closed when its owner has let go of it and nobody uses it. */
final class Shared<T extends AutoCloseable> {
    private final T value;
    private int users = 1;

    /** Holds {@code value} for its owner, who calls {@link #release} in the end. */
    Shared(T value) {
        this.value = value;
    }

    /** Returns what is held. */
    T value() {
        return value;
    }

    /** Adds a user. */
    synchronized Shared<T> use() {
        if (users == 0) {
            throw new IllegalStateException("nobody holds it any more");
        }
        users++;
        return this;
    }

    /** Takes a user away. */
    synchronized void release() {
        users--;
        if (users == 0) {
            try {
                value.close();
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
