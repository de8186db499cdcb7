package org.assay.quantum.simulate;

import static org.assay.quantum.simulate.RandomCircuits.random;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.assay.quantum.circuit.Circuit;
import org.assay.quantum.circuit.CircuitBuilder;
import org.assay.quantum.circuit.Complex;
import org.assay.quantum.circuit.Controls;
import org.assay.quantum.circuit.Gate;
import org.assay.quantum.circuit.Operation;
import org.assay.quantum.circuit.Qubits;
import org.assay.quantum.observable.IsingHamiltonian;
import org.assay.quantum.observable.PauliString;
import org.assay.quantum.observable.PauliSum;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Textbook results, on the reference and on the fast simulator. */
class KnownAnswersTest {

    static Stream<Simulator> simulators() {
        return Stream.of(Simulators.reference(), Simulators.stateVector());
    }

    private static final int[][] TRIANGLE = {{0, 1, 8}, {1, 2, 1}, {0, 2, 2}};

    private static Circuit qaoa(double[] gammas, double[] betas) {
        CircuitBuilder circuit = Circuit.builder(3).h(0).h(1).h(2);
        for (int layer = 0; layer < gammas.length; layer++) {
            for (int[] edge : TRIANGLE) {
                circuit.rzz(-gammas[layer] * edge[2], edge[0], edge[1]);
            }
            for (int q = 0; q < 3; q++) {
                circuit.rx(2 * betas[layer], q);
            }
        }
        return circuit.build("asymmetric triangle");
    }

    @ParameterizedTest
    @MethodSource("simulators")
    void qaoaOnTheAsymmetricTriangle(Simulator simulator) {
        var couplings = Stream.of(TRIANGLE).map(e -> new IsingHamiltonian.Coupling(e[0], e[1], e[2] / 2.0)).toList();
        var cut = IsingHamiltonian.ofCouplings(3, couplings, -5.5).times(-1).diagonal();
        assertThat(cut.values()).containsExactly(0, 10, 9, 3, 3, 9, 10, 0);
        assertThat(simulator.run(qaoa(new double[] {.3}, new double[] {.4})).expectation(cut))
                .isCloseTo(7.428204255350, within(1e-12));
        assertThat(simulator.run(qaoa(new double[] {.3, .2}, new double[] {.4, .1})).expectation(cut))
                .isCloseTo(6.599689323141, within(1e-12));
    }

    @ParameterizedTest
    @MethodSource("simulators")
    void ghzHasTwoOutcomesAndPerfectCorrelations(Simulator simulator) {
        StateVector ghz = simulator.run(Circuit.builder(3).h(0).cx(0, 1).cx(1, 2).measureAll().build());
        assertThat(ghz.probability(0)).isCloseTo(0.5, within(1e-15));
        assertThat(ghz.probability(7)).isCloseTo(0.5, within(1e-15));
        assertThat(expectation(ghz, "XXX")).isCloseTo(1, within(1e-15));
        assertThat(expectation(ghz, "ZZI")).isCloseTo(1, within(1e-15));
        assertThat(expectation(ghz, "XYY")).isCloseTo(-1, within(1e-15));
        assertThat(expectation(ghz, "ZII")).isCloseTo(0, within(1e-15));
    }

    private static double expectation(StateVector state, String letters) {
        return state.expectation(PauliSum.of(new PauliSum.Term(1, PauliString.parse(letters))));
    }

    @ParameterizedTest
    @MethodSource("simulators")
    void groundStateOfHydrogen(Simulator simulator) {
        PauliSum h2 = new PauliSum(List.of(
                new PauliSum.Term(-1.052373245772859, PauliString.parse("II")),
                new PauliSum.Term(0.39793742484318045, PauliString.parse("IZ")),
                new PauliSum.Term(-0.39793742484318045, PauliString.parse("ZI")),
                new PauliSum.Term(-0.01128010425623538, PauliString.parse("ZZ")),
                new PauliSum.Term(0.18093119978423156, PauliString.parse("XX"))));
        // On cos|01> + sin|10> the energy is c0 - cZZ - 2 cZ cos 2t + cXX sin 2t.
        double angle = Math.atan2(-0.18093119978423156, 2 * 0.39793742484318045) / 2;
        Circuit ground = Circuit.builder(2).x(0).ry(2 * angle, 1).cx(1, 0).build();
        assertThat(simulator.run(ground).expectation(h2)).isCloseTo(-1.85727503, within(1e-8));
        assertThat(simulator.run(ground).expectation(h2) + 0.7199689944489797).isCloseTo(-1.1373060357534, within(1e-12));
    }

