package org.assay.quantum.simulate;

import static org.assay.quantum.simulate.RandomCircuits.random;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.random.RandomGenerator;
import org.assay.quantum.circuit.Axis;
import org.assay.quantum.circuit.Circuit;
import org.assay.quantum.circuit.CircuitBuilder;
import org.assay.quantum.circuit.Controls;
import org.assay.quantum.circuit.Gate;
import org.assay.quantum.circuit.GateTest;
import org.assay.quantum.circuit.Operation;
import org.assay.quantum.circuit.Qubits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StabilizerSimulatorTest {

    private static final StabilizerSimulator STABILIZER = new StabilizerSimulator();

    static java.util.stream.Stream<Gate> everyGate() {
        return GateTest.everyGate();
    }

    @Test
    void knowsWhichGatesAreClifford() {
        for (Gate gate : List.of(Gate.Fixed.X, Gate.Fixed.Y, Gate.Fixed.Z, Gate.Fixed.H, Gate.Fixed.S, Gate.Fixed.SX, Gate.Fixed.ID)) {
            assertThat(isClifford(gate, Controls.NONE)).as(gate.label()).isTrue();
        }
        assertThat(isClifford(Gate.Fixed.T, Controls.NONE)).isFalse();
        assertThat(isClifford(Gate.Fixed.X, Controls.on(1))).isTrue();
        assertThat(isClifford(Gate.Fixed.Y, Controls.off(1))).isTrue();
        assertThat(isClifford(Gate.Fixed.S, Controls.on(1))).isFalse();
        assertThat(isClifford(Gate.Fixed.H, Controls.on(1))).isFalse();
        assertThat(isClifford(Gate.Fixed.X, Controls.on(1, 2))).isFalse();
        assertThat(isClifford(new Gate.Rotation(Axis.X, 0), Controls.on(1, 2, 3, 4, 5))).isTrue();
    }

    @Test
    void rotationsByQuarterTurnsAreClifford() {
        for (int quarters = -4; quarters <= 5; quarters++) {
            double angle = quarters * Math.PI / 2;
            for (Axis axis : Axis.values()) {
                assertThat(isClifford(new Gate.Rotation(axis, angle), Controls.NONE)).isTrue();
                assertThat(isClifford(new Gate.Rotation(axis, angle + 0.1), Controls.NONE)).isFalse();
                assertThat(Clifford.is(apply(new Gate.Interaction(axis, angle), Controls.NONE, 0, 1))).isTrue();
            }
            assertThat(isClifford(new Gate.Phase(angle), Controls.NONE)).isTrue();
        }
        assertThat(isClifford(new Gate.Phase(Math.PI), Controls.on(1))).isTrue();
        assertThat(Clifford.is(apply(new Gate.GlobalPhase(Math.PI / 2), Controls.on(1)))).isTrue();
        assertThat(Clifford.is(apply(new Gate.GlobalPhase(0.3), Controls.NONE))).isTrue();
    }

    private static Operation.Apply apply(Gate gate, Controls controls, int... targets) {
        return new Operation.Apply(gate, Qubits.of(targets), controls);
    }

    private static boolean isClifford(Gate gate, Controls controls) {
        return Clifford.is(apply(gate, controls, 0));
    }

    @Test
    void namesTheFirstGateThatIsNotClifford() {
        Circuit circuit = Circuit.builder(2).h(0).cx(0, 1).t(1).t(0).build();
        assertThat(Clifford.firstOther(circuit)).contains(circuit.operations().get(2));
        assertThatThrownBy(() -> STABILIZER.sample(circuit, 1, random(1))).hasMessageContaining("is not Clifford; the stabilizer");
    }

    /** A long random walk through the Clifford group, then every qubit measured. */
    private static CircuitBuilder randomClifford(int qubits, int gates, RandomGenerator random) {
        CircuitBuilder circuit = Circuit.builder(qubits);
        for (int g = 0; g < gates; g++) {
            int a = random.nextInt(qubits);
            int b = (a + 1 + random.nextInt(Math.max(1, qubits - 1))) % qubits;
            double quarters = random.nextInt(4) * Math.PI / 2;
            switch (random.nextInt(a == b ? 5 : 11)) {
                case 0 -> circuit.h(a);
                case 1 -> circuit.s(a);
                case 2 -> circuit.sx(a);
                case 3 -> circuit.rx(quarters, a);
                case 4 -> circuit.ry(quarters, a);
                case 5 -> circuit.cx(a, b);
                case 6 -> circuit.cz(a, b);
                case 7 -> circuit.swap(a, b);
                case 8 -> circuit.controlled(Controls.off(a), Gate.Fixed.Y, b);
                case 9 -> circuit.rzz(quarters, a, b);
                default -> circuit.ryy(quarters, a, b);
            }
        }
        return circuit;
    }

    @Test
    void shotsOfRandomCliffordCircuitsFitTheStateVector() {
        for (long seed = 1; seed <= 60; seed++) {
            int qubits = 1 + (int) (seed % 6);
            Circuit circuit = randomClifford(qubits, 40, random(seed)).build();
            double[] probabilities = Simulators.stateVector().run(circuit).probabilities();
            Counts counts = STABILIZER.sample(circuit, 2000, random(seed));
            for (Counts.Entry entry : counts.entries()) {
                assertThat(probabilities[(int) entry.outcome().toLong()]).as("seed %d, %s", seed, entry).isGreaterThan(1e-9);
            }
            assertThat(ChiSquares.deviations(counts, probabilities)).as("seed %d", seed).isLessThan(5);
        }
    }

    /** The same with measurements, resets and conditions on the way, against the tree of outcomes. */
    @Test
    void dynamicCircuitsFitTheStateVector() {
        for (long seed = 1; seed <= 24; seed++) {
            RandomGenerator random = random(seed);
            boolean onlyPauliBodies = seed % 2 == 0;
            CircuitBuilder builder = Circuit.builder(4).bits(4);
            for (int part = 0; part < 4; part++) {
                builder.append(randomClifford(4, 8, random).build());
                builder.measure(random.nextInt(4), random.nextInt(4));
                Operation body = apply(onlyPauliBodies ? Gate.Fixed.Y : Gate.Fixed.H, Controls.NONE, random.nextInt(4));
                builder.add(new Operation.Conditional(List.of(0, 2), random.nextInt(4), body));
                if (part == 2) {
                    builder.reset(random.nextInt(4));
                }
            }
            Circuit circuit = builder.measureAll().bits(8).measure(1, 7).build();
            assertThat(PauliFrames.canRun(circuit, new CliffordActions())).isEqualTo(onlyPauliBodies);
            Counts expected = Simulators.stateVector().sample(circuit, 2000, random);
            Counts seen = STABILIZER.sample(circuit, 2000, random);
            assertThat(ChiSquares.deviationsOfTwo(expected, seen)).as("seed %d", seed).isLessThan(5);
        }
    }

    @Test
    void everyShotOfOneTableauAgreesWithTheFrames() {
        for (long seed = 1; seed <= 10; seed++) {
            Circuit circuit = randomClifford(5, 60, random(seed)).measureAll().build();
            Counts frames = STABILIZER.sample(circuit, 1000, random(seed));
            java.util.Map<BitString, Long> single = new java.util.HashMap<>();
            CliffordActions actions = new CliffordActions();
            RandomGenerator random = random(seed + 1000);
            for (int shot = 0; shot < 1000; shot++) {
                StabilizerRun run = new StabilizerRun(new StabilizerTableau(5), 5, actions, random);
                circuit.operations().forEach(run::step);
                single.merge(run.bits(), 1L, Long::sum);
            }
            Counts tableaus = Counts.of(5, frames.legend(), single);
            assertThat(ChiSquares.deviationsOfTwo(frames, tableaus)).as("seed %d", seed).isLessThan(5);
        }
    }

    @Test
    void twoThousandQubitsOfGhz() {
        CircuitBuilder ghz = Circuit.builder(2000).h(0);
        for (int q = 1; q < 2000; q++) {
            ghz.cx(q - 1, q);
        }
        Counts counts = STABILIZER.sample(ghz.build(), 100, random(1));
        assertThat(counts.entries().stream().map(e -> e.outcome().weight()).toList()).isEqualTo(List.of(0, 2000));
        assertThat(counts.entries().getFirst().count()).isBetween(25L, 75L);
    }

    @Test
    void hadamardsThenAChainOfCnotsIsUniform() {
        CircuitBuilder chain = Circuit.builder(70);
        for (int q = 0; q < 70; q++) {
            chain.h(q);
        }
        for (int q = 0; q + 1 < 70; q++) {
            chain.cx(q, q + 1);
        }
        Counts counts = STABILIZER.sample(chain.build(), 2000, random(2));
        assertThat(counts.distinct()).isEqualTo(2000);
        for (int q = 0; q < 70; q++) {
            assertThat(counts.marginal(q).count(1)).as("qubit %d", q).isBetween(850L, 1150L);
        }
    }

    @ParameterizedTest
    @MethodSource("everyGate")
    void theActionIsThatOfTheMatrix(Gate gate) {
        int[] targets = java.util.stream.IntStream.range(0, gate.arity()).toArray();
        CliffordAction.of(apply(gate, Controls.NONE, targets)).filter(a -> a.qubits() > 0).ifPresent(action -> {
            for (int g = 0; g < action.forward().length; g++) {
                CliffordAction.LocalPauli image = action.forward()[g];
                assertThat(image.x() | image.z()).as("an image is never the identity").isNotZero();
            }
            CliffordAction inverse = CliffordAction.of(apply(gate.inverse(), Controls.NONE, targets)).orElseThrow();
            assertThat(action.backward()).isEqualTo(inverse.forward());
        });
    }
}
