package org.assay.quantum.kernel;

import java.util.concurrent.CancellationException;

/** How long work ends early: its thread is interrupted, and it looks for that now and then. */
public final class Interruption {

    private Interruption() {}

    /** As the other, at no cost while the thread is not interrupted. */
    public static void check(String format, long done, long all) {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException(format.formatted(done, all));
        }
    }

    /**
     * Goes on unless the thread is interrupted, which it stays.
     *
     * @param format what was done so far, as in {@code "interrupted after %d of %d gates"}
     * @throws CancellationException with that message
     */
    public static void check(String format, Object... done) {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException(format.formatted(done));
        }
    }
}