    @ParameterizedTest
    @MethodSource("simulators")
    void fourierTransformOfABasisState(Simulator simulator) {
        int n = 4;
        for (int x = 0; x < 16; x++) {
            CircuitBuilder circuit = Circuit.builder(n);
            for (int q = 0; q < n; q++) {
                if ((x >>> q & 1) == 1) {
                    circuit.x(q);
                }
            }
            for (int q = n - 1; q >= 0; q--) {
                circuit.h(q);
                for (int c = q - 1; c >= 0; c--) {
                    circuit.cp(Math.PI / (1 << (q - c)), c, q);
                }
            }
            circuit.swap(0, 3).swap(1, 2);
            StateVector state = simulator.run(circuit.build());
            for (int k = 0; k < 16; k++) {
                Complex expected = Complex.cis(2 * Math.PI * x * k / 16).times(0.25);
                assertThat(state.amplitude(k).isCloseTo(expected, 1e-14)).as("x %d, k %d", x, k).isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("simulators")
    void groverFindsTheMarkedState(Simulator simulator) {
        assertThat(simulator.run(grover(2, 3, 1)).probability(3)).isCloseTo(1, within(1e-14));
        assertThat(simulator.run(grover(3, 5, 1)).probability(5)).isCloseTo(.78125, within(1e-14));
        assertThat(simulator.run(grover(3, 5, 2)).probability(5)).isCloseTo(.9453125, within(1e-14));
    }

    private static Circuit grover(int n, int marked, int iterations) {
        CircuitBuilder circuit = Circuit.builder(n);
        int[] low = java.util.stream.IntStream.range(0, n - 1).toArray();
        Operation.Apply aboutZero = new Operation.Apply(Gate.Fixed.Z, Qubits.of(n - 1), Controls.on(low));
        for (int q = 0; q < n; q++) {
            circuit.h(q);
        }
        for (int k = 0; k < iterations; k++) {
            flipZeros(circuit, n, marked).add(aboutZero);
            flipZeros(circuit, n, marked);
            for (int q = 0; q < n; q++) {
                circuit.h(q);
            }
            flipZeros(circuit, n, 0).add(aboutZero);
            flipZeros(circuit, n, 0);
            for (int q = 0; q < n; q++) {
                circuit.h(q);
            }
        }
        return circuit.build();
    }

    private static CircuitBuilder flipZeros(CircuitBuilder circuit, int n, int pattern) {
        for (int q = 0; q < n; q++) {
            if ((pattern >>> q & 1) == 0) {
                circuit.x(q);
            }
        }
        return circuit;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void teleportationCarriesAnyStateOver(long seed) {
        var random = random(seed);
        Gate.U prepare = new Gate.U(random.nextDouble(3), random.nextDouble(3), random.nextDouble(3));
        Circuit circuit = Circuit.builder(3)
                .gate(prepare, 0)
                .h(1).cx(1, 2)
                .cx(0, 1).h(0)
                .measure(0, 0).measure(1, 1)
                .add(new Operation.Conditional(List.of(1), 1, new Operation.Apply(Gate.Fixed.X, Qubits.of(2), Controls.NONE)))
                .add(new Operation.Conditional(List.of(0), 1, new Operation.Apply(Gate.Fixed.Z, Qubits.of(2), Controls.NONE)))
                .gate(prepare.inverse(), 2)
                .measure(2, 2)
                .build("teleportation");
        Counts counts = Simulators.stateVector().sample(circuit, 4000, random);
        assertThat(counts.marginal(2).count(0)).as("seed %d", seed).isEqualTo(4000);
        assertThat(ChiSquares.deviations(counts.marginal(0, 1), new double[] {.25, .25, .25, .25})).isLessThan(4);
    }
}
