package org.assay.quantum.simulate;

import java.util.Optional;
import org.assay.quantum.circuit.Circuit;
import org.assay.quantum.circuit.Operation;
import org.assay.quantum.noise.NoiseModel;

/** The simulators that there are, and which one suits a circuit. */
public final class Simulators {

    /** The ways to sample a circuit. */
    public enum Method {
        STATE_VECTOR,
        STABILIZER,
        DENSITY_MATRIX,
        TRAJECTORIES
    }

    /**
     * A sampler with the reason for it, a phrase for reports: {@code state vector: 12 qubits, 64 KiB}.
     */
    public record Choice(Method method, Sampler sampler, String reason) {}

    /** Up to here a state vector (16 MiB) is quick, exact, and shows amplitudes as well. */
    private static final int QUICK_STATE_VECTOR = 20;

    /** Up to here a density matrix (16 MiB) is. */
    private static final int QUICK_DENSITY_MATRIX = 10;

    private static final StateVectorSimulator STATE_VECTOR = new StateVectorSimulator();

    private Simulators() {}

    /** The fast one, shared; safe for use by several threads. */
    public static StateVectorSimulator stateVector() {
        return STATE_VECTOR;
    }

    /** The slow one that defines what is right. */
    public static Simulator reference() {
        return new ReferenceSimulator();
    }

    /** Chooses for a circuit without noise. */
    public static Choice choose(Circuit circuit) {
        return choose(circuit, NoiseModel.NONE);
    }

    /** Chooses the method that is exact if that is affordable, otherwise the cheapest that works. */
    public static Choice choose(Circuit circuit, NoiseModel noise) {
        if (!noise.isNone()) {
            return circuit.qubits() <= QUICK_DENSITY_MATRIX
                    ? choice(Method.DENSITY_MATRIX, noise, "noise is exact here: %d qubits, %s"
                            .formatted(circuit.qubits(), StateMemory.format(StateMemory.bytes(2 * circuit.qubits(), 1))))
                    : choice(Method.TRAJECTORIES, noise, "a density matrix of %d qubits would take %s"
                            .formatted(circuit.qubits(), StateMemory.format(StateMemory.bytes(2 * circuit.qubits(), 1))));
        }
        if (circuit.qubits() <= QUICK_STATE_VECTOR) {
            return choice(Method.STATE_VECTOR, noise, sizeOfState(circuit));
        }
        Optional<Operation> other = Clifford.firstOther(circuit);
        return other.isEmpty()
                ? choice(Method.STABILIZER, noise, "all gates are Clifford; no 2^%d amplitudes needed".formatted(circuit.qubits()))
                : choice(Method.STATE_VECTOR, noise, "%s; first gate that is not Clifford: %s"
                        .formatted(sizeOfState(circuit), nameOf(other.get())));
    }

    private static String sizeOfState(Circuit circuit) {
        return "%d qubits, %s".formatted(circuit.qubits(), StateMemory.format(StateMemory.bytes(circuit.qubits(), 1)));
    }

    private static String nameOf(Operation operation) {
        return switch (operation) {
            case Operation.Apply apply -> "%s on %s".formatted(apply.gate().label(), apply.qubits());
            case Operation.Free free -> "%s on %s".formatted(free.family().label(), free.qubits());
            case Operation.Conditional conditional -> nameOf(conditional.body());
            case Operation.Measure _, Operation.Reset _, Operation.Barrier _ -> operation.toString();
        };
    }

    /**
     * The method that is asked for, whether it suits or not; what it cannot run it refuses when it is run.
     *
     * @throws IllegalArgumentException if the method knows no noise, but there is some
     */
    public static Choice force(Method method, NoiseModel noise) {
        return choice(method, noise, "asked for");
    }

    private static Choice choice(Method method, NoiseModel noise, String reason) {
        Sampler sampler = switch (method) {
            case STATE_VECTOR -> STATE_VECTOR;
            case STABILIZER -> new StabilizerSimulator();
            case DENSITY_MATRIX -> new DensityMatrixSimulator(noise);
            case TRAJECTORIES -> new TrajectorySimulator(noise);
        };
        boolean knowsNoise = method == Method.DENSITY_MATRIX || method == Method.TRAJECTORIES;
        if (!noise.isNone() && !knowsNoise) {
            throw new IllegalArgumentException("the %s simulator knows no noise; use %s or %s for '%s'"
                    .formatted(sampler.name(), Method.DENSITY_MATRIX, Method.TRAJECTORIES, noise.name()));
        }
        return new Choice(method, sampler, "%s: %s".formatted(sampler.name(), reason));
    }
}
