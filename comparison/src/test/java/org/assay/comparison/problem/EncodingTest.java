package org.assay.comparison.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assay.classical.search.SpinModel;
import org.assay.classical.search.Spins;
import org.assay.classical.search.WeightedGraph;
import org.assay.quantum.observable.DiagonalCost;
import org.assay.quantum.observable.IsingHamiltonian;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EncodingTest {
    private static final double CLOSE = 1e-9;

    /** Every kind of cost, at every size up to 10, each without symmetry. */
    static Stream<Cost> costs() {
        return IntStream.rangeClosed(1, 10).boxed().flatMap(n -> Stream.of(
                        weightedCut(n), fieldsAndCouplings(n), qubo(n), partition(n), new Cost.Labs(Math.max(2, n)),
                        maxSat(Math.max(3, n))));
    }

    static Stream<Cost> quadraticCosts() {
        return costs().filter(Encoding::isQuadratic);
    }

    @ParameterizedTest
    @MethodSource("costs")
    void diagonalsHoldTheCostOfEveryAssignment(Cost cost) {
        double[] costs = Encoding.diagonal(cost).values();
        double[] energies = Encoding.energyDiagonal(cost).values();
        for (int x = 0; x < costs.length; x++) {
            double expected = cost.of(Encoding.assignment(cost.size(), x));
            assertThat(costs[x]).as("cost of %d", x).isCloseTo(expected, within(CLOSE));
            assertThat(energies[x]).as("energy of %d", x).isCloseTo(cost.goal().energy(expected), within(CLOSE));
        }
    }

    /** A run of 2^4 of each, so that some variables are fixed and some run. */
    @ParameterizedTest
    @MethodSource("costs")
    void costsThatAreComputedAsTheyAreReadAreThoseOfEveryAssignment(Cost cost) {
        DiagonalCost diagonal = Encoding.diagonalCost(cost);
        double[] run = new double[1 << Math.min(4, cost.size())];
        for (int first = 0; first < 1 << cost.size(); first += run.length) {
            diagonal.read(first, run);
            for (int x = 0; x < run.length; x++) {
                double expected = cost.of(Encoding.assignment(cost.size(), first + x));
                assertThat(run[x]).as("cost of %d", first + x).isCloseTo(expected, within(CLOSE));
                assertThat(diagonal.at(first + x)).isCloseTo(expected, within(CLOSE));
            }
        }
        assertThat(diagonal.isSymmetric()).isEqualTo(Encoding.isSymmetric(cost));
    }

    /** Of more variables than an array holds, at a few places. */
    @Test
    void longSequencesAndFormulasAreReadWithoutTheRest() {
        for (String name : List.of("labs:40", "max3sat:45")) {
            Cost cost = Problems.resolve(name, 7).cost();
            DiagonalCost diagonal = Encoding.diagonalCost(cost);
            double[] run = new double[64];
            for (long first : new long[] {0, 1L << 31, (1L << cost.size()) - 64, 0x5555555540L}) {
                diagonal.read(first, run);
                for (int x = 0; x < 64; x += 7) {
                    assertThat(run[x]).as("%s at %d", name, first + x).isEqualTo(cost.of(Encoding.assignment(cost.size(), first + x)));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("quadraticCosts")
    void classicalAndQuantumFormsHaveTheEnergyOfEveryAssignment(Cost cost) {
        SpinModel model = Encoding.spinModel(cost);
        IsingHamiltonian hamiltonian = Encoding.hamiltonian(cost);
        for (int x = 0; x < 1 << cost.size(); x++) {
            Spins assignment = Encoding.assignment(cost.size(), x);
            double energy = cost.goal().energy(cost.of(assignment));
            assertThat(model.energy(assignment)).as("model at %d", x).isCloseTo(energy, within(CLOSE));
            assertThat(hamiltonian.energy(x)).as("hamiltonian at %d", x).isCloseTo(energy, within(CLOSE));
        }
    }

    @ParameterizedTest
    @MethodSource("quadraticCosts")
    void quboIsingAndMaxCutFormsHaveTheEnergyOfEveryAssignment(Cost cost) {
        Cost.Ising ising = new Cost.Ising(Encoding.spinModel(cost));
        Cost.Qubo qubo = Encoding.toQubo(ising);
        Encoding.AsMaxCut asCut = Encoding.toMaxCut(ising);
        int n = cost.size();
        for (int x = 0; x < 1 << n; x++) {
            Spins assignment = Encoding.assignment(n, x);
            double energy = cost.goal().energy(cost.of(assignment));
            assertThat(qubo.of(assignment)).as("QUBO at %d", x).isCloseTo(energy, within(CLOSE));
            assertThat(Encoding.toIsing(qubo).of(assignment)).as("back at %d", x).isCloseTo(energy, within(CLOSE));
            Spins cutAssignment = Encoding.assignment(asCut.cut().size(), x);
            assertThat(asCut.offset() - asCut.cut().of(cutAssignment)).as("cut at %d", x).isCloseTo(energy, within(CLOSE));
            assertThat(asCut.assignment(cutAssignment, n)).isEqualTo(assignment);
        }
    }

    @Test
    void theFurtherNodeOfACutFlipsTheAssignment() {
        Cost.Ising ising = fieldsAndCouplings(3);
        Encoding.AsMaxCut asCut = Encoding.toMaxCut(ising);
        assertThat(asCut.cut().size()).isEqualTo(4);
        Spins flipped = asCut.assignment(Spins.ofBits(4, 0b1011), 3);
        assertThat(Encoding.index(flipped)).isEqualTo(0b100);
        assertThat(ising.of(flipped)).isCloseTo(asCut.offset() - asCut.cut().of(Spins.ofBits(4, 0b1011)), within(CLOSE));
    }

    @Test
    void maxCutAsQuboFollowsTheTextbook() {
        Cost.MaxCut cut = weightedCut(7);
        Cost.Qubo qubo = Encoding.toQubo(cut);
        for (int x = 0; x < 1 << 7; x++) {
            Spins assignment = Encoding.assignment(7, x);
            assertThat(qubo.of(assignment)).isCloseTo(-cut.of(assignment), within(CLOSE));
            assertThat(Encoding.toIsing(cut).of(assignment)).isCloseTo(-cut.of(assignment), within(CLOSE));
        }
    }

    @Test
    void asymmetricTriangleTellsTheBitOrder() {
        Cost cost = Problems.resolve("triangle812", 7).cost();
        assertThat(Encoding.diagonal(cost).values()).containsExactly(0, 10, 9, 3, 3, 9, 10, 0);
    }

    @Test
    void assignmentsAndIndicesAreInverse() {
        for (int x = 0; x < 1 << 10; x++) {
            Spins assignment = Encoding.assignment(10, x);
            assertThat(Encoding.index(assignment)).isEqualTo(x);
            for (int i = 0; i < 10; i++) {
                assertThat(assignment.spin(i)).isEqualTo(1 - 2 * (x >> i & 1));
            }
        }
    }

    @Test
    void refusesWhatDoesNotFit() {
        assertThatThrownBy(() -> Encoding.assignment(3, 8)).hasMessage("index 8, but 3 variables have 0..7");
        assertThatThrownBy(() -> Encoding.index(Spins.ofSides(new boolean[64]))).hasMessageContaining("an index holds 63");
        assertThatThrownBy(() -> Encoding.diagonal(Problems.resolve("reg3:40", 7).cost()))
                .hasMessage("a diagonal over 40 variables has 2^40 values; at most 2^30 fit");
        assertThatThrownBy(() -> Encoding.spinModel(new Cost.Labs(12)))
                .hasMessage("the cost has products of 4 spins, but an Ising model has pairs only");
    }

    private static Cost.MaxCut weightedCut(int n) {
        WeightedGraph.Builder graph = WeightedGraph.builder(n);
        InstanceRandom random = new InstanceRandom(n);
        for (int u = 0; u < n; u++) {
            for (int v = u + 1; v < n; v++) {
                if (random.unit() < 0.7) {
                    graph.edge(u, v, random.gaussian());
                }
            }
        }
        return new Cost.MaxCut(graph.build());
    }

    private static Cost.Ising fieldsAndCouplings(int n) {
        InstanceRandom random = new InstanceRandom(100 + n);
        double[] fields = new double[n];
        for (int i = 0; i < n; i++) {
            fields[i] = random.gaussian();
        }
        return new Cost.Ising(SpinModel.ising(fields, weightedCut(n).graph(), 0.375));
    }

    private static Cost.Qubo qubo(int n) {
        InstanceRandom random = new InstanceRandom(200 + n);
        double[] linear = new double[n];
        for (int i = 0; i < n; i++) {
            linear[i] = random.gaussian();
        }
        return new Cost.Qubo(linear, weightedCut(n).graph(), -1.25);
    }

    private static Cost.Partition partition(int n) {
        return new Cost.Partition(IntStream.rangeClosed(1, n).mapToObj(i -> (long) i * i + 1).toList());
    }

    private static Cost.MaxSat maxSat(int n) {
        return new Cost.MaxSat(n, List.of(
                new Cost.MaxSat.Clause(List.of(1, -2, 3), 2.5),
                new Cost.MaxSat.Clause(-1),
                new Cost.MaxSat.Clause(-3, n == 3 ? 2 : n),
                new Cost.MaxSat.Clause(-1, -2, -3)));
    }
}
