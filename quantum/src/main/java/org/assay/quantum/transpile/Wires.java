package org.assay.quantum.transpile;

import java.util.stream.IntStream;
import org.assay.quantum.circuit.Operation;

/** What an operation has to wait for. */
final class Wires {

    private Wires() {}

    /** The qubits that it touches, then, counted on from {@code qubits}, the classical bits that it reads or writes. */
    static int[] of(Operation operation, int qubits) {
        return IntStream.concat(
                        operation.qubits().stream(),
                        IntStream.of(operation.classicalBits()).map(bit -> qubits + bit))
                .distinct()
                .toArray();
    }
}
