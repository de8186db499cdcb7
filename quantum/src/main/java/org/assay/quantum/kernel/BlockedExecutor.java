package org.assay.quantum.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/**
 * Runs many kernel calls with few passes over memory. Past the caches a state moves at the speed of
 * memory, so what counts is how many calls each pass applies.
 *
 * <p>Gates on one qubit in a row become one; calls that commute may change places; the order depends on the calls and the size of the state
 * alone, so results are the same whatever the kernels and the number of threads.
 */
public final class BlockedExecutor {

    /** Longer sequences are scheduled in pieces of this many calls, which bounds memory and time. */
    private static final int WINDOW = 4096;

    private final Kernels kernels;
    private final Workers workers;

    public BlockedExecutor(Kernels kernels, Workers workers) {
        this.kernels = kernels;
        this.workers = workers;
    }

    /** One pass of a schedule: its local bits and how many calls it applies. */
    public record PassSummary(int localBits, int calls) {}

    /** The passes that {@link #run} would take, worked out alone. */
    public static List<PassSummary> summary(int size, List<Consumer<Kernels>> steps) {
        List<PassSummary> out = new ArrayList<>();
        forEachWindow(size, steps, pass -> out.add(new PassSummary(pass.local(), pass.calls().size())));
        return out;
    }

    /**
     * Runs the steps, each of which calls kernels with any arrays, on this state.
     *
     * @throws CancellationException between passes, once the thread is interrupted
     */
    public void run(double[] re, double[] im, List<Consumer<Kernels>> steps) {
        int[] done = new int[1];
        forEachWindow(re.length, steps, pass -> {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("interrupted after %d passes over memory".formatted(done[0]));
            }
            pass.run(kernels, workers, re, im);
            done[0]++;
        });
    }

    private static void forEachWindow(int size, List<Consumer<Kernels>> steps, Consumer<Pass> action) {
        for (int from = 0; from < steps.size(); from += WINDOW) {
            KernelRecorder recorder = new KernelRecorder();
            steps.subList(from, Math.min(steps.size(), from + WINDOW)).forEach(step -> step.accept(recorder));
            PassScheduler.schedule(size, OneQubitFusion.fuse(recorder.calls())).forEach(action);
        }
    }
}
