package org.assay.quantum.transpile;

import org.assay.quantum.circuit.Axis;
import org.assay.quantum.circuit.Gate;
import org.assay.quantum.circuit.GateFamily;
import org.assay.quantum.circuit.Operation;

/**
 * The gates that a kind of machine does itself; {@link Transpiler} writes any circuit in them.
 *
 * <p>Beside what is named here every set has global phases (bookkeeping, no pulse), measure, reset,
 * barrier, and conditionals over its own gates.
 */
public enum NativeGates {
    /** Superconducting qubits with cross resonance: CX, RZ (virtual), SX, X. */
    CX_RZ_SX,
    /** Superconducting qubits with tunable couplers, neutral atoms: CZ, RZ (virtual), SX, X. */
    CZ_RZ_SX,
    /** Trapped ions: RZZ of any angle, RZ (virtual) and any one-qubit turn as {@link Gate.U}. */
    RZZ_U,
    /**
     * For error-corrected machines: Clifford gates (H, S, Paulis, CX), T, and RZ where an angle is no
     * multiple of pi/4. What such an RZ costs in T is a matter of its precision, see {@link CliffordTCounts}.
     */
    CLIFFORD_T,
    /** As {@link #CLIFFORD_T}, with the Toffoli gate as a whole (X under two controls). */
    CLIFFORD_T_TOFFOLI;

    /** Whether the operation is one of these gates, or needs none. */
    public boolean contains(Operation operation) {
        return switch (operation) {
            case Operation.Measure _, Operation.Reset _, Operation.Barrier _ -> true;
            case Operation.Conditional conditional -> contains(conditional.body());
            case Operation.Free free -> free.controls().isEmpty() && contains(free.family());
            case Operation.Apply apply when apply.controls().isEmpty() -> contains(apply.gate());
            case Operation.Apply apply ->
                apply.controls().off().isEmpty() && containsControlled(apply.controls().size(), apply.gate());
        };
    }

    private boolean contains(GateFamily family) {
        return switch (family) {
            case RZ, GPHASE -> true;
            case U, RZZ -> this == RZZ_U;
            case RX, RY, P, RXX, RYY -> false;
        };
    }

    private boolean contains(Gate gate) {
        return switch (gate) {
            case Gate.Fixed f -> contains(f);
            case Gate.Rotation(Axis axis, double _) -> axis == Axis.Z;
            case Gate.U _ -> contains(GateFamily.U);
            case Gate.Interaction(Axis axis, double _) -> axis == Axis.Z && contains(GateFamily.RZZ);
            case Gate.GlobalPhase _ -> true;
            case Gate.Phase _, Gate.Unitary _ -> false;
        };
    }

    private boolean contains(Gate.Fixed gate) {
        return switch (gate) {
            case X -> this != RZZ_U;
            case SX -> this == CX_RZ_SX || this == CZ_RZ_SX;
            case H, S, S_DAGGER, Y, Z, T, T_DAGGER -> isFaultTolerant();
            case ID, SX_DAGGER, SWAP -> false;
        };
    }

    private boolean containsControlled(int controls, Gate gate) {
        return switch (this) {
            case CX_RZ_SX, CLIFFORD_T -> controls == 1 && gate.equals(Gate.Fixed.X);
            case CZ_RZ_SX -> controls == 1 && gate.equals(Gate.Fixed.Z);
            case CLIFFORD_T_TOFFOLI -> controls <= 2 && gate.equals(Gate.Fixed.X);
            case RZZ_U -> false;
        };
    }

    /** Whether rotations are dear (each is made of many T) and Clifford gates are cheap. */
    boolean isFaultTolerant() {
        return this == CLIFFORD_T || this == CLIFFORD_T_TOFFOLI;
    }

    /** Whether an interaction by any angle is one gate. */
    boolean hasInteraction() {
        return this == RZZ_U;
    }
}
