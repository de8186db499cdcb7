package org.assay.quantum.simulate;

import java.util.ArrayList;
import java.util.List;
import org.assay.quantum.circuit.Circuit;
import org.assay.quantum.circuit.Operation;

/**
 * Which measurements of a circuit can wait for its end: those whose qubit is not touched, and whose
 * bit is neither read nor written, by anything behind them. The others collapse the state on the way.
 *
 * @param circuit the circuit, with a measurement of every qubit added if it had none
 * @param waits for each operation whether it is a measurement that can wait
 * @param legend what the bits of an outcome are called
 */
record MeasurementPlan(Circuit circuit, boolean[] waits, Counts.Legend legend) {

    static MeasurementPlan of(Circuit given) {
        if (!given.parameters().isEmpty()) {
            throw new IllegalArgumentException("circuit '%s' has parameters without a value: %s; call Circuit.bind first"
                    .formatted(given.name(), given.parameters()));
        }
        boolean measures = given.operations().stream().anyMatch(MeasurementPlan::measures);
        Circuit circuit = measures ? given : withMeasurements(given);
        return new MeasurementPlan(circuit, waits(circuit), legend(circuit));
    }

    private static boolean measures(Operation operation) {
        return switch (operation) {
            case Operation.Measure _ -> true;
            case Operation.Conditional conditional -> measures(conditional.body());
            case Operation.Apply _, Operation.Free _, Operation.Reset _, Operation.Barrier _ -> false;
        };
    }

    private static Circuit withMeasurements(Circuit circuit) {
        List<Operation> operations = new ArrayList<>(circuit.operations());
        operations.addAll(Circuit.builder(circuit.qubits()).measureAll().build().operations());
        return new Circuit(circuit.name(), circuit.qubits(), circuit.qubits(), operations);
    }

    private static Counts.Legend legend(Circuit circuit) {
        boolean bitsAreQubits = circuit.bits() == circuit.qubits()
                && circuit.operations().stream()
                        .allMatch(o -> !measures(o) || o instanceof Operation.Measure(int qubit, int bit) && qubit == bit);
        return bitsAreQubits ? Counts.Legend.QUBITS : Counts.Legend.CLASSICAL_BITS;
    }

    private static boolean[] waits(Circuit circuit) {
        boolean[] waits = new boolean[circuit.operations().size()];
        boolean[] qubitUsed = new boolean[circuit.qubits()];
        boolean[] bitUsed = new boolean[circuit.bits()];
        for (int i = waits.length - 1; i >= 0; i--) {
            Operation operation = circuit.operations().get(i);
            if (operation instanceof Operation.Measure(int qubit, int bit)) {
                waits[i] = !qubitUsed[qubit] && !bitUsed[bit];
            }
            markUsed(operation, qubitUsed, bitUsed);
        }
        return waits;
    }

    private static void markUsed(Operation operation, boolean[] qubitUsed, boolean[] bitUsed) {
        switch (operation) {
            case Operation.Barrier _ -> {}
            case Operation.Measure(int qubit, int bit) -> {
                qubitUsed[qubit] = true;
                bitUsed[bit] = true;
            }
            case Operation.Conditional(var bits, _, var body) -> {
                bits.forEach(bit -> bitUsed[bit] = true);
                markUsed(body, qubitUsed, bitUsed);
            }
            case Operation.Apply _, Operation.Free _, Operation.Reset _ ->
                operation.qubits().stream().forEach(qubit -> qubitUsed[qubit] = true);
        }
    }

    /** Where each qubit goes that is measured at the end: pairs of qubit and bit. */
    List<Operation.Measure> atTheEnd() {
        List<Operation.Measure> out = new ArrayList<>();
        for (int i = 0; i < waits.length; i++) {
            if (waits[i]) {
                out.add((Operation.Measure) circuit.operations().get(i));
            }
        }
        return out;
    }

    /** Whether every measurement can wait and nothing is reset or conditional: one final state serves all shots. */
    boolean isUnitaryUpToTheEnd() {
        for (int i = 0; i < waits.length; i++) {
            boolean fine = switch (circuit.operations().get(i)) {
                case Operation.Measure _ -> waits[i];
                case Operation.Apply _, Operation.Barrier _ -> true;
                case Operation.Free _, Operation.Reset _, Operation.Conditional _ -> false;
            };
            if (!fine) {
                return false;
            }
        }
        return true;
    }

    /** Whether the one final state is read whole, bit {@code i} being qubit {@code i}. */
    boolean readsEveryQubitAtTheEnd() {
        return isUnitaryUpToTheEnd() && legend == Counts.Legend.QUBITS && atTheEnd().size() == circuit.qubits();
    }

    /** The gates of a circuit that is unitary up to its end. */
    List<Operation.Apply> gates() {
        List<Operation.Apply> out = new ArrayList<>(circuit.operations().size());
        for (Operation operation : circuit.operations()) {
            if (operation instanceof Operation.Apply gate) {
                out.add(gate);
            }
        }
        return out;
    }

    /** What a condition reads. */
    static boolean holds(Operation.Conditional condition, BitString bits) {
        long value = 0;
        for (int k = 0; k < condition.bits().size(); k++) {
            value |= bits.get(condition.bits().get(k)) ? 1L << k : 0;
        }
        return value == condition.value();
    }
}
