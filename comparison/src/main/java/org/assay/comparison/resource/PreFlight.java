package org.assay.comparison.resource;

import java.util.List;
import java.util.Optional;
import org.assay.comparison.energy.EnergyModel;
import org.assay.comparison.quantity.Quantity;
import org.assay.comparison.quantity.Source;
import org.assay.comparison.quantity.Unit;
import org.assay.quantum.circuit.Circuit;
import org.assay.quantum.circuit.Operation;
import org.assay.quantum.simulate.ExecutionPlan;
import org.assay.quantum.simulate.StateMemory;
import org.assay.quantum.simulate.StateVectorSimulator;

/**
 * What a state-vector simulation would need here, worked out before anything is allocated or run.
 *
 * <p>The simulator gathers gates into passes over memory; a pass reads and writes every amplitude, 32 B
 * each, but for those that no gate has reached from {@code |0...0>}. Time is the longer of moving those bytes
 * at the speed of memory and of applying each gate to the same amplitudes at the speed of the caches.
 * Where the simulator has no schedule (the state is small, or the circuit measures in its middle), every
 * gate is taken for a pass over all of the state: an upper bound in kind.
 *
 * @param stateBytes of the state vector, in double precision
 * @param freeBytes that may be allocated now
 * @param mostQubits that would fit now
 * @param gates operations that touch the state
 * @param schedule the simulator's own passes
 * @param unscheduled why there is no schedule; empty where there is one
 * @param passes over the state
 * @param trafficBytes read and written by them
 */
public record PreFlight(
        Circuit circuit, double stateBytes, double freeBytes, int mostQubits, long gates, Optional<ExecutionPlan> schedule,
        Optional<String> unscheduled, Quantity passes, Quantity trafficBytes, Quantity seconds, Quantity joules) {

    private static final Source DEFINITION = Source.of("definition");

    /** Between a dense gate on two qubits and a permutation or diagonal, on one to several threads. */
    private static final Quantity CACHE_RATE = Quantity.assumed("amplitudes a gate updates in cache", 1e8, 3e10, Unit.HERTZ,
            Source.of("measured on machines of today: 1e8 a second for dense two-qubit gates before loops are compiled, 2e10 for runs of diagonals and permutations; docs/models.md"));

    public static PreFlight of(Circuit circuit, Quantity bandwidth) {
        long gates = circuit.operations().stream().filter(PreFlight::touchesTheState).count();
        Optional<ExecutionPlan> plan = plan(circuit);
        boolean gathered = plan.isPresent() && !plan.get().passes().isEmpty();
        Quantity passes = Quantity.counted("passes", gathered ? plan.get().passes().size() : gates,
                Source.of(gathered ? "schedule of the state-vector simulator" : "one pass a gate"));
        Quantity applied = Quantity.counted("gates", gathered ? gates * plan.get().wholeGates() / plan.get().gates() : gates,
                Source.of(gathered ? "operations of the circuit, each by the share of the state in its pass" : "operations of the circuit"));
        Quantity amplitudes = Quantity.counted("amplitudes", Math.scalb(1.0, circuit.qubits()), Source.of("2^%d".formatted(circuit.qubits())));
        Quantity state = Quantity.derived("state", Unit.BYTE, "16 x {0}", DEFINITION, x -> 16 * x[0], List.of(amplitudes));
        Quantity share = Quantity.counted("share of the state in a pass", gathered ? plan.get().wholePasses() / plan.get().passes().size() : 1,
                Source.of(gathered ? "schedule of the state-vector simulator, without what no gate has reached from |0...0>" : "all of it"));
        Quantity traffic = Quantity.derived("memory traffic", Unit.BYTE, "2 x {0} x {1} x {2}", Source.of("a pass reads and writes its share of the state"),
                x -> 2 * x[0] * x[1] * x[2], List.of(passes, state, share));
        Quantity seconds = Quantity.derived("time", Unit.SECOND, "max({0} / {1}, {2} x {3} / {4})",
                Source.of("roofline: the slower of memory and caches"), x -> Math.max(x[0] / x[1], x[2] * x[3] / x[4]),
                List.of(traffic, bandwidth, applied, amplitudes, CACHE_RATE));
        double free = StateMemory.freeBytes();
        return new PreFlight(circuit, StateMemory.bytes(circuit.qubits(), 1), free, StateMemory.mostQubits(free, 1), gates,
                gathered ? plan : Optional.empty(), gathered ? Optional.empty() : Optional.of(reason(circuit, plan)), passes, traffic, seconds,
                EnergyModel.ofUnknownMachine().energyOf(seconds, seconds, state).named("simulation energy"));
    }

    public boolean fits() {
        return stateBytes <= freeBytes && circuit.qubits() <= mostQubits;
    }

    /** Nothing where the simulator refuses the circuit, by its size or for what it holds. */
    private static Optional<ExecutionPlan> plan(Circuit circuit) {
        try {
            return Optional.of(new StateVectorSimulator().plan(circuit));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String reason(Circuit circuit, Optional<ExecutionPlan> plan) {
        if (plan.isPresent()) {
            return "the state stays in cache";
        }
        return circuit.operations().stream().allMatch(o -> o instanceof Operation.Apply || o instanceof Operation.Barrier)
                ? "no schedule for so many qubits"
                : "no schedule with measurements, conditions or free parameters";
    }

    private static boolean touchesTheState(Operation operation) {
        return switch (operation) {
            case Operation.Apply _, Operation.Free _, Operation.Measure _, Operation.Reset _, Operation.Conditional _ -> true;
            case Operation.Barrier _ -> false;
        };
    }
}
