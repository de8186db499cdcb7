package org.assay.quantum.kernel;

import java.lang.foreign.MemorySegment;

/**
 * Loops over tiles of a state {@code a} and its adjoint state {@code b}, for gradients; conventions as in
 * {@link TileKernels}.
 *
 * <p>Inner products are the imaginary part of {@code <b|X|a>} of the amplitudes, summed over the qubits that the mixer of
 * like name takes.
 */
public interface AdjointKernels {

    /** Of the qubits of {@link TileKernels#mix8}. */
    double innerX8(MemorySegment a, MemorySegment b, long base, long stride, int rows, int bit, int cells);

    /** Of the qubit of {@link TileKernels#mix2}. */
    double innerX2(MemorySegment a, MemorySegment b, long base, long stride, int rows, int bit, int cells);

    /** Of the qubits of {@link TileKernels#mixCells}. */
    double innerXCells(MemorySegment a, MemorySegment b, long base, int cells);

    /** The inner product for two qubits, and then {@link TileKernels#mix4} of both states. */
    double innerAndMix4(MemorySegment a, MemorySegment b, long base, long stride, int rows, int bit, int cells, MixerAngle angle);

    /** The inner product for the pairing of {@link TileKernels#mixWithComplement}, and then that mixer on both states. */
    double innerAndMixWithComplement(MemorySegment a, MemorySegment b, long forward, long backward, int cells, MixerAngle angle,
            ComplementTurn turn);
}
