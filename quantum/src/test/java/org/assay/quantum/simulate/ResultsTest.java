package org.assay.quantum.simulate;

import static org.assay.quantum.simulate.RandomCircuits.random;
import static org.assay.quantum.simulate.RandomCircuits.randomState;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.assay.quantum.circuit.Circuit;
import org.assay.quantum.circuit.ComplexMatrix;
import org.assay.quantum.circuit.Qubits;
import org.assay.quantum.observable.DiagonalHamiltonian;
import org.assay.quantum.observable.PauliString;
import org.assay.quantum.observable.PauliSum;
import org.junit.jupiter.api.Test;

class ResultsTest {

    private static StateVector run(Circuit circuit) {
        return Simulators.stateVector().run(circuit);
    }

    private final StateVector ghz = run(Circuit.builder(3).h(0).cx(0, 1).cx(1, 2).build());

    @Test
    void theStateTableShowsKetAmplitudePhaseAndProbability() {
        StateVector state = run(Circuit.builder(2).h(0).s(0).cx(0, 1).build());
        assertThat(StateTable.of(state, 10)).hasToString("""
                |q1 q0>  amplitude              phase/pi  probability
                |00>      0.707107 +0.000000i    +0.0000  0.500000
                |11>      0.000000 +0.707107i    +0.5000  0.500000
                """);
        StateTable shortened = StateTable.of(run(Circuit.builder(3).h(0).h(1).h(2).build()), 3);
        assertThat(shortened.rows().stream().map(r -> r.state().toString()).toList()).containsExactly("000", "001", "010");
        assertThat(shortened.leftOut()).isEqualTo(5);
        assertThat(shortened.probabilityLeftOut()).isCloseTo(5 / 8.0, within(1e-12));
        assertThat(shortened.toString()).endsWith("5 more, probability 0.625000 together\n");
    }

    @Test
    void marginalsSumOverTheOthers() {
        StateVector state = randomState(5, 1);
        double[] marginal = state.marginal(Qubits.of(3, 0));
        double[] expected = new double[4];
        for (int i = 0; i < 32; i++) {
            expected[i >>> 3 & 1 | (i & 1) << 1] += state.probability(i);
        }
        assertThat(marginal).containsExactly(expected, within(1e-14));
        assertThat(state.marginal(Qubits.NONE)).containsExactly(new double[] {1}, within(1e-14));
    }

    @Test
    void reducedDensityMatricesAndBlochVectors() {
        ComplexMatrix half = ghz.reducedDensity(Qubits.of(1));
        assertThat(half.isCloseTo(ComplexMatrix.real(0.5, 0, 0, 0.5), 1e-15)).isTrue();
        assertThat(ghz.blochVector(2).length()).isCloseTo(0, within(1e-15));
        StateVector product = run(Circuit.builder(2).ry(0.7, 0).rz(0.4, 0).h(1).build());
        BlochVector bloch = product.blochVector(0);
        assertThat(bloch.x()).isCloseTo(Math.sin(0.7) * Math.cos(0.4), within(1e-14));
        assertThat(bloch.y()).isCloseTo(Math.sin(0.7) * Math.sin(0.4), within(1e-14));
        assertThat(bloch.z()).isCloseTo(Math.cos(0.7), within(1e-14));
        assertThat(bloch.length()).isCloseTo(1, within(1e-14));
        assertThat(product.blochVector(1).x()).isCloseTo(1, within(1e-14));
    }

    @Test
    void entropyCountsTheBitsOfEntanglement() {
        assertThat(ghz.entropy(Qubits.of(0))).isCloseTo(1, within(1e-12));
        assertThat(ghz.entropy(Qubits.of(0, 2))).isCloseTo(1, within(1e-12));
        assertThat(run(Circuit.builder(3).ry(0.3, 0).h(1).build()).entropy(Qubits.of(1))).isCloseTo(0, within(1e-12));
        StateVector twoPairs = run(Circuit.builder(4).h(0).cx(0, 2).h(1).cx(1, 3).build());
        assertThat(twoPairs.entropy(Qubits.of(0, 1))).isCloseTo(2, within(1e-12));
        assertThat(twoPairs.entropy(Qubits.of(0, 2))).isCloseTo(0, within(1e-12));
        StateVector partial = run(Circuit.builder(2).ry(2 * Math.asin(Math.sqrt(0.1)), 0).cx(0, 1).build());
        double expected = -(0.1 * Math.log(0.1) + 0.9 * Math.log(0.9)) / Math.log(2);
        assertThat(partial.entropy(Qubits.of(1))).isCloseTo(expected, within(1e-12));
        StateVector random = randomState(7, 3);
        assertThat(random.entropy(Qubits.of(0, 2, 5))).isCloseTo(random.entropy(Qubits.of(1, 3, 4, 6)), within(1e-10));
    }

    @Test
    void fidelityIsTheSquaredOverlap() {
        StateVector plus = run(Circuit.builder(1).h(0).build());
        StateVector turned = run(Circuit.builder(1).ry(0.6, 0).globalPhase(1).build());
        assertThat(plus.fidelity(plus)).isCloseTo(1, within(1e-14));
        assertThat(StateVector.zero(1).fidelity(turned)).isCloseTo(Math.cos(0.3) * Math.cos(0.3), within(1e-14));
    }

