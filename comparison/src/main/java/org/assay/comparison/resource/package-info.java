/**
 * What a quantum computation needs: qubits, gates, shots, seconds and joules on a stated machine.
 *
 * <p>Two paths lead from logical counts to a machine. {@link
 * org.assay.comparison.resource.NisqPath} runs the circuit as it is and pays for errors with
 * repetitions. The fault-tolerant path buys error correction with physical qubits. Machines are
 * {@link org.assay.comparison.resource.HardwareProfile}s, whose every field has a source; results are
 * {@link org.assay.comparison.quantity.Quantity}s that carry their derivation. Nothing here runs a
 * circuit.
 */
@NullMarked
package org.assay.comparison.resource;

import org.jspecify.annotations.NullMarked;
