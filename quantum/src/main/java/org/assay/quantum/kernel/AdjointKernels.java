package org.assay.quantum.kernel;

import java.lang.foreign.MemorySegment;

/**
 * Loops over tiles of a state {@code a} and its adjoint state {@code b}, for gradients; conventions as in
 * {@link TileKernels}.
 *
 * <p>Loops return inner products, the imaginary part of {@code <b|X|a>} of the amplitudes as they find them, summed over
 * some qubits, and mix both states on the same qubits.
 */
public interface AdjointKernels {

    /** On the qubits of {@link TileKernels#mix4}. */
    double innerAndMix4(MemorySegment a, MemorySegment b, long base, long stride, int rows, int bit, int cells, MixerAngle angle);

    /** On the qubit of {@link TileKernels#mix2}. */
    double innerAndMix2(MemorySegment a, MemorySegment b, long base, long stride, int rows, int bit, int cells, MixerAngle angle);

    /** On the qubits of the lanes; amplitudes grow by a factor for each. */
    double innerAndMixLanes(MemorySegment a, MemorySegment b, long base, int cells, MixerAngle angle);

    /** For the pairing of {@link TileKernels#mixWithComplement}. */
    double innerAndMixWithComplement(MemorySegment a, MemorySegment b, long forward, long backward, int cells, MixerAngle angle,
            ComplementTurn turn);
}
