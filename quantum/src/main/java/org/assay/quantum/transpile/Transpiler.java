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

    /**
     * The circuit in native gates on the couplings of a machine, by SABRE routing.
     *
     * <p>The same seed gives the same result. Refuses a circuit with more qubits than the map, and native gates
     * on three qubits unless the map is all-to-all.
     *
     * @see SabreRouter
     */
    public static Transpiled transpile(Circuit circuit, NativeGates gates, CouplingMap map, long seed) {
        requireFits(circuit, gates, map);
        SabreRouter.Routed routed = SabreRouter.route(elementary(circuit, gates), map, seed);
        Circuit withoutSwaps = simplify(Lowering.lower(routed.circuit(), gates), gates);
        return new Transpiled(emit(withoutSwaps, gates), gates, map, routed.initial(), routed.last(), routed.swaps());
    }

    private static void requireFits(Circuit circuit, NativeGates gates, CouplingMap map) {
        if (circuit.qubits() > map.qubits()) {
            throw new IllegalArgumentException("circuit '%s' has %d qubits, but map '%s' has %d"
                    .formatted(circuit.name(), circuit.qubits(), map, map.qubits()));
        }
        if (gates == NativeGates.CLIFFORD_T_TOFFOLI && !map.isComplete()) {
            throw new IllegalArgumentException(
                    "a Toffoli acts on three qubits and cannot be routed on map '%s'; use CLIFFORD_T".formatted(map));
        }
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
