package org.assay.quantum.circuit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

public class GateTest {

    static final double TOLERANCE = 1e-15;

    /** Each fixed gate, each family at two sets of angles, and two given by their matrices. */
    public static Stream<Gate> everyGate() {
        Stream<Gate> families = Arrays.stream(GateFamily.values())
                .flatMap(f -> DoubleStream.of(0.3, -2.9)
                        .mapToObj(a -> f.at(DoubleStream.iterate(a, b -> b + 0.7).limit(f.angles()).toArray())));
        Stream<Gate> unitaries = Stream.of(
                new Gate.Unitary("one", new Gate.U(0.4, 1.1, -0.2).matrix().times(Complex.cis(0.9))),
                new Gate.Unitary("two", new Gate.Interaction(Axis.X, 0.8).matrix()
                        .times(new Gate.U(1, 2, 3).matrix().tensor(new Gate.U(-0.5, 0.2, 0.1).matrix()))));
        return Stream.concat(Stream.concat(Arrays.stream(Gate.Fixed.values()), families), unitaries);
    }

    @ParameterizedTest
    @MethodSource("everyGate")
    void matrixIsUnitaryAndFitsTheArity(Gate gate) {
        assertThat(gate.matrix().size()).isEqualTo(1 << gate.arity());
        assertThat(gate.matrix().isUnitary(TOLERANCE * 8)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("everyGate")
    void inverseUndoesTheGate(Gate gate) {
        ComplexMatrix product = gate.matrix().times(gate.inverse().matrix());
        assertThat(product.isCloseTo(ComplexMatrix.identity(product.size()), TOLERANCE * 8)).isTrue();
    }

    @Test
    void rootsSquareToWhatTheyAreRootsOf() {
        assertSquare(Gate.Fixed.S, Gate.Fixed.Z);
        assertSquare(Gate.Fixed.T, Gate.Fixed.S);
        assertSquare(Gate.Fixed.SX, Gate.Fixed.X);
    }

    private static void assertSquare(Gate root, Gate square) {
        assertThat(root.matrix().times(root.matrix()).isCloseTo(square.matrix(), TOLERANCE)).isTrue();
    }

    @Test
    void rotationByAFullTurnIsMinusOne() {
        for (Axis axis : Axis.values()) {
            ComplexMatrix full = new Gate.Rotation(axis, 2 * Math.PI).matrix();
            assertThat(full.isCloseTo(ComplexMatrix.identity(2).times(Complex.real(-1)), TOLERANCE)).isTrue();
        }
    }

    @Test
    void rzAndPhaseDifferByAGlobalPhaseOnly() {
        ComplexMatrix rz = new Gate.Rotation(Axis.Z, 0.7).matrix();
        ComplexMatrix phase = new Gate.Phase(0.7).matrix();
        assertThat(rz.isCloseTo(phase, 0.1)).isFalse();
        assertThat(rz.isCloseUpToGlobalPhase(phase, TOLERANCE)).isTrue();
    }

    @Test
    void eulerAnglesGiveTheRotationsAboutYAndZ() {
        assertThat(new Gate.U(0.9, 0, 0).matrix().isCloseTo(new Gate.Rotation(Axis.Y, 0.9).matrix(), TOLERANCE)).isTrue();
        assertThat(new Gate.U(0, 0, 0.9).matrix().isCloseTo(new Gate.Phase(0.9).matrix(), TOLERANCE)).isTrue();
        assertThat(new Gate.U(Math.PI / 2, 0, Math.PI).matrix().isCloseTo(Gate.Fixed.H.matrix(), TOLERANCE)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void familyNamesAreTheLabelsOfItsGates(GateFamily family) {
        Gate gate = family.at(new double[family.angles()]);
        assertThat(gate.label()).isEqualTo(family.label());
        assertThat(gate.arity()).isEqualTo(family.arity());
    }

    @Test
    void refusesAnAngleThatIsNotFinite() {
        assertThatThrownBy(() -> new Gate.Rotation(Axis.X, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("angle is NaN, but must be a finite number");
    }

    @Test
    void refusesAMatrixThatIsNotUnitary() {
        assertThatThrownBy(() -> new Gate.Unitary("g", ComplexMatrix.real(1, 1, 1, -1)))
                .hasMessageContaining("gate 'g' is not unitary");
        assertThatThrownBy(() -> new Gate.Unitary("g", ComplexMatrix.identity(3))).hasMessageContaining("3 rows");
    }
}
