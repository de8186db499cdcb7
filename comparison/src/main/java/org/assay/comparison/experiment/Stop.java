package org.assay.comparison.experiment;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks the run of one thread to end early, from any other thread. The thread is interrupted, which
 * methods take for the end of their time; what is done so far is kept.
 *
 * <p>To be made by the thread that works, and closed when it has ended: from then on nothing disturbs it.
 */
public final class Stop implements AutoCloseable {

    private final Thread worker = Thread.currentThread();
    private @Nullable String reason;
    private boolean closed;

    /** The first reason counts; without effect once closed. */
    public synchronized void request(String why) {
        if (closed) {
            return;
        }
        reason = reason == null ? why : reason;
        worker.interrupt();
    }

    /** Why the run is to end, if it is. */
    public synchronized Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    /** By the worker itself: also takes back an interruption that it has not seen. */
    @Override
    public synchronized void close() {
        closed = true;
        if (reason != null) {
            Thread.interrupted();
        }
    }
}
