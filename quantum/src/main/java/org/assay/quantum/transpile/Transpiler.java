package org.assay.quantum.transpile;

import org.assay.quantum.circuit.Circuit;

/**
 * Writes circuits in the native gates of a machine.
 *
 * <pre>{@code
 * Circuit native = Transpiler.transpile(circuit, NativeGates.CX_RZ_SX);
 * }</pre>
 *
 * <p>The result has the same unitary, global phase included, to about 1e-10; operations without one keep
 * their order on every qubit. Free parameters stay free: their decompositions are linear in the angles.
 */
public final class Transpiler {

    private Transpiler() {}

    /**
     * The circuit in native gates, any pair of qubits being allowed to meet.
     *
     * <p>Idle qubits may be borrowed as dirty ancillas for gates under many controls; no qubits are added.
     * Refuses a unitary given by its matrix on more than 8 qubits.
     */
    public static Circuit transpile(Circuit circuit, NativeGates gates) {
        return emit(elementary(circuit, gates), gates);
    }

    /** Decomposed and cleaned up, not yet in native gates. */
    static Circuit elementary(Circuit circuit, NativeGates gates) {
        return simplify(Lowering.lower(circuit, gates), gates);
    }

    static Circuit simplify(Circuit elementary, NativeGates gates) {
        Circuit clean = Peephole.clean(elementary, gates);
        return Peephole.clean(TwoQubitBlocks.rewrite(clean, gates), gates);
    }

    static Circuit emit(Circuit elementary, NativeGates gates) {
        Circuit merged = Peephole.clean(NativeEmission.entanglers(elementary, gates), gates);
        return NativeEmission.oneQubitGates(merged, gates);
    }
}
