package org.assay.quantum.simulate;

import java.util.ArrayList;
import java.util.List;
import org.assay.quantum.circuit.Operation;
import org.assay.quantum.circuit.Qubits;
import org.assay.quantum.noise.NoiseModel;

/** A circuit with its noise written out: operations, channels, and the conditions under which each is done. */
record NoisyStep(List<Operation.Conditional> conditions, Action action) {

    sealed interface Action {}

    /** Never a condition. */
    record Do(Operation operation) implements Action {}

    /** Gates in a row, under no condition and without noise between them. */
    record DoAll(List<Operation.Apply> gates) implements Action {}

    record Disturb(PreparedChannel channel, Qubits qubits) implements Action {}

    private record Prepared(List<PreparedChannel> afterOneQubit, List<PreparedChannel> afterTwoQubits) {}

    /** Every step but barriers and the measurements that can wait for the end. */
    static List<NoisyStep> of(MeasurementPlan plan, NoiseModel noise) {
        List<NoisyStep> out = new ArrayList<>();
        Prepared prepared = new Prepared(
                noise.afterOneQubit().stream().map(PreparedChannel::new).toList(),
                noise.afterTwoQubits().stream().map(PreparedChannel::new).toList());
        List<Operation> operations = plan.circuit().operations();
        for (int i = 0; i < operations.size(); i++) {
            if (!plan.waits()[i]) {
                add(operations.get(i), List.of(), prepared, out);
            }
        }
        return joined(out);
    }

    /** Gates in a row as one step, so that a simulator can run them in few passes over memory. */
    private static List<NoisyStep> joined(List<NoisyStep> steps) {
        List<NoisyStep> out = new ArrayList<>();
        List<Operation.Apply> row = new ArrayList<>();
        for (NoisyStep step : steps) {
            if (step.conditions.isEmpty()
                    && step.action instanceof Do(Operation operation)
                    && operation instanceof Operation.Apply gate) {
                row.add(gate);
            } else {
                flush(row, out);
                out.add(step);
            }
        }
        flush(row, out);
        return out;
    }

    private static void flush(List<Operation.Apply> row, List<NoisyStep> out) {
        if (!row.isEmpty()) {
            out.add(new NoisyStep(List.of(), new DoAll(List.copyOf(row))));
            row.clear();
        }
    }

    private static void add(
            Operation operation, List<Operation.Conditional> conditions, Prepared noise, List<NoisyStep> out) {
        switch (operation) {
            case Operation.Conditional conditional -> {
                List<Operation.Conditional> all = new ArrayList<>(conditions);
                all.add(conditional);
                add(conditional.body(), all, noise, out);
            }
            case Operation.Apply gate -> {
                out.add(new NoisyStep(conditions, new Do(gate)));
                disturbances(gate, noise).forEach(d -> out.add(new NoisyStep(conditions, d)));
            }
            case Operation.Measure _, Operation.Reset _ -> out.add(new NoisyStep(conditions, new Do(operation)));
            case Operation.Barrier _ -> {}
            case Operation.Free free -> throw Unitaries.unbound(free);
        }
    }

    private static List<Disturb> disturbances(Operation.Apply gate, Prepared noise) {
        Qubits qubits = gate.targets().and(gate.controls().all());
        List<Disturb> out = new ArrayList<>();
        if (qubits.size() == 1) {
            noise.afterOneQubit().forEach(c -> out.add(new Disturb(c, qubits)));
        }
        for (int i = 0; i + 1 < qubits.size(); i++) {
            int first = qubits.get(i);
            int second = qubits.get(i + 1);
            for (PreparedChannel channel : noise.afterTwoQubits()) {
                if (channel.arity() == 2) {
                    out.add(new Disturb(channel, Qubits.of(first, second)));
                } else {
                    out.add(new Disturb(channel, Qubits.of(first)));
                    out.add(new Disturb(channel, Qubits.of(second)));
                }
            }
        }
        return out;
    }

    boolean isDone(BitString bits) {
        return conditions.stream().allMatch(c -> MeasurementPlan.holds(c, bits));
    }
}
