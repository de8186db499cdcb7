package org.assay.quantum.transpile;

import org.assay.quantum.circuit.Axis;
import org.assay.quantum.circuit.Circuit;
import org.assay.quantum.circuit.CircuitCounts;
import org.assay.quantum.circuit.Gate;
import org.assay.quantum.circuit.GateFamily;
import org.assay.quantum.circuit.Operation;

/**
 * What a circuit costs an error-corrected machine before any rotation is synthesised: the logical
 * counts that resource estimators start from.
 *
 * <p>Counted on the circuit in {@link NativeGates#CLIFFORD_T_TOFFOLI}. T, Toffoli and Clifford gates
 * are exact; a rotation is an RZ whose angle is no multiple of pi/4 or has no value yet. A conditional
 * gate counts as if it were done.
 *
 * @param tGates T and its inverse
 * @param toffolis each worth seven T without ancillas and four with one
 * @param rotationLayers how many rotations stand one after another at most (the rotation depth)
 * @param cliffords gates that are none of these
 */
public record CliffordTCounts(
        int qubits, long tGates, long toffolis, long rotations, long rotationLayers, long measurements, long cliffords) {

    public static CliffordTCounts of(Circuit circuit) {
        Circuit nativeCircuit = Transpiler.transpile(circuit, NativeGates.CLIFFORD_T_TOFFOLI);
        long t = 0;
        long toffolis = 0;
        long rotations = 0;
        long measurements = 0;
        long cliffords = 0;
        for (Operation operation : nativeCircuit.operations()) {
            switch (Kind.of(operation)) {
                case T -> t++;
                case TOFFOLI -> toffolis++;
                case ROTATION -> rotations++;
                case MEASUREMENT -> measurements++;
                case CLIFFORD -> cliffords++;
                case NOTHING -> {}
            }
        }
        long layers = CircuitCounts.depth(nativeCircuit, operation -> Kind.of(operation) == Kind.ROTATION);
        return new CliffordTCounts(circuit.qubits(), t, toffolis, rotations, layers, measurements, cliffords);
    }

    private enum Kind {
        T,
        TOFFOLI,
        ROTATION,
        MEASUREMENT,
        CLIFFORD,
        NOTHING;

        static Kind of(Operation operation) {
            return switch (operation) {
                case Operation.Conditional conditional -> of(conditional.body());
                case Operation.Measure _ -> MEASUREMENT;
                case Operation.Reset _, Operation.Barrier _ -> NOTHING;
                case Operation.Free free -> free.family() == GateFamily.GPHASE ? NOTHING : ROTATION;
                case Operation.Apply apply when apply.controls().size() == 2 -> TOFFOLI;
                case Operation.Apply apply -> switch (apply.gate()) {
                    case Gate.Fixed.T, Gate.Fixed.T_DAGGER -> T;
                    case Gate.Rotation(Axis _, double _) -> ROTATION;
                    case Gate.GlobalPhase _ -> NOTHING;
                    case Gate.Fixed _, Gate.Phase _, Gate.U _, Gate.Interaction _, Gate.Unitary _ -> CLIFFORD;
                };
            };
        }
    }
}
