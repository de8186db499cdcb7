package org.assay.quantum.observable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.assay.quantum.observable.IsingHamiltonian.Coupling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiagonalCostTest {

    private static IsingHamiltonian random(int spins, boolean withFields) {
        SplittableRandom random = new SplittableRandom(100 + spins);
        List<Coupling> couplings = new ArrayList<>();
        for (int i = 0; i < spins; i++) {
            for (int j = 0; j < i; j++) {
                if (random.nextInt(3) > 0) {
                    // Either end first: a coupling has no direction.
                    couplings.add(random.nextBoolean() ? new Coupling(i, j, random.nextDouble(-1, 1)) : new Coupling(j, i, random.nextDouble(-1, 1)));
                }
            }
        }
        List<Double> fields = IntStream.range(0, spins).mapToObj(_ -> withFields ? random.nextDouble(-1, 1) : 0.0).toList();
        return new IsingHamiltonian(fields, couplings, random.nextDouble());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 7, 11})
    void everyRunOfEveryLengthHasTheEnergiesOfItsAssignments(int spins) {
        IsingHamiltonian model = random(spins, true);
        IsingDiagonal cost = IsingDiagonal.of(model);
        DiagonalHamiltonian array = model.diagonal();
        for (int length = 1; length <= 1 << spins; length *= 2) {
            double[] run = new double[length];
            double[] copy = new double[length];
            for (int first = 0; first < 1 << spins; first += length) {
                cost.read(first, run);
                array.read(first, copy);
                for (int x = 0; x < length; x++) {
                    double expected = model.energy(first + x);
                    assertThat(run[x]).as("%d of %d from %d", x, length, first).isCloseTo(expected, within(1e-13));
                    assertThat(copy[x]).isCloseTo(expected, within(1e-13));
                }
            }
        }
        assertThat(cost.spread().values()).containsExactly(array.values(), within(1e-13));
        assertThat(cost.range()).containsExactly(array.range(), within(1e-13));
    }

    @Test
    void integerEnergiesAreExact() {
        IsingHamiltonian ring = IsingHamiltonian.ofCouplings(14,
                IntStream.range(0, 14).mapToObj(i -> new Coupling(i, (i + 1) % 14, -0.5)).toList(), 7);
        assertThat(IsingDiagonal.of(ring).spread().values()).containsExactly(ring.diagonal().values());
        assertThat(IsingDiagonal.of(ring).range()).containsExactly(0, 14);
    }

    /** Products of any number of Z, against the definition: the sign of each term at each state. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 5, 8, 11})
    void sumsOfPauliStringsHaveTheirValuesInEveryRun(int qubits) {
        SplittableRandom random = new SplittableRandom(qubits);
        List<PauliSum.Term> terms = new ArrayList<>();
        for (int t = 0; t < 30; t++) {
            terms.add(new PauliSum.Term(random.nextInt(-40, 40) * 0.125, new PauliString(0, random.nextLong(1L << qubits))));
        }
        PauliDiagonal cost = PauliDiagonal.of(qubits, new PauliSum(terms));
        for (int length = 1; length <= 1 << qubits; length *= 2) {
            double[] run = new double[length];
            for (int first = 0; first < 1 << qubits; first += length) {
                cost.read(first, run);
                for (int x = 0; x < length; x++) {
                    double expected = 0;
                    for (PauliSum.Term term : terms) {
                        expected += term.coefficient() * (1 - 2 * (Long.bitCount(term.string().zMask() & (first + x)) % 2));
                    }
                    assertThat(run[x]).as("%d of %d from %d", x, length, first).isEqualTo(expected).isEqualTo(cost.at(first + x));
                }
            }
        }
    }

    @Test
    void sumsOfPauliStringsAreSymmetricWhereEachHasAnEvenNumber() {
        PauliSum.Term even = new PauliSum.Term(2, PauliString.parse("ZIZZZ"));
        assertThat(PauliDiagonal.of(5, PauliSum.of(even)).isSymmetric()).isTrue();
        assertThat(PauliDiagonal.of(5, PauliSum.of(even, new PauliSum.Term(1, PauliString.z(2)))).isSymmetric()).isFalse();
        assertThatThrownBy(() -> PauliDiagonal.of(3, PauliSum.of(new PauliSum.Term(1, PauliString.parse("XZ")))))
                .hasMessageContaining("IXZ is not diagonal");
        assertThatThrownBy(() -> PauliDiagonal.of(4, PauliSum.of(even))).hasMessageContaining("reaches qubit 4");
        assertThatThrownBy(() -> PauliDiagonal.of(63, PauliSum.of(even))).hasMessageContaining("got 63");
    }

    @Test
    void largeIndicesAreReadWithoutTheRest() {
        IsingHamiltonian model = random(40, true);
        IsingDiagonal cost = IsingDiagonal.of(model);
        double[] run = new double[256];
        for (long first : new long[] {0, 1L << 31, (1L << 40) - 256, 0x5555555500L}) {
            cost.read(first, run);
            for (int x = 0; x < 256; x += 17) {
                assertThat(run[x]).isCloseTo(model.energy(first + x), within(1e-12));
            }
        }
    }

    @Test
    void symmetryIsThatOfTheModelAndForgivesRoundingInAnArray() {
        assertThat(IsingDiagonal.of(random(9, false)).isSymmetric()).isTrue();
        assertThat(IsingDiagonal.of(random(9, true)).isSymmetric()).isFalse();
        double[] values = random(9, false).diagonal().values();
        assertThat(new DiagonalHamiltonian(9, values).isSymmetric()).isTrue();
        values[17] += 1e-15;
        assertThat(new DiagonalHamiltonian(9, values).isSymmetric()).isTrue();
        values[17] += 1e-12;
        assertThat(new DiagonalHamiltonian(9, values).isSymmetric()).isFalse();
    }

    @Test
    void refusesRunsThatAreNotAlignedPowersOfTwo() {
        IsingDiagonal cost = IsingDiagonal.of(random(5, true));
        assertThatThrownBy(() -> cost.read(2, new double[4])).hasMessageContaining("run of 4 values from 2");
        assertThatThrownBy(() -> cost.read(0, new double[3])).hasMessageContaining("run of 3 values");
        assertThatThrownBy(() -> cost.read(32, new double[8])).hasMessageContaining("within 2^5");
        assertThatThrownBy(() -> cost.read(0, new double[64])).hasMessageContaining("within 2^5");
        assertThatThrownBy(() -> DiagonalCost.of(63, x -> x)).hasMessageContaining("got 63");
        assertThatThrownBy(() -> DiagonalCost.of(31, x -> x).spread()).hasMessageContaining("31 qubits does not fit a Java array");
    }
}
