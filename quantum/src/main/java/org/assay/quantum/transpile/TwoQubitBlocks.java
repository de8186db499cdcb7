package org.assay.quantum.transpile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assay.quantum.circuit.Circuit;
import org.assay.quantum.circuit.ComplexMatrix;
import org.assay.quantum.circuit.Controls;
import org.assay.quantum.circuit.Gate;
import org.assay.quantum.circuit.Operation;
import org.assay.quantum.circuit.Qubits;
import org.jspecify.annotations.Nullable;

/**
 * Finds stretches of a circuit that involve one pair of qubits only, and writes each anew where its
 * {@link CartanDecomposition} needs fewer two-qubit gates than it has.
 */
final class TwoQubitBlocks {

    /** Operations on the pair so far; the first of the pair is the low bit of the matrix. */
    private static final class Block {
        private final int low;
        private final int high;
        private final List<Operation> operations = new ArrayList<>();
        private ComplexMatrix matrix = ComplexMatrix.identity(4);
        private int twoQubitGates;

        Block(int low, int high) {
            this.low = low;
            this.high = high;
        }

        void add(Operation.Apply apply) {
            operations.add(apply);
            matrix = matrixOnPair(apply).times(matrix);
            twoQubitGates += apply.qubits().size() == 2 ? 1 : 0;
        }

        private ComplexMatrix matrixOnPair(Operation.Apply apply) {
            ComplexMatrix gate = apply.gate().matrix();
            if (apply.qubits().size() == 1) {
                ComplexMatrix identity = ComplexMatrix.identity(2);
                return apply.targets().contains(low) ? identity.tensor(gate) : gate.tensor(identity);
            }
            if (apply.controls().isEmpty()) {
                return gate; // RZZ, which is symmetric
            }
            return apply.controls().on().contains(low) ? controlledByLow(gate) : controlledByHigh(gate);
        }

        private static ComplexMatrix controlledByLow(ComplexMatrix gate) {
            return gate.tensor(ONE).plus(ComplexMatrix.identity(2).tensor(ZERO));
        }

        private static ComplexMatrix controlledByHigh(ComplexMatrix gate) {
            return ONE.tensor(gate).plus(ZERO.tensor(ComplexMatrix.identity(2)));
        }

        private static final ComplexMatrix ZERO = ComplexMatrix.real(1, 0, 0, 0);
        private static final ComplexMatrix ONE = ComplexMatrix.real(0, 0, 0, 1);
    }

    private final NativeGates gates;
    private final Elementary out;
    private final @Nullable Block[] blocks;
    /** One-qubit gates that wait for the two-qubit gate after them. */
    private final List<List<Operation.Apply>> waiting = new ArrayList<>();

    private TwoQubitBlocks(Circuit circuit, NativeGates gates) {
        this.gates = gates;
        out = new Elementary(gates, circuit.qubits());
        blocks = new Block[circuit.qubits()];
        for (int q = 0; q < circuit.qubits(); q++) {
            waiting.add(new ArrayList<>());
        }
    }

    /** Leaves circuits for error-corrected machines alone: a shorter block could have more rotations. */
    static Circuit rewrite(Circuit circuit, NativeGates gates) {
        if (gates.isFaultTolerant()) {
            return circuit;
        }
        TwoQubitBlocks pass = new TwoQubitBlocks(circuit, gates);
        circuit.operations().forEach(pass::take);
        for (int q = 0; q < circuit.qubits(); q++) {
            pass.close(q);
        }
        return circuit.with(pass.out.operations());
    }

    private void take(Operation operation) {
        switch (operation) {
            case Operation.Apply apply when apply.qubits().size() == 1 -> takeOneQubit(apply);
            case Operation.Apply apply when apply.qubits().size() == 2 -> takeTwoQubit(apply);
            case Operation.Apply _, Operation.Free _, Operation.Measure _, Operation.Reset _, Operation.Barrier _,
                    Operation.Conditional _ -> {
                operation.qubits().stream().forEach(this::close);
                out.add(operation);
            }
        }
    }

    private void takeOneQubit(Operation.Apply apply) {
        int qubit = apply.targets().get(0);
        Block block = blocks[qubit];
        if (block == null) {
            waiting.get(qubit).add(apply);
        } else {
            block.add(apply);
        }
    }

    private void takeTwoQubit(Operation.Apply apply) {
        int[] pair = apply.qubits().toArray();
        Block block = blocks[pair[0]];
        if (block == null || block != blocks[pair[1]]) {
            block = open(pair);
        }
        block.add(apply);
    }

    private Block open(int[] pair) {
        Block block = new Block(Math.min(pair[0], pair[1]), Math.max(pair[0], pair[1]));
        for (int qubit : pair) {
            if (blocks[qubit] != null) {
                close(qubit);
            }
        }
        for (int qubit : pair) {
            waiting.get(qubit).forEach(block::add);
            waiting.get(qubit).clear();
            blocks[qubit] = block;
        }
        return block;
    }

    private void close(int qubit) {
        waiting.get(qubit).forEach(out::add);
        waiting.get(qubit).clear();
        Block block = blocks[qubit];
        if (block != null) {
            blocks[block.low] = null;
            blocks[block.high] = null;
            emit(block);
        }
    }

    private void emit(Block block) {
        if (block.twoQubitGates > 1) {
            CartanDecomposition cartan = CartanDecomposition.of(block.matrix);
            int needed = gates.hasInteraction() ? cartan.interactionCount() : cartan.cxCount();
            if (needed < block.twoQubitGates) {
                TwoQubitSynthesis.emit(cartan, block.low, block.high, out);
                return;
            }
        }
        block.operations.forEach(out::add);
    }
}
