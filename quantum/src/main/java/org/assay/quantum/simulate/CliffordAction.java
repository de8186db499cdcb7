package org.assay.quantum.simulate;

import java.util.Optional;
import org.assay.quantum.circuit.Complex;
import org.assay.quantum.circuit.ComplexMatrix;
import org.assay.quantum.circuit.Operation;

/**
 * What a gate does to Pauli strings on its own qubits, targets first and then controls, if it maps
 * each of them to one Pauli string: then the gate is Clifford.
 *
 * <p>Read off the gate's matrix, so it holds for rotations by multiples of a quarter turn, for
 * unitaries given by their entries, and under controls.
 *
 * @param forward {@code U P U^-1} for {@code P = X_0, Z_0, X_1, Z_1, ...}
 * @param backward {@code U^-1 P U} for the same strings
 */
record CliffordAction(LocalPauli[] forward, LocalPauli[] backward) {

    /** A Hermitian Pauli string on few qubits: bit {@code j} of {@code x} for X or Y on qubit {@code j}. */
    record LocalPauli(int x, int z, boolean negative) {
        boolean isEqualTo(int otherX, int otherZ) {
            return x == otherX && z == otherZ && !negative;
        }
    }

    private static final double TOLERANCE = 1e-9;

    /** Larger gates are Clifford only if they do nothing. */
    private static final int MOST_QUBITS = 4;

    private static final CliffordAction NOTHING = new CliffordAction(new LocalPauli[0], new LocalPauli[0]);

    int qubits() {
        return forward.length / 2;
    }

    /** The action, or nothing if the gate is not Clifford; an action on no qubits does nothing. */
    static Optional<CliffordAction> of(Operation.Apply gate) {
        ComplexMatrix matrix = gate.gate().matrix();
        if (matrix.isCloseTo(ComplexMatrix.identity(matrix.size()), TOLERANCE)) {
            return Optional.of(NOTHING);
        }
        if (gate.qubits().size() > MOST_QUBITS) {
            return Optional.empty();
        }
        ComplexMatrix whole = withControls(matrix, gate.controls().on().size(), gate.controls().off().size());
        return images(whole).flatMap(f -> images(whole.dagger()).map(b -> new CliffordAction(f, b)));
    }

    /** The block in which positive controls read 1 and negative ones 0; the identity elsewhere. */
    private static ComplexMatrix withControls(ComplexMatrix matrix, int on, int off) {
        int blocks = 1 << (on + off);
        Complex[][] rows = new Complex[blocks * matrix.size()][blocks * matrix.size()];
        int chosen = (1 << on) - 1;
        for (int r = 0; r < rows.length; r++) {
            for (int c = 0; c < rows.length; c++) {
                boolean inBlock = r / matrix.size() == chosen && c / matrix.size() == chosen;
                rows[r][c] = inBlock
                        ? matrix.at(r % matrix.size(), c % matrix.size())
                        : r == c ? Complex.ONE : Complex.ZERO;
            }
        }
        return ComplexMatrix.of(rows);
    }

    private static Optional<LocalPauli[]> images(ComplexMatrix unitary) {
        int qubits = Integer.numberOfTrailingZeros(unitary.size());
        LocalPauli[] out = new LocalPauli[2 * qubits];
        for (int g = 0; g < out.length; g++) {
            int bit = 1 << (g / 2);
            ComplexMatrix pauli = matrix(qubits, g % 2 == 0 ? bit : 0, g % 2 == 0 ? 0 : bit);
            Optional<LocalPauli> image = read(unitary.times(pauli).times(unitary.dagger()));
            if (image.isEmpty()) {
                return Optional.empty();
            }
            out[g] = image.get();
        }
        return Optional.of(out);
    }

    /** The Hermitian product {@code i^|x & z| X^x Z^z}. */
    private static ComplexMatrix matrix(int qubits, int x, int z) {
        int size = 1 << qubits;
        Complex[][] rows = new Complex[size][size];
        for (int r = 0; r < size; r++) {
            for (int c = 0; c < size; c++) {
                rows[r][c] = r == (c ^ x) ? entry(x, z, c) : Complex.ZERO;
            }
        }
        return ComplexMatrix.of(rows);
    }

    private static Complex entry(int x, int z, int column) {
        Complex sign = Complex.real((Integer.bitCount(z & column) & 1) == 0 ? 1 : -1);
        return switch (Integer.bitCount(x & z) & 3) {
            case 0 -> sign;
            case 1 -> sign.times(Complex.I);
            case 2 -> sign.negate();
            default -> sign.times(Complex.I).negate();
        };
    }

    private static Optional<LocalPauli> read(ComplexMatrix matrix) {
        int qubits = Integer.numberOfTrailingZeros(matrix.size());
        int x = 0;
        while (x < matrix.size() && matrix.at(x, 0).abs() < 0.5) {
            x++;
        }
        if (x == matrix.size()) {
            return Optional.empty();
        }
        int z = 0;
        for (int j = 0; j < qubits; j++) {
            int column = 1 << j;
            if (matrix.at(column ^ x, column).minus(matrix.at(x, 0)).abs() > 1) {
                z |= column;
            }
        }
        ComplexMatrix found = matrix(qubits, x, z);
        for (boolean negative : new boolean[] {false, true}) {
            if (matrix.isCloseTo(negative ? found.times(Complex.real(-1)) : found, TOLERANCE)) {
                return Optional.of(new LocalPauli(x, z, negative));
            }
        }
        return Optional.empty();
    }
}
