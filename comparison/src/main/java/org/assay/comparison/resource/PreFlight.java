package org.assay.comparison.resource;

import java.util.List;
import org.assay.comparison.energy.EnergyModel;
import org.assay.comparison.quantity.Quantity;
import org.assay.comparison.quantity.Source;
import org.assay.comparison.quantity.Unit;
import org.assay.quantum.circuit.Circuit;
import org.assay.quantum.circuit.Operation;
import org.assay.quantum.simulate.StateMemory;

/**
 * What a state-vector simulation would need here, worked out before anything is allocated or run.
 *
 * <p>Each gate is taken for one sweep, which reads and writes every amplitude: 32 B an amplitude. A
 * simulator that joins gates does better; one whose state fits the caches does, too. So the time is an
 * upper bound in kind, and the bandwidth's range stands for the machine.
 *
 * @param stateBytes of the state vector, in double precision
 * @param freeBytes that may be allocated now
 * @param mostQubits that would fit now
 * @param sweeps gates, each a pass over the state
 * @param trafficBytes read and written by them
 */
public record PreFlight(
        Circuit circuit, double stateBytes, double freeBytes, int mostQubits, long sweeps, Quantity trafficBytes,
        Quantity seconds, Quantity joules) {

    private static final int BYTES_PER_AMPLITUDE_AND_SWEEP = 32;

    public static PreFlight of(Circuit circuit, Quantity bandwidth) {
        long sweeps = circuit.operations().stream().filter(PreFlight::touchesTheState).count();
        double traffic = BYTES_PER_AMPLITUDE_AND_SWEEP * Math.scalb((double) sweeps, circuit.qubits());
        Quantity bytes = Quantity.derived("memory traffic", Unit.BYTE, "sweeps x 32 B x 2^%d".formatted(circuit.qubits()),
                Source.of("one sweep a gate"), _ -> traffic, List.of(Quantity.counted("sweeps", sweeps, Source.of("gates of the circuit"))));
        Quantity seconds = Quantity.derived("time", Unit.SECOND, "memory traffic / memory bandwidth",
                Source.of("past the caches a simulation runs at the speed of memory"), x -> x[0] / x[1], List.of(bytes, bandwidth));
        double free = StateMemory.freeBytes();
        double stateBytes = StateMemory.bytes(circuit.qubits(), 1);
        Quantity memory = Quantity.counted("memory held", Math.min(stateBytes, 1e300) / 0x1p30, Source.of("the state vector"));
        Quantity held = Quantity.derived("memory held", Unit.GIBIBYTE, "16 B x 2^%d".formatted(circuit.qubits()),
                Source.of("definition"), x -> x[0] * 0x1p30, List.of(memory));
        return new PreFlight(circuit, stateBytes, free, StateMemory.mostQubits(free, 1), sweeps, bytes, seconds,
                EnergyModel.ofUnknownMachine().energyOf(seconds, seconds, held).named("simulation energy"));
    }

    public boolean fits() {
        return stateBytes <= freeBytes && circuit.qubits() <= mostQubits;
    }

    private static boolean touchesTheState(Operation operation) {
        return switch (operation) {
            case Operation.Apply _, Operation.Free _, Operation.Measure _, Operation.Reset _, Operation.Conditional _ -> true;
            case Operation.Barrier _ -> false;
        };
    }
}
