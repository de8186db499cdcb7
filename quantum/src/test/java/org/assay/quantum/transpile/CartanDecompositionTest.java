package org.assay.quantum.transpile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.assay.quantum.circuit.Axis;
import org.assay.quantum.circuit.Circuit;
import org.assay.quantum.circuit.Complex;
import org.assay.quantum.circuit.ComplexMatrix;
import org.assay.quantum.circuit.Gate;
import org.assay.quantum.circuit.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class CartanDecompositionTest {

    static final double TOLERANCE = 1e-10;
    static final ComplexMatrix ONE = ComplexMatrix.identity(2);

    static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    static ComplexMatrix interaction(double x, double y, double z) {
        return new Gate.Interaction(Axis.X, -2 * x).matrix()
                .times(new Gate.Interaction(Axis.Y, -2 * y).matrix())
                .times(new Gate.Interaction(Axis.Z, -2 * z).matrix());
    }

    /** Gates whose coordinates and CX counts are in the literature. */
    static Stream<Arguments> knownGates() {
        double q = Math.PI / 4;
        ComplexMatrix cx = Matrices.of(Circuit.builder(2).cx(0, 1).build());
        ComplexMatrix iswap = interaction(q, q, 0);
        return Stream.of(
                Arguments.of("identity", ComplexMatrix.identity(4), 0, 0, 0, 0),
                Arguments.of("local", new Gate.U(1, 2, 3).matrix().tensor(Gate.Fixed.H.matrix()), 0, 0, 0, 0),
                Arguments.of("cx", cx, q, 0, 0, 1),
                Arguments.of("cz", Matrices.of(Circuit.builder(2).cz(0, 1).build()), q, 0, 0, 1),
                Arguments.of("cp(1)", Matrices.of(Circuit.builder(2).cp(1, 0, 1).build()), 0.25, 0, 0, 2),
                Arguments.of("rzz(0.4)", new Gate.Interaction(Axis.Z, 0.4).matrix(), 0.2, 0, 0, 2),
                Arguments.of("iswap", iswap, q, q, 0, 2),
                Arguments.of("swap", Gate.Fixed.SWAP.matrix(), q, q, q, 3),
                Arguments.of("root of swap", interaction(q / 2, q / 2, q / 2), q / 2, q / 2, q / 2, 3),
                Arguments.of("other root of swap", interaction(q / 2, q / 2, -q / 2), q / 2, q / 2, -q / 2, 3),
                Arguments.of("B gate", interaction(q, q / 2, 0), q, q / 2, 0, 2),
                Arguments.of("sycamore-like", interaction(q, q, Math.PI / 24), q, q, Math.PI / 24, 3));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("knownGates")
    void coordinatesAndCxCountAreThoseOfTheLiterature(
            String name, ComplexMatrix gate, double x, double y, double z, int cx) {
        CartanDecomposition cartan = CartanDecomposition.of(gate);
        assertThat(new double[] {cartan.x(), cartan.y(), cartan.z()}).containsExactly(new double[] {x, y, z}, within(1e-12));
        assertThat(cartan.cxCount()).isEqualTo(cx);
        assertThat(Matrices.distance(cartan.matrix(), gate)).isLessThan(TOLERANCE);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("knownGates")
    void coordinatesDoNotDependOnGatesBeforeAndAfter(String name, ComplexMatrix gate, double x, double y, double z, int cx) {
        for (long seed = 0; seed < 50; seed++) {
            RandomGenerator random = random(seed);
            ComplexMatrix dressed = local(random).times(gate).times(local(random)).times(Complex.cis(random.nextDouble(7)));
            CartanDecomposition cartan = CartanDecomposition.of(dressed);
            assertThat(new double[] {cartan.x(), cartan.y(), cartan.z()})
                    .as("seed %d", seed).containsExactly(new double[] {x, y, z}, within(1e-12));
            assertThat(cartan.cxCount()).as("seed %d", seed).isEqualTo(cx);
            assertThat(Matrices.distance(cartan.matrix(), dressed)).as("seed %d", seed).isLessThan(TOLERANCE);
        }
    }

    static ComplexMatrix local(RandomGenerator random) {
        return Matrices.random(2, random).tensor(Matrices.random(2, random));
    }

    @Test
    void everyPointOfAGridInAndAroundTheWeylChamberComesBack() {
        RandomGenerator random = random(1);
        for (int i = -8; i <= 8; i++) {
            for (int j = -8; j <= 8; j++) {
                for (int k = -8; k <= 8; k++) {
                    ComplexMatrix gate = local(random).times(interaction(i * Math.PI / 16, j * Math.PI / 16, k * Math.PI / 16));
                    CartanDecomposition cartan = CartanDecomposition.of(gate);
                    assertThat(Matrices.distance(cartan.matrix(), gate)).as("%d %d %d", i, j, k).isLessThan(TOLERANCE);
                    assertThat(cartan.x()).as("%d %d %d", i, j, k).isBetween(0.0, Math.PI / 4 + 1e-12);
                    assertThat(cartan.y()).as("%d %d %d", i, j, k).isBetween(-1e-12, cartan.x() + 1e-12);
                    assertThat(Math.abs(cartan.z())).as("%d %d %d", i, j, k).isLessThanOrEqualTo(cartan.y() + 1e-12);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"CX_RZ_SX", "RZZ_U"})
    void synthesisHasTheSameUnitaryAndTheFewestTwoQubitGates(NativeGates gates) {
        for (long seed = 0; seed < 200; seed++) {
            RandomGenerator random = random(seed);
            ComplexMatrix gate = switch ((int) (seed % 5)) {
                case 0 -> Matrices.random(4, random);
                case 1 -> local(random).times(interaction(random.nextDouble(), random.nextDouble(), 0)).times(local(random));
                case 2 -> local(random).times(interaction(Math.PI / 4, 0, 0)).times(local(random));
                case 3 -> local(random);
                default -> local(random).times(interaction(random.nextDouble() * 1e-6, 0, 1e-7)).times(local(random));
            };
            CartanDecomposition cartan = CartanDecomposition.of(gate);
            Elementary out = new Elementary(gates, 3);
            TwoQubitSynthesis.emit(gate, 2, 0, out);
            Circuit circuit = new Circuit("two", 3, 0, out.operations());
            Circuit wanted = Circuit.builder(3).gate(new Gate.Unitary("two", gate), 2, 0).build();
            assertThat(Matrices.distance(Matrices.of(circuit), Matrices.of(wanted))).as("seed %d", seed).isLessThan(TOLERANCE);
            assertThat(twoQubitGates(circuit.operations())).as("seed %d", seed)
                    .isEqualTo(gates.hasInteraction() ? cartan.interactionCount() : cartan.cxCount());
        }
    }

    static long twoQubitGates(List<Operation> operations) {
        return operations.stream().filter(o -> !(o instanceof Operation.Barrier) && o.qubits().size() == 2).count();
    }

    @Test
    void twoCxAndADiagonalMakeAnyUnitary() {
        for (long seed = 0; seed < 100; seed++) {
            ComplexMatrix gate = seed == 0 ? Gate.Fixed.SWAP.matrix() : Matrices.random(4, random(seed));
            Elementary out = new Elementary(NativeGates.CX_RZ_SX, 2);
            ComplexMatrix diagonal = TwoQubitSynthesis.emitUpToDiagonal(gate, 0, 1, out);
            Circuit circuit = new Circuit("two", 2, 0, out.operations());
            assertThat(diagonal.isDiagonal()).isTrue();
            assertThat(twoQubitGates(circuit.operations())).as("seed %d", seed).isLessThanOrEqualTo(2);
            assertThat(Matrices.distance(diagonal.times(Matrices.of(circuit)), gate)).as("seed %d", seed).isLessThan(TOLERANCE);
        }
    }

    @Test
    void refusesMatricesOfOtherSizesAndThoseThatAreNotUnitary() {
        assertThatThrownBy(() -> CartanDecomposition.of(ONE)).hasMessageContaining("4 x 4 matrix, got 2 rows");
        assertThatThrownBy(() -> CartanDecomposition.of(ComplexMatrix.identity(4).times(Complex.real(2))))
                .hasMessageContaining("is it normalised?");
    }
}
