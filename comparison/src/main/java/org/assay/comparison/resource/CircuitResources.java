package org.assay.comparison.resource;

import java.util.List;
import org.assay.comparison.quantity.Unit;
import org.assay.comparison.resource.HardwareProfile.Connectivity;
import org.assay.comparison.resource.tolerant.LogicalCounts;
import org.assay.quantum.circuit.Circuit;
import org.assay.quantum.circuit.Gate;
import org.assay.quantum.circuit.GateFamily;
import org.assay.quantum.circuit.Operation;
import org.assay.quantum.transpile.CliffordTCounts;
import org.assay.quantum.transpile.CouplingMap;
import org.assay.quantum.transpile.GateTimes;
import org.assay.quantum.transpile.NativeGates;
import org.assay.quantum.transpile.Schedule;
import org.assay.quantum.transpile.Transpiler;

/**
 * What a circuit asks of a machine, counted after translation to its gates and without running it.
 *
 * <p>A conditional gate counts as if it were done; a free parameter as an arbitrary angle; a reset as a
 * measurement. A circuit that measures nothing is read out on every qubit at its end.
 */
public final class CircuitResources {

    private static final long ROUTING_SEED = 7;

    private CircuitResources() {}

    /** Counts for a fault-tolerant machine: T, Toffoli, and rotations that are no multiples of pi/4. */
    public static LogicalCounts logicalCounts(Circuit circuit) {
        CliffordTCounts counts = CliffordTCounts.of(circuit);
        long read = counts.measurements() + circuit.counts().resets();
        return new LogicalCounts(counts.qubits(), counts.tGates(), counts.rotations(), counts.rotationLayers(),
                counts.toffolis(), 0, read == 0 ? counts.qubits() : read);
    }

    /**
     * Counts for a machine without error correction, in its native gates (RZ is virtual and free), routed
     * where not every pair can meet, with the layers along the longest path by its gate times.
     */
    public static NisqCircuit onMachine(Circuit circuit, HardwareProfile profile) {
        Circuit translated = translated(circuit, profile);
        List<Operation> all = translated.operations();
        List<Operation> path = longestPath(translated, profile);
        boolean oneAtATime = profile.connectivity().orElse(Connectivity.ALL_TO_ALL) == Connectivity.ONE_AT_A_TIME;
        long read = count(all, Kind.READOUT);
        return NisqCircuit.counted(circuit.name(), circuit.qubits(), count(all, Kind.ONE_QUBIT), count(all, Kind.TWO_QUBIT),
                read == 0 ? circuit.qubits() : read, count(path, Kind.ONE_QUBIT), count(oneAtATime ? all : path, Kind.TWO_QUBIT));
    }

    /** On the smallest patch of the machine's couplings that holds the circuit; one that does not fit is left unrouted. */
    private static Circuit translated(Circuit circuit, HardwareProfile profile) {
        NativeGates gates = nativeGates(profile);
        Connectivity connectivity = profile.connectivity().orElse(Connectivity.ALL_TO_ALL);
        boolean fits = circuit.qubits() <= profile.require("qubits").value();
        return connectivity.needsRouting() && fits && circuit.qubits() > 1
                ? Transpiler.transpile(circuit, gates, patch(connectivity, circuit.qubits()), ROUTING_SEED).circuit()
                : Transpiler.transpile(circuit, gates);
    }

    private static CouplingMap patch(Connectivity connectivity, int qubits) {
        int side = 1;
        CouplingMap map = square(connectivity, side);
        while (map.qubits() < qubits) {
            map = square(connectivity, ++side);
        }
        return map;
    }

    private static CouplingMap square(Connectivity connectivity, int side) {
        return connectivity == Connectivity.HEAVY_HEX ? CouplingMap.heavyHex(side, side) : CouplingMap.grid(side, side);
    }

    /** Operations that wait for one another from the first to the last; readout takes no time here. */
    private static List<Operation> longestPath(Circuit circuit, HardwareProfile profile) {
        double one = seconds(profile, "t1q");
        double two = Math.max(seconds(profile, "t2q"), seconds(profile, "t_layer"));
        Schedule schedule = Schedule.asap(circuit, GateTimes.withVirtualZ(one, two, 0, 0));
        return schedule.criticalPath().stream().map(circuit.operations()::get).toList();
    }

    private static long count(List<Operation> operations, Kind kind) {
        return operations.stream().filter(operation -> Kind.of(operation) == kind).count();
    }

    /** Physical gates of a circuit after translation, without routing; RZ is virtual and none of them. */
    static GateTally tally(Circuit circuit, HardwareProfile profile) {
        List<Operation> all = Transpiler.transpile(circuit, nativeGates(profile)).operations();
        return new GateTally(Math.toIntExact(count(all, Kind.ONE_QUBIT)), Math.toIntExact(count(all, Kind.TWO_QUBIT)));
    }

    /** How many gates of either kind. */
    record GateTally(int oneQubit, int twoQubit) {}

    private static NativeGates nativeGates(HardwareProfile profile) {
        return switch (profile.family()) {
            case "nisq-trapped-ion" -> NativeGates.RZZ_U;
            case "nisq-neutral-atom" -> NativeGates.CZ_RZ_SX;
            default -> NativeGates.CX_RZ_SX;
        };
    }

    private static double seconds(HardwareProfile profile, String field) {
        return profile.find(field).map(time -> time.valueIn(Unit.SECOND)).orElse(0.0);
    }

    private enum Kind {
        ONE_QUBIT, TWO_QUBIT, READOUT, NOTHING;

        static Kind of(Operation operation) {
            return switch (operation) {
                case Operation.Conditional conditional -> of(conditional.body());
                case Operation.Measure _, Operation.Reset _ -> READOUT;
                case Operation.Barrier _ -> NOTHING;
                case Operation.Free free -> isVirtual(free.family()) ? NOTHING : bySize(free);
                case Operation.Apply apply -> isVirtual(apply.gate()) ? NOTHING : bySize(apply);
            };
        }

        private static Kind bySize(Operation operation) {
            return operation.qubits().size() < 2 ? ONE_QUBIT : TWO_QUBIT;
        }

        /** Done by turning the frame of later pulses (McKay et al. 2017). */
        private static boolean isVirtual(Gate gate) {
            return gate instanceof Gate.GlobalPhase || gate.label().equals("rz");
        }

        private static boolean isVirtual(GateFamily family) {
            return family == GateFamily.RZ || family == GateFamily.GPHASE;
        }
    }
}
