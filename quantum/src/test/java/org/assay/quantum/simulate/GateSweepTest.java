package org.assay.quantum.simulate;

import static org.assay.quantum.simulate.RandomCircuits.distance;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assay.quantum.circuit.Complex;
import org.assay.quantum.circuit.ComplexMatrix;
import org.assay.quantum.circuit.Controls;
import org.assay.quantum.circuit.Gate;
import org.assay.quantum.circuit.GateTest;
import org.assay.quantum.circuit.Operation;
import org.assay.quantum.circuit.Qubits;
import org.assay.quantum.kernel.KernelProvider;
import org.assay.quantum.kernel.Precision;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every gate on every target under every set of up to two controls of either sign, and under some larger
 * ones, on 1 to 13 qubits.
 *
 * <p>Gate by gate, a few amplitudes after each of 1.2 million gates are compared with the reference's
 * formula for them, taken from the state before it. Many gates a pass, the whole state is compared with
 * the same gates one by one; from 10 qubits on sets of two controls are drawn there, unless system
 * property {@code assay.sweep} is {@code full}, which takes some ten seconds more.
 */
class GateSweepTest {

    private static final boolean FULL = "full".equals(System.getProperty("assay.sweep"));
    private static final long SEED = Long.getLong("assay.seed", 20_251);
    private static final int ALL = Integer.MAX_VALUE;
    private static final int AMPLITUDES_A_GATE = 8;
    private static final int GATES_A_BATCH = 250;
    private static final double DOUBLE_TOLERANCE = 1e-12;
    private static final double SINGLE_TOLERANCE = 1e-5;

    private static final List<Gate> GATES = GateTest.everyGate().toList();
    private static final StateVectorSimulator SIMULATOR = new StateVectorSimulator();

    /** @param most of the steps under two controls; the others are all there */
    private static List<Operation.Apply> steps(int qubits, int most, SplittableRandom random) {
        List<Operation.Apply> out = new ArrayList<>();
        List<Operation.Apply> underTwo = new ArrayList<>();
        for (Gate gate : GATES) {
            for (Qubits targets : targets(qubits, gate.arity())) {
                int[] rest = IntStream.range(0, qubits).filter(q -> !targets.contains(q)).toArray();
                out.add(new Operation.Apply(gate, targets, Controls.NONE));
                for (int c = 0; c < rest.length; c++) {
                    out.add(new Operation.Apply(gate, targets, Controls.on(rest[c])));
                    out.add(new Operation.Apply(gate, targets, Controls.off(rest[c])));
                    for (int d = 0; d < c; d++) {
                        underTwo.add(new Operation.Apply(gate, targets, Controls.on(rest[c], rest[d])));
                        underTwo.add(new Operation.Apply(gate, targets, Controls.off(rest[c], rest[d])));
                        underTwo.add(new Operation.Apply(gate, targets, new Controls(Qubits.of(rest[c]), Qubits.of(rest[d]))));
                        underTwo.add(new Operation.Apply(gate, targets, new Controls(Qubits.of(rest[d]), Qubits.of(rest[c]))));
                    }
                }
                if (rest.length > 2) {
                    out.add(new Operation.Apply(gate, targets, several(rest, random)));
                }
            }
        }
        shuffle(underTwo, random);
        out.addAll(underTwo.subList(0, Math.min(most, underTwo.size())));
        shuffle(out, random);
        return out;
    }

    private static List<Qubits> targets(int qubits, int arity) {
        return switch (arity) {
            case 0 -> List.of(Qubits.NONE);
            case 1 -> IntStream.range(0, qubits).mapToObj(Qubits::of).toList();
            default -> IntStream.range(0, qubits * qubits).filter(p -> p / qubits != p % qubits)
                    .mapToObj(p -> Qubits.of(p / qubits, p % qubits)).toList();
        };
    }

    /** Three of them or more, of either sign. */
    private static Controls several(int[] rest, SplittableRandom random) {
        while (true) {
            int[] signs = IntStream.range(0, rest.length).map(_ -> random.nextInt(3)).toArray();
            Controls controls = new Controls(
                    Qubits.of(IntStream.range(0, rest.length).filter(i -> signs[i] == 1).map(i -> rest[i]).toArray()),
                    Qubits.of(IntStream.range(0, rest.length).filter(i -> signs[i] == 2).map(i -> rest[i]).toArray()));
            if (controls.all().size() > 2) {
                return controls;
            }
        }
    }

