package org.assay.quantum.simulate;

import static org.assay.quantum.simulate.RandomCircuits.random;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.assay.quantum.circuit.Circuit;
import org.assay.quantum.circuit.CircuitBuilder;
import org.assay.quantum.circuit.Complex;
import org.assay.quantum.circuit.Controls;
import org.assay.quantum.circuit.Gate;
import org.assay.quantum.circuit.Operation;
import org.assay.quantum.circuit.Qubits;
import org.assay.quantum.noise.Channel;
import org.assay.quantum.noise.NoiseModel;
import org.assay.quantum.noise.ReadoutError;
import org.assay.quantum.observable.PauliString;
import org.assay.quantum.observable.PauliSum;
import org.junit.jupiter.api.Test;

class NoiseSimulationTest {

    private static final int SHOTS = 20_000;

    private static List<NoiseModel> models() {
        return List.of(
                NoiseModel.afterEveryGate(Channel.depolarising(0.05)),
                NoiseModel.afterEveryGate(Channel.bitFlip(0.1)),
                NoiseModel.afterEveryGate(Channel.phaseFlip(0.1)),
                NoiseModel.afterEveryGate(Channel.amplitudeDamping(0.15)),
                NoiseModel.afterEveryGate(Channel.phaseDamping(0.2)),
                NoiseModel.afterEveryGate(Channel.relaxation(1, 12, 9)),
                NoiseModel.ofHardware("chip", 0.004, 0.03, 0.02),
                NoiseModel.NONE.withReadout(new ReadoutError(0.03, 0.1)));
    }

    @Test
    void withoutNoiseTheDensityMatrixIsThatOfTheStateVector() {
        for (long seed = 1; seed <= 10; seed++) {
            Circuit circuit = RandomCircuits.of(4, 30, seed);
            StateVector pure = Simulators.reference().run(circuit);
            DensityMatrix mixed = new DensityMatrixSimulator(NoiseModel.NONE).run(circuit);
            for (int r = 0; r < 16; r++) {
                for (int c = 0; c < 16; c++) {
                    Complex expected = pure.amplitude(r).times(pure.amplitude(c).conjugate());
                    assertThat(mixed.at(r, c).isCloseTo(expected, 1e-12)).as("seed %d", seed).isTrue();
                }
            }
            assertThat(mixed.purity()).isCloseTo(1, within(1e-12));
            assertThat(mixed.fidelity(pure)).isCloseTo(1, within(1e-12));
            PauliSum sum = PauliSum.of(
                    new PauliSum.Term(0.7, PauliString.parse("XYZI")), new PauliSum.Term(-1.3, PauliString.parse("YYYX")));
            assertThat(mixed.expectation(sum)).isCloseTo(pure.expectation(sum), within(1e-12));
        }
    }

    @Test
    void trajectoriesAgreeWithTheDensityMatrix() {
        for (NoiseModel model : models()) {
            for (long seed = 1; seed <= 2; seed++) {
                assertAgree(RandomCircuits.of(3, 15, seed), model, seed);
            }
        }
    }

    @Test
    void dynamicCircuitsAgreeUnderNoise() {
        Operation flip = new Operation.Apply(Gate.Fixed.X, Qubits.of(2), Controls.NONE);
        for (NoiseModel model : models()) {
            Circuit circuit = Circuit.builder(3)
                    .ry(1.1, 0).cx(0, 1).measure(1, 0)
                    .add(new Operation.Conditional(List.of(0), 1, flip))
                    .h(0).reset(1).ry(0.4, 1).cx(2, 1).measure(0, 1).h(0)
                    .measure(0, 2).measure(1, 3).measure(2, 4).build("dynamic");
            assertAgree(circuit, model, 5);
        }
    }

    /** Each outcome's frequency within four standard errors of its exact probability; those of a shot or two are let be. */
    private static void assertAgree(Circuit circuit, NoiseModel model, long seed) {
        SortedMap<BitString, Double> exact = new DensityMatrixSimulator(model).distribution(circuit);
        assertThat(exact.values().stream().mapToDouble(Double::doubleValue).sum()).isCloseTo(1, within(1e-10));
        Counts counts = new TrajectorySimulator(model).sample(circuit, SHOTS, random(seed));
        for (Map.Entry<BitString, Double> outcome : exact.entrySet()) {
            double p = outcome.getValue();
            double error = Math.sqrt(p * (1 - p) / SHOTS);
            assertThat(counts.frequency(outcome.getKey()))
                    .as("%s, %s, %s, seed %d", model.name(), circuit.name(), outcome.getKey(), seed)
                    .isCloseTo(p, within(4 * error + 1e-4));
        }
        assertThat(exact.keySet()).containsAll(counts.entries().stream().map(Counts.Entry::outcome).toList());
    }

