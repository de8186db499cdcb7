package org.assay.quantum.kernel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calls as passes over memory, with the loops over cells that these become once they are run. */
final class Schedule {

    /** Tables for each call grow with its tile: some five mebibytes at this many calls times amplitudes of a tile. */
    private static final long SMALL = 1L << 24;

    private final int qubits;
    private final Precision precision;
    private final List<KernelCall> calls;
    private final List<Pass> passes;
    private final @Nullable CellProgram[] programs;

    private Schedule(int qubits, Precision precision, List<KernelCall> calls) {
        this.qubits = qubits;
        this.precision = precision;
        this.calls = calls.stream().map(KernelCall::copy).toList();
        List<KernelCall> fused = TwoQubitFusion.fuse(OneQubitFusion.fuse(this.calls), CellProvider.lanes(precision));
        passes = PassScheduler.schedule(qubits, fused, precision);
        programs = new CellProgram[passes.size()];
    }

    /** @param calls in order, as they were asked for; whoever asked may write to their arrays again */
    static Schedule of(int qubits, Precision precision, List<KernelCall> calls) {
        return new Schedule(qubits, precision, calls);
    }

    /** Whether it is the schedule of these calls, number by number. */
    boolean isOf(int qubits, Precision precision, List<KernelCall> calls) {
        if (this.qubits != qubits || this.precision != precision || this.calls.size() != calls.size()) {
            return false;
        }
        for (int k = 0; k < calls.size(); k++) {
            if (!calls.get(k).isSameAs(this.calls.get(k))) {
                return false;
            }
        }
        return true;
    }

    /** Whether it takes so little memory that it may be kept. */
    boolean isSmall() {
        return passes.stream().mapToLong(pass -> (long) pass.calls().size() << pass.tileBits()).sum() <= SMALL;
    }

    List<Pass> passes() {
        return passes;
    }

    /** A pass on copies of tiles as loops over cells, where tiles are large enough for them. */
    synchronized @Nullable CellProgram program(int pass, CellKernels cells, Kernels plain) {
        CellProgram program = programs[pass];
        if (program == null || program.kernels() != cells) {
            program = passes.get(pass).program(cells, precision, plain);
            programs[pass] = program;
        }
        return program;
    }
}
