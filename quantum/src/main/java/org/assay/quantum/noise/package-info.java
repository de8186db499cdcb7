/**
 * Noise as values: channels by their Kraus operators, readout errors, and models that say which
 * channel follows which gate. {@code simulate} runs them, as density matrices or as trajectories.
 *
 * <p>An error probability p of a depolarising channel is the probability that a Pauli error other than
 * the identity happens, each equally likely: p/3 on one qubit, p/15 on two (as in Stim and Cirq; Qiskit's
 * parameter is larger by 4/3 and 16/15).
 */
@NullMarked
package org.assay.quantum.noise;

import org.jspecify.annotations.NullMarked;
