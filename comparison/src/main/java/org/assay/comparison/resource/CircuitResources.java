package org.assay.comparison.resource;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.assay.comparison.quantity.Unit;
import org.assay.comparison.resource.HardwareProfile.Connectivity;
import org.assay.comparison.resource.tolerant.LogicalCounts;
import org.assay.quantum.circuit.Circuit;
import org.assay.quantum.circuit.Gate;
import org.assay.quantum.circuit.GateFamily;
import org.assay.quantum.circuit.Operation;
import org.assay.quantum.transpile.CliffordTCounts;
import org.assay.quantum.transpile.NativeGates;
import org.assay.quantum.transpile.Transpiler;

/**
 * What a circuit asks of a machine, counted after translation to its gates and without running it.
 *
 * <p>A conditional gate counts as if it were done; a free parameter as an arbitrary angle; a reset as a
 * measurement. A circuit that measures nothing is read out on every qubit at its end.
 */
public final class CircuitResources {

    private CircuitResources() {}

    /** Counts for a fault-tolerant machine: T, Toffoli, and rotations that are no multiples of pi/4. */
    public static LogicalCounts logicalCounts(Circuit circuit) {
        CliffordTCounts counts = CliffordTCounts.of(circuit);
        long resets = circuit.counts().resets();
        return new LogicalCounts(counts.qubits(), counts.tGates(), counts.rotations(), counts.rotationLayers(),
                counts.toffolis(), 0, counts.measurements() + resets);
    }

    /**
     * Counts for a machine without error correction, in its native gates (RZ is virtual and free), with
     * the layers along the longest path by its gate times. Any pair may meet: routing is not charged.
     */
    public static NisqCircuit onMachine(Circuit circuit, HardwareProfile profile) {
        Circuit translated = Transpiler.transpile(circuit, nativeGates(profile));
        double t1 = seconds(profile, "t1q");
        double t2 = Math.max(seconds(profile, "t2q"), seconds(profile, "t_layer"));
        LongestPath path = new LongestPath(translated, t1, t2, profile.connectivity().orElse(Connectivity.ALL_TO_ALL));
        long one = 0;
        long two = 0;
        long read = 0;
        for (Operation operation : translated.operations()) {
            switch (Kind.of(operation)) {
                case ONE_QUBIT -> one++;
                case TWO_QUBIT -> two++;
                case READOUT -> read++;
                case NOTHING -> {}
            }
        }
        return NisqCircuit.counted(circuit.name(), circuit.qubits(), one, two, read == 0 ? circuit.qubits() : read, path.oneQubitLayers, path.twoQubitLayers);
    }

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

    /** Gates along the longest chain of operations that wait for one another, by duration. */
    private static final class LongestPath {
        private long oneQubitLayers;
        private long twoQubitLayers;

        LongestPath(Circuit circuit, double t1, double t2, Connectivity connectivity) {
            int wires = circuit.qubits() + circuit.bits();
            long[] ones = new long[wires];
            long[] twos = new long[wires];
            long serial = 0;
            for (Operation operation : circuit.operations()) {
                Kind kind = Kind.of(operation);
                int[] touched = wires(operation, circuit.qubits());
                int latest = latest(touched, ones, twos, t1, t2);
                if (latest < 0) {
                    continue;
                }
                long one = ones[latest] + (kind == Kind.ONE_QUBIT ? 1 : 0);
                long two = twos[latest] + (kind == Kind.TWO_QUBIT ? 1 : 0);
                serial += kind == Kind.TWO_QUBIT ? 1 : 0;
                for (int wire : touched) {
                    ones[wire] = one;
                    twos[wire] = two;
                }
            }
            int last = latest(IntStream.range(0, wires).toArray(), ones, twos, t1, t2);
            oneQubitLayers = last < 0 ? 0 : ones[last];
            twoQubitLayers = last < 0 ? 0 : connectivity == Connectivity.ONE_AT_A_TIME ? serial : twos[last];
        }

        private static int latest(int[] wires, long[] ones, long[] twos, double t1, double t2) {
            int latest = -1;
            double end = -1;
            for (int wire : wires) {
                double time = ones[wire] * t1 + twos[wire] * t2;
                if (time > end || (time == end && ones[wire] + twos[wire] > ones[latest] + twos[latest])) {
                    latest = wire;
                    end = time;
                }
            }
            return latest;
        }

        private static int[] wires(Operation operation, int qubits) {
            int[] touched = operation.qubits().toArray();
            int[] bits = operation.classicalBits();
            int[] wires = Arrays.copyOf(touched, touched.length + bits.length);
            for (int i = 0; i < bits.length; i++) {
                wires[touched.length + i] = qubits + bits[i];
            }
            return wires;
        }
    }
}
