package org.assay.comparison.energy;

import java.time.Duration;

/** A daemon thread that does something again and again until it is stopped. */
final class Sampler {

    private final Thread thread;

    private Sampler(Thread thread) {
        this.thread = thread;
    }

    static Sampler every(Duration period, String name, Runnable action) {
        Thread thread = Thread.ofPlatform().daemon().name(name).unstarted(() -> {
            try {
                while (true) {
                    Thread.sleep(period);
                    action.run();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // stopped: the thread ends here
            }
        });
        thread.start();
        return new Sampler(thread);
    }

    void stop() {
        thread.interrupt();
    }
}
