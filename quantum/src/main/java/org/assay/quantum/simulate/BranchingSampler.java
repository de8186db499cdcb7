package org.assay.quantum.simulate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.assay.quantum.circuit.Circuit;
import org.assay.quantum.circuit.Controls;
import org.assay.quantum.circuit.Gate;
import org.assay.quantum.circuit.Operation;
import org.assay.quantum.circuit.Qubits;

/**
 * Shots by following the tree of measurement outcomes: all shots that read the same so far share one
 * state, and a measurement in mid-circuit divides them.
 *
 * <p>The smaller share is followed first, on a copy, so that at most {@code log2(shots)} copies exist
 * at once. Measurements that can wait are drawn together at the end.
 */
final class BranchingSampler {

    private static final Operation NOTHING = new Operation.Barrier(Qubits.NONE);

    private final StateVectorSimulator simulator;
    private final MeasurementPlan plan;
    private final List<Operation.Measure> atTheEnd;
    private final RandomGenerator random;
    private final Map<BitString, Long> counts = new HashMap<>();

    private BranchingSampler(StateVectorSimulator simulator, MeasurementPlan plan, RandomGenerator random) {
        this.simulator = simulator;
        this.plan = plan;
        this.atTheEnd = plan.atTheEnd();
        this.random = random;
    }

    static Counts sample(StateVectorSimulator simulator, Circuit circuit, int shots, RandomGenerator random) {
        if (shots < 0) {
            throw new IllegalArgumentException("shots is %d, but must be 0 or more".formatted(shots));
        }
        MeasurementPlan plan = MeasurementPlan.of(circuit);
        BranchingSampler sampler = new BranchingSampler(simulator, plan, random);
        if (shots > 0) {
            StateVector zero = StateVector.zero(circuit.qubits());
            sampler.follow(new Branch(zero, BitString.zeros(plan.circuit().bits()), shots), 0);
        }
        return Counts.of(plan.circuit().bits(), plan.legend(), sampler.counts);
    }

    /** Shots that have read the same so far. */
    private static final class Branch {
        final StateVector state;
        BitString bits;
        int shots;

        Branch(StateVector state, BitString bits, int shots) {
            this.state = state;
            this.bits = bits;
            this.shots = shots;
        }
    }

    private void follow(Branch branch, int from) {
        List<Operation> operations = plan.circuit().operations();
        for (int i = from; i < operations.size(); i++) {
            Operation operation = plan.waits()[i] ? NOTHING : whatToDo(operations.get(i), branch.bits);
            switch (operation) {
                case Operation.Apply gate -> simulator.apply(gate, branch.state);
                case Operation.Measure _, Operation.Reset _ -> read(branch, operation, i + 1);
                case Operation.Barrier _ -> {}
                case Operation.Free free -> throw Unitaries.unbound(free);
                case Operation.Conditional nested -> throw new AssertionError(nested);
            }
        }
        finish(branch);
    }

    /** The operation itself or the body of a condition that holds; nothing if the condition fails. */
    private static Operation whatToDo(Operation operation, BitString bits) {
        Operation inner = operation;
        while (inner instanceof Operation.Conditional condition) {
            if (!MeasurementPlan.holds(condition, bits)) {
                return NOTHING;
            }
            inner = condition.body();
        }
        return inner;
    }

    /** Reads a qubit. The rarer reading is followed to its end on a copy; the branch goes on with the other. */
    private void read(Branch branch, Operation operation, int next) {
        int qubit = operation.qubits().get(0);
        double one = branch.state.probabilityOfOne(qubit);
        double zero = branch.state.probabilityOfZero(qubit);
        int ones = binomial(branch.shots, one / (one + zero));
        boolean mostReadOne = 2 * ones > branch.shots;
        int rarer = Math.min(ones, branch.shots - ones);
        if (rarer > 0) {
            Branch side = new Branch(branch.state.copy(), branch.bits, rarer);
            settle(side, operation, !mostReadOne, mostReadOne ? zero : one);
            follow(side, next);
        }
        branch.shots -= rarer;
        settle(branch, operation, mostReadOne, mostReadOne ? one : zero);
    }

    private void settle(Branch branch, Operation operation, boolean value, double probability) {
        switch (operation) {
            case Operation.Measure(int qubit, int bit) -> {
                branch.state.collapse(qubit, value, probability);
                branch.bits = branch.bits.with(bit, value);
            }
            case Operation.Reset(int qubit) -> {
                branch.state.collapse(qubit, value, probability);
                if (value) {
                    simulator.apply(new Operation.Apply(Gate.Fixed.X, Qubits.of(qubit), Controls.NONE), branch.state);
                }
            }
            case Operation.Apply _, Operation.Free _, Operation.Barrier _, Operation.Conditional _ ->
                throw new AssertionError(operation);
        }
    }

    private int binomial(int trials, double probability) {
        int hits = 0;
        for (int i = 0; i < trials; i++) {
            if (random.nextDouble() < probability) {
                hits++;
            }
        }
        return hits;
    }

    private void finish(Branch branch) {
        if (atTheEnd.isEmpty()) {
            counts.merge(branch.bits, (long) branch.shots, Long::sum);
            return;
        }
        long[] indexes = BasisSampler.indexes(branch.state, branch.shots, random);
        for (int from = 0, to; from < indexes.length; from = to) {
            to = from + 1;
            while (to < indexes.length && indexes[to] == indexes[from]) {
                to++;
            }
            counts.merge(readout(branch.bits, indexes[from]), (long) (to - from), Long::sum);
        }
    }

    private BitString readout(BitString bits, long index) {
        long[] words = bits.words();
        for (Operation.Measure measure : atTheEnd) {
            long bit = 1L << measure.bit();
            int word = measure.bit() >>> 6;
            words[word] = (index >>> measure.qubit() & 1) == 1 ? words[word] | bit : words[word] & ~bit;
        }
        return BitString.ofWords(bits.length(), words);
    }
}