    private static <T> void shuffle(List<T> list, SplittableRandom random) {
        for (int i = list.size() - 1; i > 0; i--) {
            T kept = list.get(i);
            int j = random.nextInt(i + 1);
            list.set(i, list.get(j));
            list.set(j, kept);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13})
    void oneGateAtATimeAgreesWithTheReference(int qubits) {
        KernelProvider.warmUp();
        SplittableRandom random = new SplittableRandom(SEED + qubits);
        Map<Gate, ComplexMatrix> matrices = new HashMap<>();
        StateVector state = RandomCircuits.randomState(qubits, SEED);
        int[] at = new int[AMPLITUDES_A_GATE];
        Complex[] expected = new Complex[AMPLITUDES_A_GATE];
        for (Operation.Apply step : steps(qubits, ALL, random)) {
            int on = (int) step.controls().on().mask();
            int off = (int) step.controls().off().mask();
            ComplexMatrix matrix = matrices.computeIfAbsent(step.gate(), Gate::matrix);
            for (int k = 0; k < at.length; k++) {
                int any = random.nextInt(1 << qubits);
                at[k] = k % 4 == 0 ? any : (any | on) & ~off;
                expected[k] = ReferenceSimulator.amplitude(step, matrix, state, at[k]);
            }
            SIMULATOR.apply(step, state);
            for (int k = 0; k < at.length; k++) {
                double error = Math.hypot(state.re()[at[k]] - expected[k].re(), state.im()[at[k]] - expected[k].im());
                if (!(error <= DOUBLE_TOLERANCE)) {
                    fail("%s on %d qubits, amplitude %d: off by %s (seed %d)", step, qubits, at[k], error, SEED);
                }
            }
        }
        assertThat(state.norm()).as("gates are unitary").isCloseTo(1, org.assertj.core.data.Offset.offset(1e-9));
    }

    static Stream<Arguments> sizesOfLargeStates() {
        return IntStream.rangeClosed(LargeState.LEAST_QUBITS, 13).boxed()
                .flatMap(n -> Stream.of(Precision.values()).map(p -> Arguments.of(n, p)));
    }

    /** Gates of a batch are fused, reordered and run by tile; one by one they agree with the reference, see above. */
    @ParameterizedTest
    @MethodSource("sizesOfLargeStates")
    void manyGatesAPassAgreeWithOneAtATime(int qubits, Precision precision) {
        assumeThat(LargeState.isSupported()).isTrue();
        SplittableRandom random = new SplittableRandom(SEED - qubits);
        List<Operation.Apply> steps = steps(qubits, FULL || qubits <= 9 ? ALL : 8_000, random);
        List<Operation.Apply> spread = IntStream.range(0, qubits)
                .mapToObj(q -> new Operation.Apply(new Gate.U(0.4 + 0.1 * q, 0.3 * q, 1 - 0.2 * q), Qubits.of(q), Controls.NONE)).toList();
        double tolerance = precision == Precision.SINGLE ? SINGLE_TOLERANCE : DOUBLE_TOLERANCE;
        try (LargeState state = LargeState.zero(qubits, precision)) {
            for (int from = 0; from < steps.size(); from += GATES_A_BATCH) {
                List<Operation.Apply> batch = new ArrayList<>(spread);
                batch.addAll(steps.subList(from, Math.min(steps.size(), from + GATES_A_BATCH)));
                double error = error(batch, state);
                if (!(error <= tolerance)) {
                    for (Operation.Apply step : batch) {
                        List<Operation.Apply> alone = new ArrayList<>(spread);
                        alone.add(step);
                        assertThat(error(alone, state)).as("%s alone on %d qubits, %s", step, qubits, precision).isLessThanOrEqualTo(tolerance);
                    }
                    fail("gates %d to %d together, none alone, on %d qubits, %s: off by %s (seed %d)",
                            from, from + GATES_A_BATCH, qubits, precision, error, SEED);
                }
            }
        }
    }

    private static double error(List<Operation.Apply> gates, LargeState state) {
        state.reset();
        SIMULATOR.apply(gates, state);
        StateVector expected = StateVector.zero(state.qubits());
        gates.forEach(gate -> SIMULATOR.apply(gate, expected));
        return distance(state.toStateVector(), expected);
    }
}
