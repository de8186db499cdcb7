package org.assay.quantum.transpile;

import org.assay.quantum.circuit.Circuit;

/**
 * A circuit as a machine runs it.
 *
 * <p>Qubit {@code i} of the source is qubit {@code initial.physicalOf(i)} of the machine at first, and
 * {@code last.physicalOf(i)} at the end; measurements read into the same classical bits as before.
 *
 * @param circuit on all of the machine's qubits, in its gates, on its couplings
 * @param swaps how many swaps routing put in; some may have merged with other gates
 */
public record Transpiled(
        Circuit circuit, NativeGates gates, CouplingMap map, Layout initial, Layout last, int swaps) {}
