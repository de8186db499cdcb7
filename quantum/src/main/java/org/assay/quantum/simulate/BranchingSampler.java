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
import org.assay.quantum.kernel.Interruption;
import org.assay.quantum.noise.NoiseModel;
import org.assay.quantum.noise.ReadoutError;

/**
 * Shots by following the tree of what can happen: all shots to which the same happened so far share
 * one state; a measurement in mid-circuit divides them, and so does noise, by its Kraus operators
 * (quantum trajectories; Dalibard, Castin, Molmer 1992).
 *
 * <p>The largest share goes on with the state, the others are followed first, on copies, so that at
 * most {@code log2(shots)} copies exist at once. With little noise most shots share most of the work.
 * Measurements that can wait are drawn together at the end.
 */
final class BranchingSampler {

    private final StateVectorSimulator simulator;
    private final MeasurementPlan plan;
    private final List<NoisyStep> steps;
    private final ReadoutError readout;
    private final List<Operation.Measure> atTheEnd;
    private final int shots;
    private final RandomGenerator random;
    private final Map<BitString, Long> counts = new HashMap<>();

    private BranchingSampler(
            StateVectorSimulator simulator, MeasurementPlan plan, NoiseModel noise, int shots, RandomGenerator random) {
        this.simulator = simulator;
        this.plan = plan;
        this.steps = NoisyStep.of(plan, noise);
        this.readout = noise.readout();
        this.atTheEnd = plan.atTheEnd();
        this.shots = shots;
        this.random = random;
    }

    static Counts sample(
            StateVectorSimulator simulator, NoiseModel noise, Circuit circuit, int shots, RandomGenerator random) {
        if (shots < 0) {
            throw new IllegalArgumentException("shots is %d, but must be 0 or more".formatted(shots));
        }
        MeasurementPlan plan = MeasurementPlan.of(circuit);
        BranchingSampler sampler = new BranchingSampler(simulator, plan, noise, shots, random);
        if (shots > 0) {
            StateVector zero = StateVector.zero(circuit.qubits());
            sampler.follow(new Branch(zero, BitString.zeros(plan.circuit().bits()), shots), 0);
        }
        return Counts.of(plan.circuit().bits(), plan.legend(), sampler.counts);
    }

    /** Shots to which the same has happened so far. */
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

    private interface Settler {
        void settle(Branch branch, int outcome);
    }

    private void follow(Branch branch, int from) {
        for (int i = from; i < steps.size(); i++) {
            if (Thread.currentThread().isInterrupted()) {
                Interruption.check("interrupted after %d of %d shots", counts.values().stream().mapToLong(n -> n).sum(), shots);
            }
            NoisyStep step = steps.get(i);
            if (step.isDone(branch.bits)) {
                take(step.action(), branch, i + 1);
            }
        }
        finish(branch);
    }

    private void take(NoisyStep.Action action, Branch branch, int next) {
        switch (action) {
            case NoisyStep.Disturb(PreparedChannel channel, Qubits qubits) -> {
                double[] probabilities = channel.probabilities(branch.state, qubits);
                divide(branch, probabilities, next, (part, k) ->
                        simulator.apply(channel.operator(k, probabilities[k]), qubits, part.state));
            }
            case NoisyStep.DoAll(List<Operation.Apply> gates) -> simulator.apply(gates, branch.state);
            case NoisyStep.Do(Operation operation) -> {
                switch (operation) {
                    case Operation.Apply gate -> simulator.apply(gate, branch.state);
                    case Operation.Measure(int qubit, int bit) -> measure(branch, qubit, bit, next);
                    case Operation.Reset(int qubit) -> reset(branch, qubit, next);
                    case Operation.Free _, Operation.Barrier _, Operation.Conditional _ ->
                        throw new AssertionError(operation);
                }
            }
        }
    }

    /** Outcomes: read 0, read 1, and the same two misread. */
    private void measure(Branch branch, int qubit, int bit, int next) {
        double zero = branch.state.probabilityOfZero(qubit);
        double one = branch.state.probabilityOfOne(qubit);
        double lie0 = readout.ofState(false);
        double lie1 = readout.ofState(true);
        double[] probabilities = {zero * (1 - lie0), one * (1 - lie1), zero * lie0, one * lie1};
        divide(branch, probabilities, next, (part, outcome) -> {
            boolean isOne = outcome % 2 == 1;
            part.state.collapse(qubit, isOne, isOne ? one : zero);
            part.bits = part.bits.with(bit, isOne != outcome >= 2);
        });
    }

    private void reset(Branch branch, int qubit, int next) {
        double[] probabilities = {branch.state.probabilityOfZero(qubit), branch.state.probabilityOfOne(qubit)};
        divide(branch, probabilities, next, (part, outcome) -> {
            part.state.collapse(qubit, outcome == 1, probabilities[outcome]);
            if (outcome == 1) {
                simulator.apply(new Operation.Apply(Gate.Fixed.X, Qubits.of(qubit), Controls.NONE), part.state);
            }
        });
    }

    /** Draws what happens to each shot; all but the largest share are followed to their end on copies. */
    private void divide(Branch branch, double[] probabilities, int next, Settler settler) {
        int[] shares = Draws.multinomial(branch.shots, probabilities, random);
        int largest = 0;
        for (int k = 1; k < shares.length; k++) {
            largest = shares[k] > shares[largest] ? k : largest;
        }
        for (int k = 0; k < shares.length; k++) {
            if (k != largest && shares[k] > 0) {
                Branch side = new Branch(branch.state.copy(), branch.bits, shares[k]);
                settler.settle(side, k);
                follow(side, next);
            }
        }
        branch.shots = shares[largest];
        settler.settle(branch, largest);
    }

    private void finish(Branch branch) {
        if (atTheEnd.isEmpty()) {
            counts.merge(branch.bits, (long) branch.shots, Long::sum);
            return;
        }
        long[] indexes = BasisSampler.indexes(branch.state, branch.shots, random);
        for (int from = 0, to; from < indexes.length; from = to) {
            to = from + 1;
            while (to < indexes.length && indexes[to] == indexes[from] && readout.isNone()) {
                to++;
            }
            counts.merge(readAtTheEnd(branch.bits, indexes[from]), (long) (to - from), Long::sum);
        }
    }

    private BitString readAtTheEnd(BitString bits, long index) {
        long[] words = bits.words();
        for (Operation.Measure measure : atTheEnd) {
            boolean one = (index >>> measure.qubit() & 1) == 1;
            if (!readout.isNone()) {
                one ^= random.nextDouble() < readout.ofState(one);
            }
            long bit = 1L << measure.bit();
            int word = measure.bit() >>> 6;
            words[word] = one ? words[word] | bit : words[word] & ~bit;
        }
        return BitString.ofWords(bits.length(), words);
    }
}
