package org.assay.comparison.resource;

import java.util.List;
import java.util.function.UnaryOperator;
import org.assay.comparison.quantity.Distribution;
import org.assay.comparison.quantity.Kind;
import org.assay.comparison.quantity.Quantity;
import org.assay.comparison.quantity.Source;
import org.assay.comparison.quantity.Unit;
import org.assay.comparison.resource.CircuitResources.GateTally;
import org.assay.comparison.resource.HardwareProfile.Connectivity;
import org.assay.quantum.circuit.Circuit;
import org.assay.quantum.circuit.CircuitBuilder;

/**
 * What a machine without error correction has to do in one shot, after translation to its gates.
 *
 * @param name            for the derivation
 * @param qubits          used at once
 * @param oneQubitGates   how many, all qubits together
 * @param twoQubitGates   how many
 * @param measurements    how many
 * @param oneQubitLayers  steps of the schedule that hold one-qubit gates only
 * @param twoQubitLayers  steps that hold two-qubit gates
 */
public record NisqCircuit(String name, int qubits, Quantity oneQubitGates, Quantity twoQubitGates,
        Quantity measurements, Quantity oneQubitLayers, Quantity twoQubitLayers) {

    private static final Source SWAP_NETWORK = Source.unchecked(
            "from no routing to a swap network on a line (Kivlichan et al. 2018, O'Gorman et al. 2019): n layers of 3 CX meet every pair");
    private static final Source COLOURING = Source.of("Vizing: the edges need at least as many colours as the greatest degree, and at most one more");

    public NisqCircuit {
        if (qubits < 1) {
            throw new IllegalArgumentException("circuit %s has %d qubits, but needs at least one".formatted(name, qubits));
        }
        for (Quantity count : List.of(oneQubitGates, twoQubitGates, measurements, oneQubitLayers, twoQubitLayers)) {
            if (count.interval().low() < 0) {
                throw new IllegalArgumentException("circuit %s: %s is %s, but cannot be negative"
                        .formatted(name, count.name(), count.interval()));
            }
        }
    }

    /** A circuit whose gates and layers were counted and are not to change. */
    public static NisqCircuit counted(String name, int qubits, long oneQubitGates, long twoQubitGates,
            long measurements, long oneQubitLayers, long twoQubitLayers) {
        Source counted = Source.of("counted from the circuit " + name);
        return new NisqCircuit(name, qubits, Quantity.counted("one-qubit gates", oneQubitGates, counted),
                Quantity.counted("two-qubit gates", twoQubitGates, counted),
                Quantity.counted("measurements", measurements, counted),
                Quantity.counted("one-qubit layers", oneQubitLayers, counted),
                Quantity.counted("two-qubit layers", twoQubitLayers, counted));
    }

    /**
     * QAOA for a quadratic cost in the machine's own gates: a pair is one RZZ on trapped ions and two CX or
     * CZ elsewhere, RZ is virtual and free. Where the machine cannot join any pair, the cost of routing is
     * a range from none to a full swap network. Neighbouring gates are not merged, as a transpiler would.
     */
    public static NisqCircuit qaoa(QaoaShape shape, HardwareProfile profile) {
        Connectivity connectivity = profile.connectivity().orElseThrow();
        GateTally pair = tally(profile, b -> b.rzz(0.3, 0, 1));
        GateTally mixer = tally(profile, b -> b.rx(0.3, 0));
        GateTally start = tally(profile, b -> b.h(0));
        double layers = shape.layers();
        double oneQubitGates = start.oneQubit() * (double) shape.qubits()
                + layers * (mixer.oneQubit() * (double) shape.qubits() + pair.oneQubit() * (double) shape.pairs());
        double oneQubitLayers = start.oneQubit() + layers * (mixer.oneQubit() + pair.oneQubit() * (double) shape.maxDegree());
        String name = "QAOA p=%d on %d qubits, %d edges".formatted(shape.layers(), shape.qubits(), shape.pairs());
        Source counted = Source.of("closed form in native gates: H on each qubit, then p times a rotation for each pair and RX on each qubit; RZ is virtual");
        return new NisqCircuit(name, Math.toIntExact(shape.qubits()),
                Quantity.counted("one-qubit gates", oneQubitGates, counted),
                twoQubitGates(shape, pair.twoQubit(), connectivity),
                Quantity.counted("measurements", shape.qubits(), counted),
                Quantity.counted("one-qubit layers", oneQubitLayers, counted),
                twoQubitLayers(shape, pair.twoQubit(), connectivity));
    }

    private static GateTally tally(HardwareProfile profile, UnaryOperator<CircuitBuilder> gate) {
        return CircuitResources.tally(gate.apply(Circuit.builder(2)).build("one gate"), profile);
    }

    private static Quantity twoQubitGates(QaoaShape shape, int perPair, Connectivity connectivity) {
        double direct = (double) perPair * shape.layers() * shape.pairs();
        double routed = 1.5 * shape.layers() * shape.qubits() * (shape.qubits() - 1.0);
        return connectivity.needsRouting() && routed > direct && shape.pairs() > 0
                ? Quantity.assumed("two-qubit gates", direct, routed, Unit.ONE, SWAP_NETWORK)
                : Quantity.counted("two-qubit gates", direct, Source.of("%d for each pair and layer".formatted(perPair)));
    }

    private static Quantity twoQubitLayers(QaoaShape shape, int perPair, Connectivity connectivity) {
        if (connectivity == Connectivity.ONE_AT_A_TIME || shape.pairs() == 0) {
            double all = (double) perPair * shape.layers() * shape.pairs();
            return Quantity.counted("two-qubit layers", all, Source.of("one gate after the other"));
        }
        double fewest = (double) perPair * shape.layers() * shape.maxDegree();
        double direct = (double) perPair * shape.layers() * (shape.maxDegree() + 1);
        double routed = 3.0 * shape.layers() * shape.qubits();
        return connectivity.needsRouting() && routed > direct
                ? Quantity.assumed("two-qubit layers", fewest, routed, Unit.ONE, SWAP_NETWORK)
                : Quantity.given("two-qubit layers", new Distribution.Uniform(fewest, direct), Unit.ONE, Kind.DERIVED, COLOURING);
    }
}
