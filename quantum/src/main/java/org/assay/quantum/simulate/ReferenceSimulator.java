package org.assay.quantum.simulate;

import org.assay.quantum.circuit.Circuit;
import org.assay.quantum.circuit.Complex;
import org.assay.quantum.circuit.ComplexMatrix;
import org.assay.quantum.circuit.Controls;
import org.assay.quantum.circuit.Operation;
import org.assay.quantum.circuit.Qubits;

/**
 * Multiplies by each gate's matrix, entry by entry: the definition that every other simulator must
 * agree with. Slow on purpose; {@link StateVectorSimulator} is the one to use.
 *
 * <p>Amplitude {@code y} after a gate is {@code sum_c M[r][c] x amplitude(y with c at the targets)},
 * where {@code r} is what {@code y} reads at the targets, if the controls hold in {@code y}.
 */
public final class ReferenceSimulator implements Simulator {

    @Override
    public String name() {
        return "reference";
    }

    @Override
    public StateVector run(Circuit circuit) {
        StateVector state = StateVector.zero(circuit.qubits());
        for (Operation.Apply gate : Unitaries.of(circuit)) {
            state = apply(gate, state);
        }
        return state;
    }

    /** The state after one gate; the state given is left as it is. */
    public StateVector apply(Operation.Apply gate, StateVector state) {
        ComplexMatrix matrix = gate.gate().matrix();
        Complex[] out = new Complex[(int) state.size()];
        for (int y = 0; y < out.length; y++) {
            out[y] = amplitude(gate, matrix, state, y);
        }
        return StateVector.of(out);
    }

    /** One amplitude after a gate with this matrix, from the state before it. */
    static Complex amplitude(Operation.Apply gate, ComplexMatrix matrix, StateVector before, int y) {
        return holds(gate.controls(), y) ? entry(matrix, gate.targets(), before, y) : before.amplitude(y);
    }

    private static boolean holds(Controls controls, int index) {
        return controls.on().stream().allMatch(q -> bit(index, q) == 1)
                && controls.off().stream().allMatch(q -> bit(index, q) == 0);
    }

    private static Complex entry(ComplexMatrix matrix, Qubits targets, StateVector state, int y) {
        int row = read(targets, y);
        Complex sum = Complex.ZERO;
        for (int column = 0; column < matrix.size(); column++) {
            sum = sum.plus(matrix.at(row, column).times(state.amplitude(write(targets, y, column))));
        }
        return sum;
    }

    private static int read(Qubits targets, int index) {
        int value = 0;
        for (int k = 0; k < targets.size(); k++) {
            value |= bit(index, targets.get(k)) << k;
        }
        return value;
    }

    private static int write(Qubits targets, int index, int value) {
        int out = index;
        for (int k = 0; k < targets.size(); k++) {
            int mask = 1 << targets.get(k);
            out = bit(value, k) == 1 ? out | mask : out & ~mask;
        }
        return out;
    }

    private static int bit(int index, int position) {
        return index >>> position & 1;
    }
}
