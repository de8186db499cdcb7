package org.assay.quantum.transpile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.assay.quantum.circuit.Axis;
import org.assay.quantum.circuit.Circuit;
import org.assay.quantum.circuit.Gate;
import org.assay.quantum.circuit.GateFamily;
import org.assay.quantum.circuit.Operation;

/**
 * When each operation of a circuit starts, in seconds from the first.
 *
 * <p>Operations that share a qubit, or a classical bit, follow one another; a barrier makes its qubits
 * wait for each other and takes no time, nor does a global phase. A conditional operation takes as long
 * as its body and starts once its bits are measured; the time to decide is not counted.
 *
 * @param starts one for each operation of the circuit, in its order
 * @param ends likewise
 */
public record Schedule(Circuit circuit, GateTimes times, List<Double> starts, List<Double> ends) {

    public Schedule {
        starts = List.copyOf(starts);
        ends = List.copyOf(ends);
    }

    /** Each operation as soon as possible; refuses gates on three qubits and more. */
    public static Schedule asap(Circuit circuit, GateTimes times) {
        List<Double> ends = ends(circuit.operations(), circuit, times);
        List<Double> starts = new ArrayList<>();
        for (int i = 0; i < ends.size(); i++) {
            starts.add(ends.get(i) - seconds(circuit.operations().get(i), times));
        }
        return new Schedule(circuit, times, starts, ends);
    }

    /** Each operation as late as possible without the whole taking longer; refuses gates on three qubits and more. */
    public static Schedule alap(Circuit circuit, GateTimes times) {
        List<Double> fromEnd = ends(circuit.operations().reversed(), circuit, times).reversed();
        double duration = fromEnd.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        List<Double> starts = new ArrayList<>();
        List<Double> ends = new ArrayList<>();
        for (int i = 0; i < fromEnd.size(); i++) {
            starts.add(duration - fromEnd.get(i));
            ends.add(duration - fromEnd.get(i) + seconds(circuit.operations().get(i), times));
        }
        return new Schedule(circuit, times, starts, ends);
    }

    private static List<Double> ends(List<Operation> operations, Circuit circuit, GateTimes times) {
        double[] free = new double[circuit.qubits() + circuit.bits()];
        List<Double> ends = new ArrayList<>();
        for (Operation operation : operations) {
            int[] wires = Wires.of(operation, circuit.qubits());
            double end = Arrays.stream(wires).mapToDouble(w -> free[w]).max().orElse(0) + seconds(operation, times);
            Arrays.stream(wires).forEach(w -> free[w] = end);
            ends.add(end);
        }
        return ends;
    }

    private static double seconds(Operation operation, GateTimes times) {
        return switch (operation) {
            case Operation.Measure _ -> times.measure();
            case Operation.Reset _ -> times.reset();
            case Operation.Barrier _ -> 0;
            case Operation.Conditional conditional -> seconds(conditional.body(), times);
            case Operation.Apply apply -> seconds(operation, isZTurn(apply.gate()), times);
            case Operation.Free free ->
                seconds(operation, free.family() == GateFamily.RZ || free.family() == GateFamily.P, times);
        };
    }

    private static double seconds(Operation gate, boolean zTurn, GateTimes times) {
        return switch (gate.qubits().size()) {
            case 0 -> 0;
            case 1 -> zTurn ? times.zTurn() : times.oneQubit();
            case 2 -> times.twoQubit();
            default -> throw new IllegalArgumentException(
                    "%s acts on %d qubits, but times are for one and two; transpile the circuit first"
                            .formatted(gate.label(), gate.qubits().size()));
        };
    }

    private static boolean isZTurn(Gate gate) {
        return switch (gate) {
            case Gate.Fixed fixed -> fixed.arity() == 1 && fixed.matrix().isDiagonal();
            case Gate.Rotation(Axis axis, double _) -> axis == Axis.Z;
            case Gate.Phase _ -> true;
            case Gate.U _, Gate.Interaction _, Gate.GlobalPhase _, Gate.Unitary _ -> false;
        };
    }

    /** From the first start to the last end, in s. */
    public double duration() {
        return ends.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }

    /** How long operations hold the qubit, in s. */
    public double busySeconds(int qubit) {
        double busy = 0;
        for (int i = 0; i < starts.size(); i++) {
            busy += touches(i, qubit) ? ends.get(i) - starts.get(i) : 0;
        }
        return busy;
    }

    /**
     * How long the qubit waits between its first operation and the end of its last, in s: the time in which it
     * loses coherence without being worked on. Before its first operation a qubit is |0> and loses nothing.
     */
    public double idleSeconds(int qubit) {
        double first = Double.POSITIVE_INFINITY;
        double last = 0;
        for (int i = 0; i < starts.size(); i++) {
            if (touches(i, qubit)) {
                first = Math.min(first, starts.get(i));
                last = Math.max(last, ends.get(i));
            }
        }
        return first > last ? 0 : Math.max(0, last - first - busySeconds(qubit));
    }

    /** Of all qubits together, in s. */
    public double idleSeconds() {
        double sum = 0;
        for (int q = 0; q < circuit.qubits(); q++) {
            sum += idleSeconds(q);
        }
        return sum;
    }

    private boolean touches(int operation, int qubit) {
        Operation o = circuit.operations().get(operation);
        return !(o instanceof Operation.Barrier) && o.qubits().contains(qubit);
    }

    /**
     * The positions of operations that wait for one another without a gap from the start to the end: what has
     * to become faster if the whole is to. Operations that take no time may be among them.
     */
    public List<Integer> criticalPath() {
        Schedule asap = asap(circuit, times); // there each operation starts when another one ends
        List<Integer> path = new ArrayList<>();
        double until = duration();
        for (int i = starts.size() - 1; i >= 0; i--) {
            if (isClose(asap.ends.get(i), until) && (path.isEmpty() || shareWire(i, path.getLast()))) {
                path.add(i);
                until = asap.starts.get(i);
            }
        }
        Collections.reverse(path);
        return path;
    }

    private boolean shareWire(int a, int b) {
        int[] wires = Wires.of(circuit.operations().get(b), circuit.qubits());
        return Arrays.stream(Wires.of(circuit.operations().get(a), circuit.qubits()))
                .anyMatch(w -> Arrays.stream(wires).anyMatch(v -> v == w));
    }

    private boolean isClose(double a, double b) {
        return Math.abs(a - b) <= 1e-12 * Math.max(1e-9, duration());
    }
}
