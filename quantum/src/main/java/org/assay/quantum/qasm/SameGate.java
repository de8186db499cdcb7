package org.assay.quantum.qasm;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.assay.quantum.circuit.Angle;
import org.assay.quantum.circuit.Complex;
import org.assay.quantum.circuit.ComplexMatrix;
import org.assay.quantum.circuit.Operation;

/**
 * Whether a gate that a file defines is the one that the library has under the same name: many files
 * bring the library along, and the library's own form is fewer operations.
 *
 * <p>Compares the matrices at two sets of angles that no identity of trigonometry favours.
 */
final class SameGate {

    private static final int MOST_QUBITS = 4;
    private static final int MOST_STEPS = 200;
    private static final double TOLERANCE = 1e-13;
    private static final List<List<Double>> ANGLES =
            List.of(List.of(0.4127, -1.3391, 2.0713, 0.9177), List.of(-2.7181, 0.6183, 1.2021, -0.3333));

    private SameGate() {}

    /** @param phaseCounts whether a global phase makes a difference, as under the controls of OpenQASM 3 */
    static boolean asInLibrary(GateDefinition defined, GateDefinition library, boolean phaseCounts) {
        boolean comparable = defined.parameters() == library.parameters()
                && defined.qubits() == library.qubits()
                && defined.qubits() <= MOST_QUBITS
                && defined.parameters() <= ANGLES.getFirst().size()
                && defined.cost() <= MOST_STEPS;
        return comparable && ANGLES.stream().allMatch(angles -> {
            List<Angle> values = angles.stream().limit(defined.parameters()).map(Angle::of).toList();
            ComplexMatrix mine = matrix(defined, values);
            ComplexMatrix theirs = matrix(library, values);
            return phaseCounts ? mine.isCloseTo(theirs, TOLERANCE) : mine.isCloseUpToGlobalPhase(theirs, TOLERANCE);
        });
    }

    private static ComplexMatrix matrix(GateDefinition gate, List<Angle> angles) {
        List<Operation> operations = new ArrayList<>();
        gate.expand(angles, IntStream.range(0, gate.qubits()).toArray(), operations::add);
        ComplexMatrix product = ComplexMatrix.identity(1 << gate.qubits());
        for (Operation operation : operations) {
            if (operation instanceof Operation.Apply apply) {
                product = spread(apply, 1 << gate.qubits()).times(product);
            }
        }
        return product;
    }

    /** The operation's matrix on all qubits of the gate. */
    private static ComplexMatrix spread(Operation.Apply apply, int size) {
        ComplexMatrix small = apply.gate().matrix();
        int[] targets = apply.targets().toArray();
        long on = apply.controls().on().mask();
        long off = apply.controls().off().mask();
        long touched = apply.targets().mask();
        Complex[][] rows = new Complex[size][size];
        for (int r = 0; r < size; r++) {
            for (int c = 0; c < size; c++) {
                boolean fires = (c & on) == on && (c & off) == 0;
                boolean sameElsewhere = ((r ^ c) & ~touched) == 0;
                rows[r][c] = fires && sameElsewhere
                        ? small.at(gathered(r, targets), gathered(c, targets))
                        : r == c && !fires ? Complex.ONE : Complex.ZERO;
            }
        }
        return ComplexMatrix.of(rows);
    }

    private static int gathered(int index, int[] targets) {
        int bits = 0;
        for (int i = 0; i < targets.length; i++) {
            bits |= (index >>> targets[i] & 1) << i;
        }
        return bits;
    }
}
