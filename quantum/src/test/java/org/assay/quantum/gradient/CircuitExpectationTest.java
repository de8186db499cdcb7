package org.assay.quantum.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.assay.quantum.circuit.Angle;
import org.assay.quantum.circuit.Circuit;
import org.assay.quantum.circuit.CircuitBuilder;
import org.assay.quantum.circuit.Controls;
import org.assay.quantum.circuit.GateFamily;
import org.assay.quantum.circuit.Operation;
import org.assay.quantum.circuit.Qubits;
import org.assay.quantum.observable.DiagonalHamiltonian;
import org.assay.quantum.observable.IsingHamiltonian;
import org.assay.quantum.observable.PauliString;
import org.assay.quantum.observable.PauliSum;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CircuitExpectationTest {

    private static final PauliSum HAMILTONIAN = PauliSum.of(
            new PauliSum.Term(0.7, PauliString.parse("XYZI")),
            new PauliSum.Term(-1.1, PauliString.parse("IZZY")),
            new PauliSum.Term(0.4, PauliString.parse("YIYY")),
            new PauliSum.Term(0.9, PauliString.parse("ZIXX")));

    private static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /** Each family, plain and under controls of either sign, with parameters that stand in several places. */
    private static Circuit ansatz(GateFamily family, Controls controls, RandomGenerator random) {
        CircuitBuilder circuit = Circuit.builder(4);
        for (int q = 0; q < 4; q++) {
            circuit.u(random.nextDouble(3), random.nextDouble(3), random.nextDouble(3), q);
        }
        for (int round = 0; round < 2; round++) {
            List<Angle> angles = new ArrayList<>();
            for (int k = 0; k < family.angles(); k++) {
                angles.add(Angle.parameter("a").times(0.7 + k).plus(Angle.parameter("b" + (k + round) % 2).times(-1.3)).plus(0.2));
            }
            int[] targets = family.arity() == 0 ? new int[0] : family.arity() == 1 ? new int[] {2} : new int[] {2, 0};
            circuit.add(new Operation.Free(family, angles, Qubits.of(targets), controls));
            circuit.cx(0, 2).ry(0.3, 1).cx(1, 3).rx(Angle.parameter("c"), 3);
        }
        return circuit.measureAll().build();
    }

    @ParameterizedTest
    @EnumSource
    void adjointShiftAndFiniteDifferencesAgree(GateFamily family) {
        for (Controls controls : List.of(Controls.NONE, Controls.on(1), Controls.off(3), new Controls(Qubits.of(3), Qubits.of(1)))) {
            RandomGenerator random = random(family.ordinal());
            CircuitExpectation energy = CircuitExpectation.of(ansatz(family, controls, random), HAMILTONIAN);
            Map<String, Double> at = new HashMap<>();
            energy.parameters().forEach(name -> at.put(name, random.nextDouble(-2, 2)));
            ValueAndGradient adjoint = energy.adjoint(at);
            ValueAndGradient shift = energy.parameterShift(at);
            assertThat(adjoint.value()).isCloseTo(energy.value(at), within(1e-13));
            for (String name : energy.parameters()) {
                String where = "%s under %s by %s".formatted(family, controls, name);
                assertThat(adjoint.gradient().get(name)).as(where).isCloseTo(shift.gradient().get(name), within(1e-12));
                assertThat(adjoint.gradient().get(name)).as(where).isCloseTo(finiteDifference(energy, at, name), within(1e-7));
            }
            assertThat(shift.runs()).isGreaterThan(adjoint.runs());
        }
    }

    private static double finiteDifference(CircuitExpectation energy, Map<String, Double> at, String name) {
        double h = 1e-5;
        Map<String, Double> up = new HashMap<>(at);
        Map<String, Double> down = new HashMap<>(at);
        up.merge(name, h, Double::sum);
        down.merge(name, -h, Double::sum);
        return (energy.value(up) - energy.value(down)) / (2 * h);
    }

    @Test
    void everyFamilyMattersUnderAControl() {
        for (GateFamily family : GateFamily.values()) {
            CircuitExpectation energy = CircuitExpectation.of(ansatz(family, Controls.on(1), random(3)), HAMILTONIAN);
            double[] gradient = new double[energy.parameters().size()];
            energy.adjoint(new double[] {0.4, 0.3, -0.6, 0.1}, gradient);
            assertThat(Math.abs(gradient[0])).as(family.label()).isGreaterThan(1e-3);
        }
    }

    @Test
    void aRotationFromZeroGivesACosine() {
        Circuit circuit = Circuit.builder(1).ry(Angle.parameter("t"), 0).build();
        CircuitExpectation z = CircuitExpectation.of(circuit, PauliSum.of(new PauliSum.Term(1, PauliString.z(0))));
        double[] gradient = new double[1];
        assertThat(z.adjoint(new double[] {0.8}, gradient)).isCloseTo(Math.cos(0.8), within(1e-15));
        assertThat(gradient[0]).isCloseTo(-Math.sin(0.8), within(1e-15));
    }

    @Test
    void aDiagonalCostIsTheSameAsItsPauliSum() {
        var ising = new IsingHamiltonian(
                List.of(0.3, -0.2, 0.0, 0.5),
                List.of(new IsingHamiltonian.Coupling(0, 2, 1.5), new IsingHamiltonian.Coupling(1, 3, -0.7)), 0.25);
        PauliSum same = PauliSum.of(
                new PauliSum.Term(0.25, PauliString.IDENTITY),
                new PauliSum.Term(0.3, PauliString.z(0)), new PauliSum.Term(-0.2, PauliString.z(1)), new PauliSum.Term(0.5, PauliString.z(3)),
                new PauliSum.Term(1.5, PauliString.z(0, 2)), new PauliSum.Term(-0.7, PauliString.z(1, 3)));
        Circuit circuit = ansatz(GateFamily.RXX, Controls.NONE, random(4));
        double[] at = {0.3, 0.4, -0.5, 0.6};
        double[] byDiagonal = new double[4];
        double[] byTerms = new double[4];
        assertThat(CircuitExpectation.of(circuit, ising.diagonal()).adjoint(at, byDiagonal))
                .isCloseTo(CircuitExpectation.of(circuit, same).adjoint(at, byTerms), within(1e-13));
        assertThat(byDiagonal).containsExactly(byTerms, within(1e-13));
    }

    @Test
    void refusesWhatHasNoGradient() {
        PauliSum z = PauliSum.of(new PauliSum.Term(1, PauliString.z(0)));
        assertThatThrownBy(() -> CircuitExpectation.of(Circuit.builder(1).reset(0).build(), z)).hasMessageContaining("no adjoint");
        assertThatThrownBy(() -> CircuitExpectation.of(Circuit.builder(1).measure(0, 0).h(0).build(), z))
                .hasMessageContaining("after its measurement");
        Circuit free = Circuit.builder(1).rx(Angle.parameter("t"), 0).build();
        assertThatThrownBy(() -> CircuitExpectation.of(free, z).value(Map.of())).hasMessageContaining("parameter 't' has no value");
        assertThatThrownBy(() -> CircuitExpectation.of(free, z).value(new double[2])).hasMessageContaining("2 values for 1 parameters");
        assertThatThrownBy(() -> CircuitExpectation.of(free, PauliSum.of(new PauliSum.Term(1, PauliString.z(1)))))
                .hasMessageContaining("reaches qubit 1");
    }

    @Test
    void stopsWhenInterrupted() {
        CircuitExpectation expectation = CircuitExpectation.of(Circuit.builder(2).rx(0.1, 0).cx(0, 1).build(),
                new DiagonalHamiltonian(2, new double[] {0, 1, 1, 0}));
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> expectation.adjoint(Map.of()))
                    .isInstanceOf(CancellationException.class).hasMessage("interrupted after 0 of 2 gates");
        } finally {
            assertThat(Thread.interrupted()).as("stays interrupted").isTrue();
        }
    }
}
