package org.assay.quantum.simulate;

import static org.assay.quantum.simulate.RandomCircuits.random;
import static org.assay.quantum.simulate.RandomCircuits.randomState;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.assay.quantum.circuit.Axis;
import org.assay.quantum.circuit.Complex;
import org.assay.quantum.circuit.ComplexMatrix;
import org.assay.quantum.observable.DiagonalHamiltonian;
import org.assay.quantum.observable.PauliString;
import org.assay.quantum.observable.PauliSum;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateVectorTest {

    @Test
    void pauliExpectationsAreThoseOfTheMatrices() {
        StateVector state = randomState(3, 1);
        for (int code = 0; code < 64; code++) {
            String letters = "" + "IXYZ".charAt(code / 16) + "IXYZ".charAt(code / 4 % 4) + "IXYZ".charAt(code % 4);
            ComplexMatrix matrix = pauli(letters.charAt(0)).tensor(pauli(letters.charAt(1))).tensor(pauli(letters.charAt(2)));
            PauliSum sum = PauliSum.of(new PauliSum.Term(2, PauliString.parse(letters)));
            assertThat(state.expectation(sum)).as(letters).isCloseTo(2 * expectation(matrix, state), within(1e-14));
        }
    }

    private static ComplexMatrix pauli(char letter) {
        return letter == 'I' ? ComplexMatrix.identity(2) : Axis.valueOf("" + letter).pauli();
    }

    private static double expectation(ComplexMatrix matrix, StateVector state) {
        Complex sum = Complex.ZERO;
        for (int r = 0; r < matrix.size(); r++) {
            for (int c = 0; c < matrix.size(); c++) {
                sum = sum.plus(state.amplitude(r).conjugate().times(matrix.at(r, c)).times(state.amplitude(c)));
            }
        }
        return sum.re();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 5, 12, 17})
    void diagonalExpectationIsTheWeightedSumOfProbabilities(int qubits) {
        StateVector state = randomState(qubits, 2);
        double[] values = random(3).doubles(1L << qubits).toArray();
        double expected = 0;
        for (int i = 0; i < values.length; i++) {
            expected += values[i] * state.probability(i);
        }
        assertThat(state.expectation(new DiagonalHamiltonian(qubits, values))).isCloseTo(expected, within(1e-12));
        assertThat(Arrays.stream(state.probabilities()).sum()).isCloseTo(1, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 9})
    void sampledFrequenciesFitTheProbabilities(int qubits) {
        for (long seed = 1; seed <= 5; seed++) {
            StateVector state = randomState(qubits, seed);
            Counts counts = state.sample(200_000, random(seed));
            assertThat(counts.shots()).isEqualTo(200_000);
            assertThat(ChiSquares.deviations(counts, state.probabilities())).as("seed %d", seed).isLessThan(4);
        }
    }

    @Test
    void samplesNeverShowWhatIsImpossible() {
        double[] re = new double[1 << 10];
        re[1] = re[700] = Math.sqrt(0.5);
        Counts counts = StateVector.wrap(re, new double[1 << 10]).sample(10_000, random(5));
        assertThat(counts.entries().stream().map(e -> e.outcome().toLong()).toList()).isEqualTo(List.of(1L, 700L));
        double[] onlyLast = new double[1 << 10];
        onlyLast[1023] = 1;
        assertThat(StateVector.wrap(onlyLast, new double[1 << 10]).sample(100, random(5)).count(1023)).isEqualTo(100);
    }

    @Test
    void sameSeedGivesTheSameCounts() {
        StateVector state = randomState(6, 4);
        assertThat(state.sample(1000, random(9))).isEqualTo(state.sample(1000, random(9)));
        assertThat(state.sample(1000, random(9))).isNotEqualTo(state.sample(1000, random(10)));
    }

    @Test
    void refusesWhatDoesNotFit() {
        StateVector state = StateVector.zero(2);
        assertThatThrownBy(() -> state.amplitude(4)).hasMessageContaining("allowed are 0..3");
        assertThatThrownBy(() -> state.probabilityOfOne(2)).hasMessageContaining("qubits 0..1");
        assertThatThrownBy(() -> state.sample(-1, random(1))).hasMessageContaining("shots is -1");
        assertThatThrownBy(() -> StateVector.wrap(new double[3], new double[3])).hasMessageContaining("2^n");
        assertThatThrownBy(() -> state.expectation(PauliSum.of(new PauliSum.Term(1, PauliString.z(5)))))
                .hasMessageContaining("reaches qubit 5");
    }
}
