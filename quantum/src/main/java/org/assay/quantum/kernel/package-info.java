/**
 * Loops over the amplitudes of a state: arrays, bits and masks, no gates.
 *
 * <p>A state of n qubits is two arrays of {@code 2^n} numbers, real and imaginary parts; bit
 * {@code i} of the index is qubit {@code i}. Qubits are named by masks ({@code 1 << i}), and every
 * kernel acts only where all bits of {@code on} are set and all bits of {@code off} are clear: a
 * controlled gate is the gate on fewer amplitudes, and a thread's share of a gate is the gate under
 * more controls.
 *
 * <p>{@link org.assay.quantum.kernel.Kernels} has a scalar and a Vector API implementation that
 * agree bit for bit; {@link org.assay.quantum.kernel.KernelProvider} chooses, and never touches a
 * class of the Vector API where its module is absent.
 */
@NullMarked
package org.assay.quantum.kernel;

import org.jspecify.annotations.NullMarked;