    @Test
    void knownDecays() {
        CircuitBuilder wait = Circuit.builder(1).x(0);
        for (int k = 0; k < 9; k++) {
            wait.id(0);
        }
        NoiseModel damping = NoiseModel.afterEveryGate(Channel.amplitudeDamping(0.1));
        assertThat(new DensityMatrixSimulator(damping).run(wait.build()).probability(1)).isCloseTo(Math.pow(0.9, 10), within(1e-12));
        NoiseModel depolarising = NoiseModel.afterEveryGate(Channel.depolarising(0.03));
        PauliSum z = PauliSum.of(new PauliSum.Term(1, PauliString.z(0)));
        assertThat(new DensityMatrixSimulator(depolarising).run(wait.build()).expectation(z))
                .isCloseTo(-Math.pow(1 - 0.04, 10), within(1e-12));
    }

    @Test
    void errorsOnTwoQubitsComeAfterGatesOnTwoQubits() {
        NoiseModel model = new NoiseModel("pairs", List.of(), List.of(Channel.depolarisingTwoQubits(0.15)), ReadoutError.NONE);
        Circuit bell = Circuit.builder(2).h(0).cx(0, 1).build();
        // Of the fifteen errors three (XX, YY, ZZ) leave a Bell state's ZZ parity and phase alone: fidelity 1 - 12/15 p,
        // for XX and ZZ stabilise it, and so does their product.
        StateVector ideal = Simulators.reference().run(bell);
        assertThat(new DensityMatrixSimulator(model).run(bell).fidelity(ideal)).isCloseTo(1 - 0.8 * 0.15, within(1e-12));
    }

    @Test
    void littleNoiseOnManyShotsSharesTheWork() {
        NoiseModel model = NoiseModel.ofHardware("good chip", 1e-6, 1e-5, 0);
        Circuit circuit = RandomCircuits.of(9, 100, 1);
        Counts counts = new TrajectorySimulator(model).sample(circuit, 30_000, random(1));
        assertThat(ChiSquares.deviations(counts, Simulators.stateVector().run(circuit).probabilities())).isLessThan(5);
    }

    @Test
    void theChoiceIsPrintedAndCanBeForced() {
        Circuit bell = Circuit.builder(2).h(0).cx(0, 1).build();
        CircuitBuilder large = Circuit.builder(40).h(0).cx(0, 39);
        NoiseModel noise = NoiseModel.ofHardware("chip", 1e-3, 1e-2, 0);
        assertThat(Simulators.choose(bell).reason()).isEqualTo("state vector: 2 qubits, 64 B");
        assertThat(Simulators.choose(large.build()).reason()).startsWith("stabilizer: all gates are Clifford");
        assertThat(Simulators.choose(large.t(3).build()).reason()).contains("first gate that is not Clifford: t on q3");
        assertThat(Simulators.choose(bell, noise).method()).isEqualTo(Simulators.Method.DENSITY_MATRIX);
        assertThat(Simulators.choose(Circuit.builder(14).h(0).build(), noise).method()).isEqualTo(Simulators.Method.TRAJECTORIES);
        assertThat(Simulators.force(Simulators.Method.STABILIZER, NoiseModel.NONE).sampler().sample(bell, 10, random(1)).shots())
                .isEqualTo(10);
        assertThatThrownBy(() -> Simulators.force(Simulators.Method.STATE_VECTOR, noise)).hasMessageContaining("knows no noise");
    }

    @Test
    void refusesADensityMatrixThatDoesNotFit() {
        assertThatThrownBy(() -> new DensityMatrixSimulator(NoiseModel.NONE).run(Circuit.builder(16).build()))
                .isInstanceOf(StateTooLargeException.class)
                .hasMessageContaining("64 GiB for a density matrix of 16 qubits (4^16 x 16 B); ");
    }

    @Test
    void binomialDrawsHaveTheirMeanAndVariance() {
        var random = random(3);
        for (double p : new double[] {0, 0.001, 0.2, 0.5, 0.9, 1}) {
            double sum = 0;
            double squares = 0;
            int rounds = 20_000;
            for (int k = 0; k < rounds; k++) {
                int hits = Draws.binomial(50, p, random);
                assertThat(hits).isBetween(0, 50);
                sum += hits;
                squares += (double) hits * hits;
            }
            double mean = sum / rounds;
            double variance = 50 * p * (1 - p);
            assertThat(mean).as("p %s", p).isCloseTo(50 * p, within(4 * Math.sqrt(variance / rounds) + 1e-12));
            assertThat(squares / rounds - mean * mean).as("p %s", p).isCloseTo(variance, within(0.05 * variance + 0.01));
        }
    }
}
