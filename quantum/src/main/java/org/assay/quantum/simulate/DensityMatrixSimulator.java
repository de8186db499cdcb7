package org.assay.quantum.simulate;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.assay.quantum.circuit.Circuit;
import org.assay.quantum.circuit.Operation;
import org.assay.quantum.circuit.Qubits;
import org.assay.quantum.kernel.Interruption;
import org.assay.quantum.noise.NoiseModel;

/**
 * Noisy circuits exactly, by their density matrix: {@code 4^n} numbers, so some 12 qubits. One matrix
 * for every reading of the classical bits that a measurement in mid-circuit can leave.
 */
public final class DensityMatrixSimulator implements Sampler {

    /** Readings less likely than this are rounding errors. */
    private static final double NEGLIGIBLE = 1e-15;

    private final NoiseModel noise;
    private final StateVectorSimulator kernels = Simulators.stateVector();

    public DensityMatrixSimulator(NoiseModel noise) {
        this.noise = noise;
    }

    @Override
    public String name() {
        return "density matrix (%s)".formatted(noise.name());
    }

    /**
     * The state just before the final measurements.
     *
     * @throws IllegalArgumentException if a measurement stands before the end: sample instead
     */
    public DensityMatrix run(Circuit circuit) {
        MeasurementPlan plan = MeasurementPlan.of(circuit);
        SortedMap<BitString, DensityMatrix> branches = evolve(plan);
        if (NoisyStep.of(plan, NoiseModel.NONE).stream().anyMatch(DensityMatrixSimulator::measures)) {
            throw new IllegalArgumentException(
                    "circuit '%s' measures before its end, which leaves no single final state; sample it instead"
                            .formatted(circuit.name()));
        }
        return branches.firstEntry().getValue();
    }

    private static boolean measures(NoisyStep step) {
        return step.action() instanceof NoisyStep.Do(Operation operation) && operation instanceof Operation.Measure;
    }

    /** The exact probability of every reading of the classical bits; of the qubits, if nothing is measured. */
    public SortedMap<BitString, Double> distribution(Circuit circuit) {
        MeasurementPlan plan = MeasurementPlan.of(circuit);
        TreeMap<BitString, Double> out = new TreeMap<>();
        evolve(plan).forEach((bits, state) -> readAtTheEnd(plan, bits, state, out));
        return out;
    }

    @Override
    public Counts sample(Circuit circuit, int shots, RandomGenerator random) {
        if (shots < 0) {
            throw new IllegalArgumentException("shots is %d, but must be 0 or more".formatted(shots));
        }
        MeasurementPlan plan = MeasurementPlan.of(circuit);
        SortedMap<BitString, Double> distribution = distribution(circuit);
        int[] counts = Draws.multinomial(
                shots, distribution.values().stream().mapToDouble(Double::doubleValue).toArray(), random);
        Map<BitString, Long> seen = new TreeMap<>();
        int k = 0;
        for (BitString outcome : distribution.keySet()) {
            seen.put(outcome, (long) counts[k++]);
        }
        return Counts.of(plan.circuit().bits(), plan.legend(), seen);
    }

    private SortedMap<BitString, DensityMatrix> evolve(MeasurementPlan plan) {
        SortedMap<BitString, DensityMatrix> branches = new TreeMap<>();
        branches.put(BitString.zeros(plan.circuit().bits()), DensityMatrix.zero(plan.circuit().qubits()));
        List<NoisyStep> steps = NoisyStep.of(plan, noise);
        for (int done = 0; done < steps.size(); done++) {
            Interruption.check("interrupted after %d of %d steps on a density matrix", done, steps.size());
            NoisyStep step = steps.get(done);
            if (measures(step)) {
                branches = measured(step, branches);
            } else {
                branches.forEach((bits, state) -> {
                    if (step.isDone(bits)) {
                        take(step.action(), state);
                    }
                });
            }
        }
        return branches;
    }

    private void take(NoisyStep.Action action, DensityMatrix state) {
        switch (action) {
            case NoisyStep.Disturb(PreparedChannel channel, Qubits qubits) ->
                state.apply(kernels, channel.superoperator(), qubits);
            case NoisyStep.DoAll(var gates) -> gates.forEach(gate -> state.apply(kernels, gate));
            case NoisyStep.Do(Operation operation) -> {
                switch (operation) {
                    case Operation.Apply gate -> state.apply(kernels, gate);
                    case Operation.Reset(int qubit) -> state.reset(qubit);
                    case Operation.Measure _, Operation.Free _, Operation.Barrier _, Operation.Conditional _ ->
                        throw new AssertionError(operation);
                }
            }
        }
    }

    private SortedMap<BitString, DensityMatrix> measured(NoisyStep step, SortedMap<BitString, DensityMatrix> before) {
        Operation.Measure measure = (Operation.Measure) ((NoisyStep.Do) step.action()).operation();
        SortedMap<BitString, DensityMatrix> after = new TreeMap<>();
        before.forEach((bits, state) -> {
            if (!step.isDone(bits)) {
                merge(after, bits, state, 1);
                return;
            }
            for (boolean one : new boolean[] {false, true}) {
                DensityMatrix part = state.copy();
                part.project(measure.qubit(), one);
                double lie = noise.readout().ofState(one);
                merge(after, bits.with(measure.bit(), one), part, 1 - lie);
                merge(after, bits.with(measure.bit(), !one), part, lie);
            }
        });
        after.values().removeIf(state -> state.trace() < NEGLIGIBLE);
        return after;
    }

    private static void merge(SortedMap<BitString, DensityMatrix> into, BitString bits, DensityMatrix state, double weight) {
        if (weight == 0) {
            return;
        }
        DensityMatrix there = into.get(bits);
        if (there == null) {
            DensityMatrix own = state.copy();
            own.scale(weight);
            into.put(bits, own);
        } else {
            there.add(state, weight);
        }
    }

    private void readAtTheEnd(
            MeasurementPlan plan, BitString bits, DensityMatrix state, SortedMap<BitString, Double> out) {
        int[] measured = plan.atTheEnd().stream().mapToInt(Operation.Measure::qubit).toArray();
        double[] readings = new double[1 << measured.length];
        double[] probabilities = state.probabilities();
        for (int i = 0; i < probabilities.length; i++) {
            int reading = 0;
            for (int k = 0; k < measured.length; k++) {
                reading |= (i >>> measured[k] & 1) << k;
            }
            readings[reading] += probabilities[i];
        }
        misread(readings);
        for (int reading = 0; reading < readings.length; reading++) {
            if (readings[reading] >= NEGLIGIBLE) {
                BitString outcome = bits;
                for (int k = 0; k < measured.length; k++) {
                    outcome = outcome.with(plan.atTheEnd().get(k).bit(), (reading >>> k & 1) == 1);
                }
                out.merge(outcome, readings[reading], Double::sum);
            }
        }
    }

    private void misread(double[] readings) {
        if (noise.readout().isNone()) {
            return;
        }
        double lie0 = noise.readout().ofState(false);
        double lie1 = noise.readout().ofState(true);
        for (int bit = 1; bit < readings.length; bit <<= 1) {
            for (int i = 0; i < readings.length; i++) {
                if ((i & bit) == 0) {
                    double zero = readings[i];
                    double one = readings[i | bit];
                    readings[i] = zero * (1 - lie0) + one * lie1;
                    readings[i | bit] = zero * lie0 + one * (1 - lie1);
                }
            }
        }
    }
}