    /** Critical values from the usual tables (5 %, 1 %, 0.1 %), and closed forms for two and four degrees of freedom. */
    @Test
    void chiSquareTailsAreThoseOfTheTables() {
        assertThat(ChiSquare.upperTail(3.841458820694124, 1)).isCloseTo(0.05, within(1e-12));
        assertThat(ChiSquare.upperTail(6.634896601021213, 1)).isCloseTo(0.01, within(1e-12));
        assertThat(ChiSquare.upperTail(18.307038053275146, 10)).isCloseTo(0.05, within(1e-12));
        assertThat(ChiSquare.upperTail(29.58829844507442, 10)).isCloseTo(0.001, within(1e-12));
        assertThat(ChiSquare.upperTail(124.34211340400407, 100)).isCloseTo(0.05, within(1e-12));
        for (double x : new double[] {0.01, 1, 5, 40, 300}) {
            assertThat(ChiSquare.upperTail(x, 2)).isCloseTo(Math.exp(-x / 2), within(1e-13));
            assertThat(ChiSquare.upperTail(x, 4)).isCloseTo(Math.exp(-x / 2) * (1 + x / 2), within(1e-13));
        }
        assertThat(ChiSquare.upperTail(0, 3)).isEqualTo(1);
        assertThat(ChiSquare.logGamma(0.5)).isCloseTo(Math.log(Math.PI) / 2, within(1e-13));
        assertThat(ChiSquare.logGamma(11)).isCloseTo(Math.log(3628800), within(1e-12));
    }

    @Test
    void honestCountsFitAndOthersDoNot() {
        StateVector state = randomState(5, 7);
        Counts counts = state.sample(20_000, random(7));
        GoodnessOfFit fit = GoodnessOfFit.of(counts, state.probabilities());
        assertThat(fit.pValue()).isBetween(0.001, 0.999);
        assertThat(fit.rows()).hasSize(32);
        assertThat(GoodnessOfFit.of(counts, randomState(5, 8).probabilities()).pValue()).isLessThan(1e-12);
    }

    /** p-values of honest counts are uniform: their mean over many seeds is 1/2. */
    @Test
    void pValuesOfHonestCountsAreUniform() {
        StateVector state = randomState(4, 2);
        double sum = 0;
        int seeds = 400;
        for (long seed = 0; seed < seeds; seed++) {
            sum += GoodnessOfFit.of(state.sample(2000, random(seed)), state.probabilities()).pValue();
        }
        assertThat(sum / seeds).isCloseTo(0.5, within(4 / Math.sqrt(12.0 * seeds)));
    }

    @Test
    void rareOutcomesArePooledAndImpossibleOnesRefuteEverything() {
        Counts counts = Counts.of(2, Counts.Legend.QUBITS, Map.of(
                BitString.of(2, 0), 95L, BitString.of(2, 1), 3L, BitString.of(2, 2), 2L));
        GoodnessOfFit pooled = GoodnessOfFit.of(counts, new double[] {0.94, 0.03, 0.03, 0});
        assertThat(pooled.degreesOfFreedom()).isEqualTo(1);
        assertThat(pooled.statistic()).isCloseTo(1 / 94.0 + 1 / 6.0, within(1e-12));
        assertThat(GoodnessOfFit.of(counts, new double[] {0.97, 0.03, 0, 0}).pValue()).isZero();
        assertThat(GoodnessOfFit.of(counts, new double[] {0.94, 0.03, 0.03, 0}).toString())
                .contains("|q1 q0>  expected  observed").contains("|00>  94.0  95").contains("1 degrees of freedom");
        assertThatThrownBy(() -> GoodnessOfFit.of(counts, new double[] {0.5, 0.4, 0, 0})).hasMessageContaining("must sum to 1");
    }

    @Test
    void estimatesFromShotsLieWithinTheirErrors() {
        Circuit circuit = RandomCircuits.of(4, 20, 5);
        StateVector state = run(circuit);
        PauliSum sum = PauliSum.of(
                new PauliSum.Term(0.5, PauliString.IDENTITY),
                new PauliSum.Term(0.7, PauliString.parse("XYZI")), new PauliSum.Term(-1.1, PauliString.parse("IIZY")),
                new PauliSum.Term(0.4, PauliString.parse("XIZI")), new PauliSum.Term(0.9, PauliString.parse("ZZZZ")));
        assertThat(ShotEstimate.settings(sum)).hasSize(2);
        double squares = 0;
        int seeds = 100;
        for (long seed = 0; seed < seeds; seed++) {
            ShotEstimate estimate = ShotEstimate.of(Simulators.stateVector(), circuit, sum, 1000, random(seed));
            double deviation = (estimate.value() - state.expectation(sum)) / estimate.standardError();
            assertThat(Math.abs(deviation)).as("seed %d", seed).isLessThan(4.5);
            squares += deviation * deviation;
        }
        assertThat(squares / seeds).as("mean squared deviation, 1 if the errors are right").isBetween(0.5, 1.6);
        double[] values = random(9).doubles(16).toArray();
        DiagonalHamiltonian diagonal = new DiagonalHamiltonian(4, values);
        ShotEstimate diagonalEstimate = ShotEstimate.of(state.sample(10_000, random(1)), diagonal);
        assertThat(diagonalEstimate.value()).isCloseTo(state.expectation(diagonal), within(4 * diagonalEstimate.standardError()));
    }
}
