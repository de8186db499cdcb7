package org.assay.quantum.circuit;

/** The whole matrix of a small circuit, by the definition of each gate: the oracle for rewrites of circuits. */
public final class DenseUnitary {

    private DenseUnitary() {}

    /** {@code 2^qubits} rows; refuses what is not a gate, but for barriers. */
    public static ComplexMatrix of(Circuit circuit) {
        int size = 1 << circuit.qubits();
        Complex[][] rows = new Complex[size][size];
        for (int column = 0; column < size; column++) {
            Complex[] state = basisState(size, column);
            for (Operation operation : circuit.operations()) {
                state = after(state, operation);
            }
            for (int row = 0; row < size; row++) {
                rows[row][column] = state[row];
            }
        }
        return ComplexMatrix.of(rows);
    }

    /** The amplitudes that a circuit makes of |0...0>. */
    public static Complex[] stateOf(Circuit circuit) {
        Complex[] state = basisState(1 << circuit.qubits(), 0);
        for (Operation operation : circuit.operations()) {
            state = after(state, operation);
        }
        return state;
    }

    private static Complex[] basisState(int size, int index) {
        Complex[] state = new Complex[size];
        java.util.Arrays.fill(state, Complex.ZERO);
        state[index] = Complex.ONE;
        return state;
    }

    private static Complex[] after(Complex[] state, Operation operation) {
        return switch (operation) {
            case Operation.Apply apply -> after(state, apply);
            case Operation.Barrier _ -> state;
            case Operation.Free _, Operation.Measure _, Operation.Reset _, Operation.Conditional _ ->
                throw new IllegalArgumentException("%s has no matrix".formatted(operation));
        };
    }

    private static Complex[] after(Complex[] state, Operation.Apply apply) {
        ComplexMatrix matrix = apply.gate().matrix();
        int[] targets = apply.targets().toArray();
        Complex[] out = new Complex[state.length];
        for (int row = 0; row < state.length; row++) {
            if (!fires(apply.controls(), row)) {
                out[row] = state[row];
                continue;
            }
            Complex sum = Complex.ZERO;
            for (int k = 0; k < matrix.size(); k++) {
                sum = sum.plus(matrix.at(gather(row, targets), k).times(state[scatter(row, targets, k)]));
            }
            out[row] = sum;
        }
        return out;
    }

    private static boolean fires(Controls controls, int index) {
        return controls.on().stream().allMatch(q -> (index >>> q & 1) == 1)
                && controls.off().stream().allMatch(q -> (index >>> q & 1) == 0);
    }

    private static int gather(int index, int[] targets) {
        int small = 0;
        for (int i = 0; i < targets.length; i++) {
            small |= (index >>> targets[i] & 1) << i;
        }
        return small;
    }

    private static int scatter(int index, int[] targets, int small) {
        int out = index;
        for (int i = 0; i < targets.length; i++) {
            out = out & ~(1 << targets[i]) | (small >>> i & 1) << targets[i];
        }
        return out;
    }
}
