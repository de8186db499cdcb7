package org.assay.quantum.kernel;

import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/**
 * Runs many gates with few passes over memory. Past the caches a state moves at the speed of memory,
 * so what counts is how many gates each pass applies.
 *
 * <p>Gates on one qubit in a row become one, matrices on two take in those on one beside them; gates that commute may
 * change places. What comes of that depends on the gates, the number of qubits, the precision and the width of vectors
 * alone, so results are the same whatever the number of threads. Loops over cells multiply runs of diagonals together
 * first, and take Hadamard gates and rotations about one axis by threes, to the same 1e-12 of the reference; otherwise
 * results are the same whatever the kernels.
 */
public final class BlockedExecutor {

    /** Longer sequences are scheduled in pieces of this many gates, which bounds memory and time. */
    private static final int WINDOW = 4096;

    /** Smaller states have too few cells for every loop. */
    public static final int LEAST_PACKED_QUBITS = 8;

    private final Kernels kernels;
    private final Workers workers;
    private final boolean onCells;

    /** For circuits that are run again and again: at 12 qubits a schedule takes a third of the time of a run. */
    private volatile SoftReference<Schedule> last = new SoftReference<>(null);

    /**
     * @param kernels for what has no loop over cells, and for everything as long as those are not compiled
     * @param onCells whether to go over to loops over cells, which are faster, and give the same bits but for gates taken together
     */
    public BlockedExecutor(Kernels kernels, Workers workers, boolean onCells) {
        this.kernels = kernels;
        this.workers = workers;
        this.onCells = onCells;
    }

    /**
     * One pass of a schedule.
     *
     * @param localBits of the index that a tile holds whole
     * @param emptyBits of the index that are clear in all amplitudes but zeros, and not local: tiles with one of them set are left out
     * @param calls how many it applies
     */
    public record PassSummary(long localBits, long emptyBits, int calls) {}

    /**
     * The passes that a run from {@code |0...0>} in double precision would take, worked out alone; needs no memory for the state.
     *
     * @param qubits 63 at most
     */
    public static List<PassSummary> summary(int qubits, List<Consumer<GateSink>> steps) {
        List<PassSummary> out = new ArrayList<>();
        long reached = 0;
        for (int from = 0; from < steps.size(); from += WINDOW) {
            List<KernelCall> calls = recorded(steps.subList(from, Math.min(steps.size(), from + WINDOW)));
            for (Pass pass : Schedule.of(qubits, Precision.DOUBLE, calls).passes()) {
                long empty = (1L << qubits) - 1 & ~(reached | pass.local());
                out.add(new PassSummary(pass.local(), empty, pass.calls().size()));
                reached |= pass.mixes();
            }
        }
        return out;
    }

    /**
     * Runs the steps on a state in two arrays.
     *
     * @throws CancellationException between tiles, once the thread is interrupted; some may then be a pass
     *     ahead of others
     */
    public void run(double[] re, double[] im, List<Consumer<GateSink>> steps) {
        forEachPass(Integer.numberOfTrailingZeros(re.length), Precision.DOUBLE, steps, (schedule, number) -> {
            Pass pass = schedule.passes().get(number);
            Optional<CellKernels> cells = onCells ? CellProvider.doublesIfWarm(pass.calls().size() * (1L << pass.bits())) : Optional.empty();
            CellProgram program = cells.map(warm -> schedule.program(number, warm, kernels)).orElse(null);
            if (program == null) {
                pass.run(kernels, workers, re, im);
            } else {
                pass.run(program, CellProvider.heap(), workers, re, im);
            }
        });
    }

    /** Whether states in cells can be run here, and the loops for that are compiled. */
    public static boolean isReadyForCells() {
        return CellProvider.isWarm();
    }

    /** Whether states in cells can be run here. */
    public static boolean hasCells() {
        return CellProvider.isAvailable();
    }

    /**
     * Runs the steps on a state in cells, of at least {@link #LEAST_PACKED_QUBITS} qubits; compiles the
     * loops before, if that has not been done yet.
     *
     * @throws CancellationException between tiles, once the thread is interrupted; some may then be a pass
     *     ahead of others
     */
    public void run(PackedState state, List<Consumer<GateSink>> steps) {
        CellKernels cells = CellProvider.warm(state.precision());
        forEachPass(state.qubits(), state.precision(), steps,
                (schedule, number) -> schedule.passes().get(number).run(cells, kernels, workers, state));
    }

    /** Where a run is: in which of the passes over some of the steps. */
    private record Place(int pass, int passes, int from, int to, int steps) {

        void requireNotInterrupted() {
            if (to - from == steps) {
                Interruption.check("interrupted in pass %d of %d over memory (%d gates)", pass, passes, steps);
            } else {
                Interruption.check("interrupted in pass %d of %d over memory for gates %d to %d of %d",
                        pass, passes, from + 1, to, steps);
            }
        }
    }

    private interface Action {
        void on(Schedule schedule, int pass);
    }

    private void forEachPass(int qubits, Precision precision, List<Consumer<GateSink>> steps, Action action) {
        for (int from = 0; from < steps.size(); from += WINDOW) {
            int to = Math.min(steps.size(), from + WINDOW);
            Schedule schedule = schedule(qubits, precision, recorded(steps.subList(from, to)));
            for (int pass = 0; pass < schedule.passes().size(); pass++) {
                Place place = new Place(pass + 1, schedule.passes().size(), from, to, steps.size());
                place.requireNotInterrupted();
                action.on(schedule, pass);
                place.requireNotInterrupted();
            }
        }
    }

    private static List<KernelCall> recorded(List<Consumer<GateSink>> steps) {
        KernelRecorder recorder = new KernelRecorder();
        steps.forEach(step -> step.accept(recorder));
        return recorder.calls();
    }

    private Schedule schedule(int qubits, Precision precision, List<KernelCall> calls) {
        Schedule known = last.get();
        if (known != null && known.isOf(qubits, precision, calls)) {
            return known;
        }
        Schedule schedule = Schedule.of(qubits, precision, calls);
        if (schedule.isSmall()) {
            last = new SoftReference<>(schedule);
        }
        return schedule;
    }
}
