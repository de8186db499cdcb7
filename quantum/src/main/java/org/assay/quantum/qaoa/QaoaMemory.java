package org.assay.quantum.qaoa;

import org.assay.quantum.kernel.KernelProvider;
import org.assay.quantum.kernel.LevelKernels;
import org.assay.quantum.kernel.TileKernelProvider;
import org.assay.quantum.observable.IsingHamiltonian;
import org.assay.quantum.simulate.StateMemory;

/**
 * What a {@link Qaoa} holds at once, at most, in bytes; as exact as can be known without reading the cost.
 *
 * @param qubits of the problem
 * @param bits qubits that are held: one less where the symmetry saves one
 * @param states of {@code 2^bits} amplitudes, with the gaps between them: two where there are gradients
 * @param costs a byte an amplitude where they are on a grid (less where a table of patterns turns out to hold them), otherwise numbers
 * @param offHeap whether outside Java's heap
 */
public record QaoaMemory(int qubits, int bits, double states, double costs, boolean offHeap) {

    /** A number of double precision, a level of the cost as a character. */
    private static final int PLAIN_COST = Double.BYTES + Character.BYTES;

    /**
     * @param symmetric whether the cost is the same on complements
     * @param levels whether the cost is on a grid of at most 128 values, as by {@link #hasLevels}
     * @param gradients whether they will be asked for
     */
    public static QaoaMemory of(int qubits, boolean symmetric, boolean levels, boolean gradients, QaoaOptions options) {
        boolean tiled = TileKernelProvider.isAvailable()
                && (options.engine() == QaoaOptions.Engine.AUTO || options.engine() == QaoaOptions.Engine.TILED)
                && options.mixer().equals(Mixer.X)
                && qubits >= Qaoa.LEAST_FOR_AUTO;
        boolean halved = symmetric && qubits > 0 && options.symmetry() && options.mixer().equals(Mixer.X);
        int bits = halved ? qubits - 1 : qubits;
        return tiled ? tiled(qubits, bits, halved, levels, gradients, options) : plain(qubits, bits, gradients, Qaoa.isInRows(qubits, options));
    }

    private static QaoaMemory tiled(int qubits, int bits, boolean halved, boolean levels, boolean gradients, QaoaOptions options) {
        boolean single = levels && options.precision() == QaoaOptions.Precision.SINGLE;
        int lanes = KernelProvider.vector().orElseThrow().lanes() * (single ? 2 : 1);
        int cellBytes = 2 * lanes * (single ? Float.BYTES : Double.BYTES);
        // A layout counts in longs; beyond them nothing fits, and the gaps are the same share.
        int known = Math.min(bits, 48);
        double state = Math.scalb((double) TileLayout.of(known, lanes, cellBytes, halved, TileLayout.tile(cellBytes)).bytes(), bits - known);
        return new QaoaMemory(qubits, bits, (gradients ? 2 : 1) * state, Math.scalb(levels ? 1.0 : Double.BYTES, bits), true);
    }

    /** A halved state is put together again when it is read, as large as two states; rows are there in both orders, and gradients keep states on the way. */
    private static QaoaMemory plain(int qubits, int bits, boolean gradients, boolean rows) {
        int read = bits < qubits ? 2 : 0;
        int states = rows ? (gradients ? 4 + RowEngine.mostKept(bits) : 2) + 1 + read : Math.max(1 + read, gradients ? 2 : 1);
        return new QaoaMemory(qubits, bits, states * StateMemory.bytes(bits, 1), Math.scalb((double) (rows ? 2 : 1) * PLAIN_COST, bits), false);
    }

    /**
     * Whether the energies are known to be on a grid of at most 128 values: they are {@code 2 g} apart if
     * all coefficients are multiples of g, and at most twice the sum of their sizes.
     */
    public static boolean hasLevels(IsingHamiltonian cost) {
        double sum = 0;
        double unit = 0;
        for (IsingHamiltonian.Coupling coupling : cost.couplings()) {
            sum += Math.abs(coupling.strength());
            unit = commonDivisor(unit, Math.abs(coupling.strength()));
        }
        for (double field : cost.fields()) {
            sum += Math.abs(field);
            unit = commonDivisor(unit, Math.abs(field));
        }
        return sum <= unit * LevelKernels.MAX_LEVEL;
    }

    /** Exact, or so small that nothing is on a grid of it. */
    private static double commonDivisor(double a, double b) {
        double large = Math.max(a, b);
        double small = Math.min(a, b);
        while (small > 0) {
            double rest = large % small;
            large = small;
            small = rest;
        }
        return large;
    }

    public double bytes() {
        return states + costs;
    }

    /** What is free where this would be held. */
    public double freeBytes() {
        return offHeap ? StateMemory.freeOffHeapBytes() : StateMemory.freeBytes();
    }

    /** How many qubits of such a problem would fit into so many bytes. */
    public int mostQubits(double freeBytes) {
        return Math.max(0, (int) Math.floor(Math.log(freeBytes / bytes()) / Math.log(2)) + qubits);
    }
}
