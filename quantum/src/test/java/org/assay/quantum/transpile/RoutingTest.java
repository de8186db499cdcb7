package org.assay.quantum.transpile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assay.quantum.circuit.Angle;
import org.assay.quantum.circuit.Circuit;
import org.assay.quantum.circuit.CircuitBuilder;
import org.assay.quantum.circuit.Complex;
import org.assay.quantum.circuit.ComplexMatrix;
import org.assay.quantum.circuit.Gate;
import org.assay.quantum.circuit.Operation;
import org.assay.quantum.circuit.Qubits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class RoutingTest {

    static Stream<CouplingMap> smallMaps() {
        return Stream.of(
                CouplingMap.line(2), CouplingMap.line(5), CouplingMap.line(8), CouplingMap.ring(6), CouplingMap.ring(8),
                CouplingMap.grid(2, 3), CouplingMap.grid(2, 4), CouplingMap.allToAll(6),
                new CouplingMap("star", 6, IntStream.range(1, 6).mapToObj(q -> new CouplingMap.Pair(0, q)).toList()),
                new CouplingMap("heavy-hex piece", 8, List.of(
                        new CouplingMap.Pair(0, 1), new CouplingMap.Pair(1, 2), new CouplingMap.Pair(2, 3), new CouplingMap.Pair(3, 4),
                        new CouplingMap.Pair(2, 5), new CouplingMap.Pair(5, 6), new CouplingMap.Pair(6, 7))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("smallMaps")
    void randomCircuitsKeepTheirUnitaryUpToTheLayouts(CouplingMap map) {
        List<NativeGates> sets = List.of(NativeGates.CX_RZ_SX, NativeGates.CZ_RZ_SX, NativeGates.RZZ_U, NativeGates.CLIFFORD_T);
        for (int seed = 0; seed < 12; seed++) {
            int qubits = Math.max(1, map.qubits() - seed % 3);
            Circuit circuit = TranspilerTest.randomCircuit(qubits, 8, CartanDecompositionTest.random(seed));
            NativeGates gates = sets.get(seed % 4);
            Transpiled transpiled = Transpiler.transpile(circuit, gates, map, seed);
            assertRunsOn(transpiled);
            assertThat(Matrices.distance(Matrices.of(transpiled.circuit()), wanted(circuit, transpiled)))
                    .as("%s, %d qubits, seed %d", gates, qubits, seed).isLessThan(1e-9);
        }
    }

    /** The circuit on the machine's qubits at first, then every qubit moved to where it is at last. */
    static ComplexMatrix wanted(Circuit circuit, Transpiled transpiled) {
        Layout initial = transpiled.initial();
        int size = transpiled.map().qubits();
        List<Operation> operations = circuit.operations().stream().map(o -> o.moved(initial::physicalOf, b -> b)).toList();
        ComplexMatrix before = Matrices.of(new Circuit("moved", size, 0, operations));
        Complex[][] rows = new Complex[before.size()][before.size()];
        for (int r = 0; r < before.size(); r++) {
            int moved = 0;
            for (int q = 0; q < size; q++) {
                moved |= (r >>> initial.physicalOf(q) & 1) << transpiled.last().physicalOf(q);
            }
            for (int c = 0; c < before.size(); c++) {
                rows[moved][c] = before.at(r, c);
            }
        }
        return ComplexMatrix.of(rows);
    }

    static void assertRunsOn(Transpiled transpiled) {
        assertThat(transpiled.circuit().qubits()).isEqualTo(transpiled.map().qubits());
        for (Operation operation : transpiled.circuit().operations()) {
            assertThat(transpiled.gates().contains(operation)).as("%s", operation).isTrue();
            Qubits qubits = operation.qubits();
            if (!(operation instanceof Operation.Barrier) && qubits.size() == 2) {
                assertThat(transpiled.map().areNeighbours(qubits.get(0), qubits.get(1))).as("%s", operation).isTrue();
            }
        }
    }

    static Stream<CouplingMap> largeMaps() {
        return Stream.of(CouplingMap.line(50), CouplingMap.grid(7, 8), CouplingMap.heavyHex(3, 3), CouplingMap.ring(60));
    }

    /** Followed gate by gate through the layouts, since no matrix fits. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("largeMaps")
    void fiftyQubitsComeOutWithTheSameGatesInAnAllowedOrder(CouplingMap map) {
        RandomGenerator random = CartanDecompositionTest.random(5);
        CircuitBuilder builder = Circuit.builder(50);
        for (int i = 0; i < 200; i++) {
            int[] pair = TranspilerTest.shuffled(50, random);
            builder.cx(pair[0], pair[1]).rz(i, pair[1]);
        }
        Circuit circuit = builder.measureAll().build();
        SabreRouter.Routed routed = SabreRouter.route(circuit, map, 1);
        assertSameGatesInOrder(circuit, routed);
        assertRunsOn(Transpiler.transpile(circuit, NativeGates.CZ_RZ_SX, map, 1));
    }

    static void assertSameGatesInOrder(Circuit circuit, SabreRouter.Routed routed) {
        int[] logicalAt = new int[routed.initial().physical().size()];
        for (int q = 0; q < logicalAt.length; q++) {
            logicalAt[routed.initial().physicalOf(q)] = q;
        }
        List<java.util.ArrayDeque<Operation>> expected =
                IntStream.range(0, circuit.qubits()).mapToObj(_ -> new java.util.ArrayDeque<Operation>()).toList();
        circuit.operations().forEach(o -> o.qubits().stream().forEach(q -> expected.get(q).add(o)));
        int swaps = 0;
        for (Operation operation : routed.circuit().operations()) {
            if (operation instanceof Operation.Apply(Gate gate, Qubits targets, var _) && gate == Gate.Fixed.SWAP) {
                int moved = logicalAt[targets.get(0)];
                logicalAt[targets.get(0)] = logicalAt[targets.get(1)];
                logicalAt[targets.get(1)] = moved;
                swaps++;
            } else {
                Operation logical = operation.moved(p -> logicalAt[p], b -> b);
                logical.qubits().stream().forEach(q -> assertThat(expected.get(q).remove()).isEqualTo(logical));
            }
        }
        assertThat(expected).allMatch(java.util.ArrayDeque::isEmpty);
        assertThat(swaps).isEqualTo(routed.swaps());
        for (int p = 0; p < logicalAt.length; p++) {
            assertThat(routed.last().physicalOf(logicalAt[p])).isEqualTo(p);
        }
    }

    @Test
    void whatFitsWithoutSwapsGetsNone() {
        CircuitBuilder chain = Circuit.builder(5);
        for (int q : new int[] {3, 1, 4, 0}) {
            chain.cx(2, q);
        }
        CouplingMap star = new CouplingMap("star", 5, IntStream.of(0, 1, 3, 4).mapToObj(q -> new CouplingMap.Pair(2, q)).toList());
        assertThat(Transpiler.transpile(chain.build(), NativeGates.CX_RZ_SX, star, 0).swaps()).isZero();
        Circuit line = Circuit.builder(6).cx(0, 3).cx(3, 1).cx(1, 5).cx(5, 2).cx(2, 4).build();
        assertThat(Transpiler.transpile(line, NativeGates.CX_RZ_SX, CouplingMap.line(6), 0).swaps()).isZero();
    }

    @Test
    void theSameSeedGivesTheSameCircuit() {
        Circuit circuit = TranspilerTest.randomCircuit(6, 20, CartanDecompositionTest.random(3));
        Transpiled first = Transpiler.transpile(circuit, NativeGates.CX_RZ_SX, CouplingMap.line(6), 9);
        assertThat(Transpiler.transpile(circuit, NativeGates.CX_RZ_SX, CouplingMap.line(6), 9)).isEqualTo(first);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CLIFFORD_T_TOFFOLI")
    void measurementsKeepTheirBitsAndConditionsTheirOrder(NativeGates gates) {
        Circuit circuit = Circuit.builder(4).h(0).cx(0, 3).measure(0, 2)
                .ifBit(2, true, new Operation.Apply(Gate.Fixed.X, Qubits.of(1), org.assay.quantum.circuit.Controls.on(3)))
                .barrier().cx(1, 2).rzz(Angle.parameter("g"), 0, 2).reset(3).measure(1, 0).build();
        Transpiled transpiled = Transpiler.transpile(circuit, gates, CouplingMap.line(5), 4);
        assertRunsOn(transpiled);
        assertThat(transpiled.circuit().parameters()).containsExactly("g");
        List<Operation.Measure> measures = transpiled.circuit().operations().stream()
                .filter(Operation.Measure.class::isInstance).map(Operation.Measure.class::cast).toList();
        assertThat(measures).extracting(Operation.Measure::bit).containsExactlyInAnyOrder(2, 0);
        int measured = transpiled.circuit().operations().indexOf(measures.stream().filter(m -> m.bit() == 2).findFirst().orElseThrow());
        assertThat(transpiled.circuit().operations().subList(0, measured)).noneMatch(Operation.Conditional.class::isInstance);
    }

    @Test
    void refusesWhatDoesNotFit() {
        Circuit circuit = Circuit.builder(5).h(0).build("five");
        assertThatThrownBy(() -> Transpiler.transpile(circuit, NativeGates.CX_RZ_SX, CouplingMap.line(4), 0))
                .hasMessageContaining("circuit 'five' has 5 qubits, but map 'line(4)' has 4");
        assertThatThrownBy(() -> Transpiler.transpile(circuit, NativeGates.CLIFFORD_T_TOFFOLI, CouplingMap.line(5), 0))
                .hasMessageContaining("use CLIFFORD_T");
    }
}
