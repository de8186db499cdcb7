package org.assay.quantum.transpile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assay.quantum.circuit.Angle;
import org.assay.quantum.circuit.Circuit;
import org.assay.quantum.circuit.CircuitBuilder;
import org.assay.quantum.circuit.ComplexMatrix;
import org.assay.quantum.circuit.Controls;
import org.assay.quantum.circuit.Gate;
import org.assay.quantum.circuit.GateFamily;
import org.assay.quantum.circuit.GateTest;
import org.assay.quantum.circuit.Operation;
import org.assay.quantum.circuit.Qubits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class TranspilerTest {

    static final double TOLERANCE = 1e-9;

    /** Every gate under 0 to 3 controls, the second of which is negative, on qubits in a mixed order. */
    static Stream<Operation.Apply> everyOperation() {
        int[] order = {3, 0, 4, 1, 2};
        return GateTest.everyGate().flatMap(gate -> IntStream.rangeClosed(0, 3).mapToObj(k -> {
            int[] targets = IntStream.range(0, gate.arity()).map(i -> order[i]).toArray();
            int[] on = IntStream.range(0, k).filter(i -> i != 1).map(i -> order[gate.arity() + i]).toArray();
            int[] off = k > 1 ? new int[] {order[gate.arity() + 1]} : new int[0];
            return new Operation.Apply(gate, Qubits.of(targets), Controls.on(on).and(Controls.off(off)));
        }));
    }

    @ParameterizedTest
    @EnumSource
    void everyGateUnderEveryNumberOfControlsKeepsItsUnitaryAndPhase(NativeGates gates) {
        everyOperation().forEach(operation -> assertSameUnitary(new Circuit("one", 5, 0, List.of(operation)), gates));
    }

    @ParameterizedTest
    @EnumSource
    void everyGateKeepsItsUnitaryWithoutAnIdleQubitToBorrow(NativeGates gates) {
        everyOperation().forEach(operation -> {
            int[] used = operation.qubits().toArray();
            int[] place = new int[5];
            for (int i = 0; i < used.length; i++) {
                place[used[i]] = i;
            }
            assertSameUnitary(new Circuit("one", used.length, 0, List.of(operation.moved(q -> place[q], b -> b))), gates);
        });
    }

    static void assertSameUnitary(Circuit circuit, NativeGates gates) {
        Circuit transpiled = Transpiler.transpile(circuit, gates);
        assertThat(transpiled.operations()).as("%s", circuit).allMatch(gates::contains);
        assertThat(Matrices.distance(Matrices.of(transpiled), Matrices.of(circuit)))
                .as("%s as %s", circuit, transpiled)
                .isLessThan(TOLERANCE);
    }

    /** Gates and qubits at random, from everything that there is. */
    static Circuit randomCircuit(int qubits, int operations, RandomGenerator random) {
        List<Gate> all = GateTest.everyGate().toList();
        CircuitBuilder builder = Circuit.builder(qubits);
        while (operations > 0) {
            Gate gate = all.get(random.nextInt(all.size()));
            int controls = random.nextInt(10) < 6 ? 0 : random.nextInt(4);
            if (gate.arity() + controls <= qubits) {
                int[] order = shuffled(qubits, random);
                int[] targets = java.util.Arrays.copyOf(order, gate.arity());
                int split = gate.arity() + (controls == 0 ? 0 : random.nextInt(controls + 1));
                int[] on = java.util.Arrays.copyOfRange(order, gate.arity(), split);
                int[] off = java.util.Arrays.copyOfRange(order, split, gate.arity() + controls);
                builder.controlled(Controls.on(on).and(Controls.off(off)), gate, targets);
                operations--;
            }
        }
        return builder.build();
    }

    static int[] shuffled(int count, RandomGenerator random) {
        int[] order = IntStream.range(0, count).toArray();
        for (int i = count - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
        return order;
    }

    @ParameterizedTest
    @EnumSource
    void randomCircuitsKeepTheirUnitary(NativeGates gates) {
        for (long seed = 0; seed < 60; seed++) {
            RandomGenerator random = CartanDecompositionTest.random(seed);
            Circuit circuit = randomCircuit(1 + (int) (seed % 5), 12, random);
            Circuit transpiled = Transpiler.transpile(circuit, gates);
            assertThat(transpiled.operations()).allMatch(gates::contains);
            assertThat(Matrices.distance(Matrices.of(transpiled), Matrices.of(circuit))).as("seed %d", seed).isLessThan(TOLERANCE);
        }
    }

    @ParameterizedTest
    @EnumSource
    void manyControlsTakeLinearlyManyGatesWithOneIdleQubitAndQuadraticallyManyWithout(NativeGates gates) {
        for (int k = 4; k <= 6; k++) {
            for (int idle = 0; idle <= 7 - k; idle++) {
                int[] controls = IntStream.range(0, k).toArray();
                Circuit circuit = Circuit.builder(k + 1 + idle).controlled(Controls.on(controls), Gate.Fixed.X, k).build();
                assertSameUnitary(circuit, gates);
            }
        }
        long ten = twoQubitGates(10, 1, gates);
        long twenty = twoQubitGates(20, 1, gates);
        assertThat(twenty).isLessThan(3 * ten);
        assertThat(twoQubitGates(20, 0, gates)).isLessThan(6 * twoQubitGates(10, 0, gates));
    }

    static long twoQubitGates(int controls, int idle, NativeGates gates) {
        Circuit circuit = Circuit.builder(controls + 1 + idle)
                .controlled(Controls.on(IntStream.range(0, controls).toArray()), Gate.Fixed.X, controls).build();
        return Transpiler.transpile(circuit, gates).operations().stream().filter(o -> o.qubits().size() >= 2).count();
    }

    @ParameterizedTest
    @EnumSource
    void freeParametersMayBeBoundBeforeOrAfter(NativeGates gates) {
        Map<String, Double> values = Map.of("a", 0.7, "b", -1.9, "c", 2.3);
        for (GateFamily family : GateFamily.values()) {
            for (int k = 0; k <= 3; k++) {
                List<Angle> angles = Stream.of(
                        Angle.parameter("a").times(2).plus(0.1), Angle.parameter("b"), Angle.parameter("c").plus(Angle.parameter("a")))
                        .limit(family.angles()).toList();
                Qubits targets = Qubits.range(0, family.arity());
                Controls controls = Controls.on(IntStream.range(2, 2 + k).toArray());
                Circuit free = new Circuit("free", 5, 0, List.of(new Operation.Free(family, angles, targets, controls)));
                Circuit transpiled = Transpiler.transpile(free, gates);
                assertThat(transpiled.parameters()).isEqualTo(free.parameters());
                assertThat(Matrices.distance(Matrices.of(transpiled.bind(values)), Matrices.of(free.bind(values))))
                        .as("%s under %d controls", family, k).isLessThan(TOLERANCE);
                assertThat(transpiled.operations()).allMatch(gates::contains);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void operationsWithoutUnitaryKeepTheirOrder(NativeGates gates) {
        Operation flip = new Operation.Apply(Gate.Fixed.H, Qubits.of(1), Controls.on(2));
        Circuit circuit = Circuit.builder(3).h(0).h(0).measure(0, 0).h(0).barrier().h(0).reset(0).x(0)
                .add(new Operation.Conditional(List.of(0), 1, flip)).x(1).measure(1, 1).build();
        Circuit transpiled = Transpiler.transpile(circuit, gates);
        assertThat(transpiled.operations()).allMatch(gates::contains);
        List<String> kinds = new ArrayList<>();
        for (Operation o : transpiled.operations()) {
            String kind = o.getClass().getSimpleName();
            if (!kind.equals("Apply") && (kinds.isEmpty() || !kinds.getLast().equals(kind))) {
                kinds.add(kind);
            }
        }
        assertThat(kinds).containsExactly("Measure", "Barrier", "Reset", "Conditional", "Measure");
        assertThat(transpiled.operations().getFirst()).isEqualTo(new Operation.Measure(0, 0));
        assertSameUnitary(new Circuit("body", 3, 0, List.of(flip)), gates);
    }

    /** CX counts of the literature. */
    @Test
    void wellKnownGatesTakeTheKnownNumberOfTwoQubitGates() {
        Map<String, Circuit> circuits = new TreeMap<>(Map.of(
                "1 ch", Circuit.builder(2).controlled(Controls.on(0), Gate.Fixed.H, 1).build(),
                "2 crz", Circuit.builder(2).controlled(Controls.on(0), GateFamily.RZ.at(0.3), 1).build(),
                "2 cu", Circuit.builder(2).controlled(Controls.on(0), GateFamily.U.at(0.3, 0.4, 0.5), 1).build(),
                "3 swap", Circuit.builder(2).swap(0, 1).build(),
                "2 swap and cx", Circuit.builder(2).swap(0, 1).cx(0, 1).build(),
                "6 toffoli", Circuit.builder(3).ccx(0, 1, 2).build(),
                "14 c3x", Circuit.builder(4).controlled(Controls.on(0, 1, 2), Gate.Fixed.X, 3).build(),
                "0 nothing", Circuit.builder(3).cx(0, 1).p(0.3, 0).x(1).cx(0, 2).cx(0, 1).p(-0.3, 0).cx(0, 2).x(1).build(),
                "7 fredkin", Circuit.builder(3).controlled(Controls.on(0), Gate.Fixed.SWAP, 1, 2).build()));
        circuits.forEach((name, circuit) -> assertThat(Transpiler.transpile(circuit, NativeGates.CX_RZ_SX).operations().stream()
                        .filter(o -> o.qubits().size() == 2).count())
                .as(name).isEqualTo(Long.parseLong(name.substring(0, name.indexOf(' ')))));
    }

    @Test
    void ionsTakeOneInteractionForAnyControlledPhase() {
        Circuit circuit = Circuit.builder(2).cp(0.7, 0, 1).build();
        assertThat(CartanDecompositionTest.twoQubitGates(Transpiler.transpile(circuit, NativeGates.RZZ_U).operations())).isEqualTo(1);
    }

    @Test
    void denseUnitariesTakeAsManyCxAsTheShannonDecomposition() {
        Map<Integer, Long> expected = Map.of(2, 3L, 3, 20L, 4, 100L, 5, 444L);
        for (int k = 2; k <= 5; k++) {
            ComplexMatrix matrix = Matrices.random(1 << k, CartanDecompositionTest.random(k));
            Circuit circuit = Circuit.builder(k).gate(new Gate.Unitary("dense", matrix), IntStream.range(0, k).toArray()).build();
            Circuit transpiled = Transpiler.transpile(circuit, NativeGates.CX_RZ_SX);
            assertThat(Matrices.distance(Matrices.of(transpiled), matrix)).as("%d qubits", k).isLessThan(TOLERANCE);
            assertThat(CartanDecompositionTest.twoQubitGates(transpiled.operations())).as("%d qubits", k).isEqualTo(expected.get(k));
        }
    }

    static Stream<Circuit> structuredUnitaries() {
        return Stream.of(
                Circuit.builder(3).build(),
                Circuit.builder(3).ccx(0, 1, 2).build(),
                Circuit.builder(3).h(2).build(),
                Circuit.builder(3).swap(0, 2).build(),
                Circuit.builder(3).cx(2, 0).h(1).build(),
                Circuit.builder(4).x(3).cx(3, 0).swap(1, 2).build(),
                Circuit.builder(4).controlled(Controls.on(0, 1, 2), Gate.Fixed.H, 3).build(),
                Circuit.builder(4).h(0).h(1).h(2).h(3).build());
    }

    @ParameterizedTest
    @MethodSource("structuredUnitaries")
    void matricesWithManyEqualSingularValuesAreNoTrouble(Circuit circuit) {
        ComplexMatrix matrix = Matrices.of(circuit);
        int[] targets = IntStream.range(0, circuit.qubits()).toArray();
        Circuit dense = Circuit.builder(circuit.qubits()).gate(new Gate.Unitary("dense", matrix), targets).build();
        for (NativeGates gates : NativeGates.values()) {
            assertSameUnitary(dense, gates);
        }
        Circuit controlled = Circuit.builder(circuit.qubits() + 1)
                .controlled(Controls.on(circuit.qubits()), new Gate.Unitary("dense", matrix), targets).build();
        assertSameUnitary(controlled, NativeGates.CX_RZ_SX);
    }

    @Test
    void refusesMatricesThatAreTooLarge() {
        ComplexMatrix large = ComplexMatrix.identity(1 << 9);
        Circuit circuit = Circuit.builder(9).gate(new Gate.Unitary("large", large), IntStream.range(0, 9).toArray()).build();
        assertThatThrownBy(() -> Transpiler.transpile(circuit, NativeGates.CX_RZ_SX)).hasMessageContaining("at most 8");
    }
}
