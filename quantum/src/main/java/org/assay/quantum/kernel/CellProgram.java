package org.assay.quantum.kernel;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The calls of a pass as loops of {@link CellKernels}: gates on different single qubits by twos and threes, runs of
 * CNOT, X and SWAP as one permutation, runs of diagonals as one multiplication, everything with its tables
 * worked out once for all tiles. Gives what the calls one by one give; to the bit, unless diagonals are run
 * together or gates go by threes.
 */
final class CellProgram {

    private final CellKernels kernels;
    private final Precision precision;
    private final Kernels plain;
    private final long local;
    private final int tileBits;
    private final long reached;
    private final CellPlaces places;
    private final OneQubitCells oneQubit;
    private final PermutationCells permutations;
    private final DiagonalCells diagonals;
    private final DenseCells dense;
    private final List<CellStep> steps = new ArrayList<>();
    private final int[] all;
    private final double[] coefs;
    private final int[] orders;

    private CellProgram(Pass pass, CellKernels kernels, Precision precision, Kernels plain, long reached, @Nullable PackedState state) {
        this.kernels = kernels;
        this.precision = precision;
        this.plain = plain;
        local = pass.local();
        tileBits = Long.bitCount(local);
        this.reached = reached;
        long ofTile = Long.compress(reached, local);
        places = state == null ? new CellPlaces(tileBits, kernels, ofTile) : new CellPlaces(local, kernels, ofTile, state);
        CellNumbers numbers = new CellNumbers(kernels.lanes());
        oneQubit = new OneQubitCells(kernels, places, numbers);
        permutations = new PermutationCells(kernels, places, numbers, local);
        diagonals = new DiagonalCells(kernels, places, numbers);
        dense = new DenseCells(kernels, places, numbers);
        all = places.all();
        add(pass.calls());
        coefs = numbers.coefs();
        orders = numbers.orders();
    }

    /** Whether tiles of so many bits have enough cells for every loop. */
    static boolean fits(int tileBits, CellKernels kernels) {
        return 1L << tileBits >= 4L * kernels.lanes();
    }

    /**
     * For copies of tiles.
     *
     * @param reached the bits that may be set in the index of an amplitude other than zero
     */
    static CellProgram of(Pass pass, CellKernels kernels, Precision precision, Kernels plain, long reached) {
        return new CellProgram(pass, kernels, precision, plain, reached, null);
    }

    /** For tiles that stay where they are in this state; the pass must be {@link #staysInPlace one of those}. */
    static CellProgram inPlace(Pass pass, CellKernels kernels, Kernels plain, long reached, PackedState state) {
        return new CellProgram(pass, kernels, state.precision(), plain, reached, state);
    }

    /** Whether the state is small enough to be read again by every gate, and no call copies its tile. */
    static boolean staysInPlace(Pass pass, CellKernels kernels, Precision precision) {
        int cells = (1 << pass.tileBits()) / kernels.lanes();
        return PassScheduler.isNear(pass.bits(), precision) && pass.calls().stream().noneMatch(call -> LinearMap.takes(call)
                || call.kind() == KernelCall.Kind.DENSE && !DenseCells.fits(call.targets().length, cells));
    }

    CellKernels kernels() {
        return kernels;
    }

    Precision precision() {
        return precision;
    }

    int tileBits() {
        return tileBits;
    }

    /** The bits that may be set, before it runs, in the index of an amplitude other than zero. */
    long reached() {
        return reached;
    }

    double[] coefs() {
        return coefs;
    }

    int[] orders() {
        return orders;
    }

    /** How many vectors the coefficients and the orders of lanes take. */
    int vectors() {
        return (coefs.length + orders.length) / kernels.lanes();
    }

    /** All steps on the current tile. */
    void run(CellScratch s, long base) {
        for (CellStep step : steps) {
            step.run(s, base);
        }
    }

    /** All steps on the current tile, which goes to a state then; a permutation at the end writes there itself. */
    void run(CellScratch s, long base, CellsOfTile to) {
        int last = steps.size() - 1;
        for (CellStep step : steps.subList(0, last)) {
            step.run(s, base);
        }
        if (steps.get(last) instanceof PermutationCells.Copy copy) {
            copy.run(s, base, to);
        } else {
            steps.get(last).run(s, base);
            kernels.move(s.tile, all, to.memory(), to.base(), to.cells());
        }
    }

    private void add(List<KernelCall> calls) {
        for (int from = 0, to; from < calls.size(); from = to) {
            KernelCall first = calls.get(from);
            to = from + 1;
            if (OneQubitCells.takes(first)) {
                long seen = first.a();
                while (to < calls.size() && OneQubitCells.takes(calls.get(to)) && (calls.get(to).a() & seen) == 0) {
                    seen |= calls.get(to++).a();
                }
                steps.addAll(oneQubit.steps(calls.subList(from, to).stream().map(c -> c.onTile(local)).toList()));
            } else if (LinearMap.takes(first)) {
                while (to < calls.size() && LinearMap.takes(calls.get(to))) {
                    to++;
                }
                addPermutation(calls.subList(from, to));
            } else {
                while (QuadraticPhase.takes(first) && to < calls.size() && QuadraticPhase.takes(calls.get(to))) {
                    to++;
                }
                addDiagonals(calls.subList(from, to));
            }
        }
    }

    private void addDiagonals(List<KernelCall> run) {
        if (run.size() < DiagonalRun.LEAST_CALLS) {
            run.forEach(call -> steps.add(single(call)));
        } else {
            steps.add(diagonals.run(run, local));
        }
    }

    private void addPermutation(List<KernelCall> run) {
        if (run.size() == 1 && run.getFirst().kind() == KernelCall.Kind.FLIP) {
            steps.add(single(run.getFirst()));
        } else {
            steps.addAll(permutations.steps(run));
            run.forEach(call -> places.reach(call.onTile(local).mixes()));
        }
    }

    private CellStep single(KernelCall whole) {
        KernelCall call = whole.onTile(local);
        long outerSigns = whole.signs() & ~local;
        CellStep step = switch (call.kind()) {
            case GENERAL, REAL, ROTATE_X, FLIP -> oneQubit.one(call);
            case SCALE -> diagonals.scale(call);
            case ROTATE_PARITY -> diagonals.parity(call, outerSigns);
            case SWAP -> dense.swap(call);
            case GENERAL2 -> dense.two(call);
            case ROTATE_PAULI -> dense.pauli(call, outerSigns);
            case DENSE -> dense.fits(call.targets().length) ? dense.matrix(call) : (s, _) -> s.runOnArrays(call, plain);
        };
        places.reach(call.mixes());
        return step.under(whole.on() & ~local, whole.off() & ~local);
    }
}
