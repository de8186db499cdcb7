package org.assay.quantum.qaoa;

import org.assay.quantum.kernel.TileKernelProvider;
import org.assay.quantum.simulate.StateMemory;

/**
 * What a {@link Qaoa} with gradients holds at once, at most: state, adjoint state, costs.
 *
 * @param bits qubits that are held
 * @param bytesPerAmplitude of each of {@code 2^bits}
 * @param offHeap whether outside Java's heap
 */
public record QaoaMemory(int bits, int bytesPerAmplitude, boolean offHeap) {

    /** Two states and the costs as numbers. */
    private static final int TILED = 2 * StateMemory.BYTES_PER_AMPLITUDE + Double.BYTES;

    /** The same and the costs by levels. */
    private static final int PLAIN = TILED + Character.BYTES;

    /** @param symmetric whether the cost is the same on complements */
    public static QaoaMemory of(int qubits, boolean symmetric, QaoaOptions options) {
        boolean tiled = TileKernelProvider.isAvailable()
                && options.engine() != QaoaOptions.Engine.PLAIN
                && options.mixer().equals(Mixer.X)
                && qubits >= Qaoa.LEAST_FOR_AUTO;
        return tiled
                ? new QaoaMemory(symmetric && options.symmetry() ? qubits - 1 : qubits, TILED, true)
                : new QaoaMemory(qubits, PLAIN, false);
    }

    public double bytes() {
        return Math.scalb((double) bytesPerAmplitude, bits);
    }

    /** What is free where this would be held. */
    public double freeBytes() {
        return offHeap ? StateMemory.freeOffHeapBytes() : StateMemory.freeBytes();
    }
}
