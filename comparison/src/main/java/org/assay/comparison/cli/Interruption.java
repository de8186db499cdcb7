package org.assay.comparison.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.assay.comparison.experiment.Stop;

/**
 * Lets a run that is interrupted from outside (control-C, or a request to end) write what it has before
 * the process goes. The Java machine itself then ends with 128 plus the signal: 130 for control-C.
 */
final class Interruption implements AutoCloseable {

    /** Longer than a step of any method, shorter than anybody's patience. */
    private static final long PATIENCE_SECONDS = 20;

    static final String REASON = "interrupted";

    private final CountDownLatch written = new CountDownLatch(1);
    private final Thread hook;

    private Interruption(Stop stop) {
        hook = Thread.ofPlatform().name("interruption").unstarted(() -> {
            stop.request(REASON);
            try {
                if (!written.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    System.err.println("warning: gave up waiting for the result to be written");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** From now on until it is closed, the end of the process stops the run first. */
    static Interruption stops(Stop stop) {
        Interruption interruption = new Interruption(stop);
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    /** Everything is written. */
    @Override
    public void close() {
        written.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            return; // the process is ending: the hook is what waits for us
        }
    }
}
