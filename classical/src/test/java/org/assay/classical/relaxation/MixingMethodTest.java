package org.assay.classical.relaxation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.assay.classical.machine.Vectors;
import org.assay.classical.relaxation.DualBound.Proof;
import org.assay.classical.search.FieldFree;
import org.assay.classical.search.GSet;
import org.assay.classical.search.Graphs;
import org.assay.classical.search.SpinModel;
import org.assay.classical.search.WeightedGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MixingMethodTest {

    static Stream<Arguments> knownValues() {
        return Stream.of(
                Arguments.of("K3", Graphs.complete(3), 2.25),
                Arguments.of("C5", Graphs.cycle(5), 4.5225424859),
                Arguments.of("C8", Graphs.cycle(8), 8),
                Arguments.of("Petersen", Graphs.petersen(), 12.5),
                Arguments.of("K7", Graphs.complete(7), 49 / 4.0),
                Arguments.of("K20", Graphs.complete(20), 100),
                Arguments.of("no edges", WeightedGraph.builder(4).build(), 0),
                Arguments.of("one node", WeightedGraph.builder(1).build(), 0));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("knownValues")
    void valuesOfGoemansAndWilliamson(String name, WeightedGraph graph, double value) {
        SdpSolution solution = new MixingMethod(1e-9, 20_000).solve(SpinModel.maxCut(graph), new Random(1));

        assertThat(-solution.value()).as(name).isCloseTo(value, within(1e-7));
        assertThat(-solution.bound().value()).as(name).isBetween(value - 1e-10, value + 1e-7);
        for (int i = 0; i < graph.nodes(); i++) {
            assertThat(solution.correlation(i, i)).isCloseTo(1, within(1e-12));
        }
    }

    @Test
    void g1ToOnePartInTenThousand() {
        SdpSolution solution = new MixingMethod(1e-4, 1000).solve(SpinModel.maxCut(GSet.g1()), new Random(1));

        assertThat(-solution.value()).isCloseTo(12083.2, within(0.2));
        assertThat(solution.gap()).isBetween(0.0, 1e-4 * 12083.2);
        assertThat(solution.bound().proof()).isEqualTo(Proof.FACTORISATION);
        assertThat(solution.sweeps()).as("work").isLessThan(200);
    }

    @Test
    void theBoundLiesUnderEveryEnergy() {
        for (int seed = 0; seed < 40; seed++) {
            Random random = new Random(seed);
            SpinModel model = seed % 2 == 0
                    ? SpinModel.maxCut(Graphs.random(12, 0.5, seed % 4 == 0, random))
                    : Graphs.randomIsing(11, 0.5, seed % 4 == 1, random);
            double least = Graphs.leastEnergy(model);
            SpinModel free = FieldFree.of(model).model();
            for (int sweeps : new int[] {1, 5, 100}) {
                DualBound bound = new MixingMethod(1e-6, sweeps).solve(free, random).bound();
                assertThat(bound.value()).as("seed %d, %d sweeps", seed, sweeps).isLessThanOrEqualTo(least);
                assertThat(model.raiseToLevel(bound.value())).isLessThanOrEqualTo(least);
            }
        }
    }

    @Test
    void anyMultipliersGiveABound() {
        for (int seed = 0; seed < 40; seed++) {
            Random random = new Random(seed);
            SpinModel model = SpinModel.maxCut(Graphs.random(10, 0.6, true, random));
            Couplings couplings = new Couplings(model);
            double[] multipliers = random.doubles(10, -3, 1).toArray();
            double least = Graphs.leastEnergy(model);

            DualBound factorised = DualBound.of(couplings, model.constant(), multipliers, 1e-6, random);
            DualBound randomised = DualBound.byRandomStart(couplings, model.constant(), multipliers, random);
            assertThat(factorised.value()).as("seed %d", seed).isLessThanOrEqualTo(least);
            assertThat(randomised.value()).as("seed %d", seed).isLessThanOrEqualTo(factorised.value());
            assertThat(randomised.proof()).isEqualTo(Proof.RANDOM_START);
        }
    }

    @Test
    void theRandomStartBoundIsNearTheFactorisedOne() {
        SpinModel model = SpinModel.maxCut(GSet.g14());
        Couplings couplings = new Couplings(model);
        double[] multipliers = new double[800];
        Arrays.fill(multipliers, -3);
        double factorised = DualBound.of(couplings, model.constant(), multipliers, 1e-3, new Random(1)).value();
        double randomised = DualBound.byRandomStart(couplings, model.constant(), multipliers, new Random(1)).value();

        assertThat(randomised).isLessThan(factorised).isGreaterThan(factorised * 1.05);
    }

    @Test
    void lanczosFindsTheSpectraOfRings() {
        for (int n : new int[] {3, 8, 50, 51}) {
            Couplings ring = new Couplings(SpinModel.ising(new double[n], Graphs.cycle(n), 0));
            double least = n % 2 == 0 ? -2 : 2 * Math.cos(Math.PI * (n - 1) / n);
            double found = Lanczos.leastEigenvalue(ring, new double[n], 300, 0, new Random(n)).value();
            assertThat(found).as("ring of %d", n).isCloseTo(least, within(1e-10));
        }
    }

    @Test
    void choleskyTellsDefiniteFromIndefinite() {
        Random random = new Random(3);
        for (int n = 1; n <= 23; n++) {
            assertThat(Cholesky.factorises(ring(n, 2.01))).as("definite, %d", n).isTrue();
            assertThat(Cholesky.factorises(ring(n, n < 3 ? -0.01 : -2 * Math.cos(Math.PI * (n - n % 2) / n) - 0.01)))
                    .as("indefinite, %d", n)
                    .isFalse();
            assertThat(Cholesky.factorises(gram(n, random))).as("gram, %d", n).isTrue();
        }
    }

    /** A ring's adjacency matrix plus a diagonal; fewer than three nodes have no edges. */
    private static double[][] ring(int n, double diagonal) {
        double[][] upper = new double[n][];
        for (int i = 0; i < n; i++) {
            upper[i] = new double[n - i];
            upper[i][0] = diagonal;
        }
        for (int i = 0; n > 2 && i < n; i++) {
            upper[Math.min(i, (i + 1) % n)][i + 1 < n ? 1 : n - 1] = 1;
        }
        return upper;
    }

    private static double[][] gram(int n, Random random) {
        double[][] factor = new double[n][n + 3];
        for (double[] row : factor) {
            Arrays.setAll(row, k -> random.nextGaussian());
        }
        double[][] upper = new double[n][];
        for (int i = 0; i < n; i++) {
            upper[i] = new double[n - i];
            for (int j = i; j < n; j++) {
                for (int k = 0; k < n + 3; k++) {
                    upper[i][j - i] += factor[i][k] * factor[j][k];
                }
            }
        }
        return upper;
    }

    @Test
    void vectorLoopsAgreeWithPlainOnesBitForBit() {
        assumeThat(Vectors.EXIST).isTrue();
        SpinModel model = SpinModel.maxCut(Graphs.random(50, 0.3, true, new Random(2)));
        Couplings couplings = new Couplings(model);
        UnitVectors vectors = UnitVectors.random(50, 11, new Random(3));
        double[] plain = new double[vectors.stride];
        double[] vector = new double[vectors.stride];
        for (int i = 0; i < 50; i++) {
            new ScalarMixingKernel().pull(couplings, vectors, i, plain);
            new VectorMixingKernel().pull(couplings, vectors, i, vector);
            assertThat(vector).isEqualTo(plain);
        }
    }

    @Test
    void refusesFieldsAndSettingsOutOfRange() {
        SpinModel fields = SpinModel.ising(new double[] {1, 0}, WeightedGraph.builder(2).edge(0, 1).build(), 0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MixingMethod().solve(fields, new Random(1)))
                .withMessageContaining("FieldFree");
        assertThatIllegalArgumentException().isThrownBy(() -> new MixingMethod(0, 10)).withMessageContaining("relative gap");
        assertThatIllegalArgumentException().isThrownBy(() -> new MixingMethod(1e-4, 0)).withMessageContaining("sweeps");
    }
}
