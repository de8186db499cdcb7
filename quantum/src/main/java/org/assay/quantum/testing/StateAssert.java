package org.assay.quantum.testing;

import java.util.Locale;
import org.assay.quantum.circuit.Complex;
import org.assay.quantum.simulate.StateTable;
import org.assay.quantum.simulate.StateVector;

/**
 * Assertions on a state.
 *
 * <pre>{@code
 * assertThatState(Simulators.stateVector().run(circuit)).isCloseTo(bell, upToGlobalPhase());
 * }</pre>
 */
public final class StateAssert {

    private static final int ROWS_SHOWN = 8;

    private final StateVector actual;

    private StateAssert(StateVector actual) {
        this.actual = actual;
    }

    public static StateAssert assertThatState(StateVector actual) {
        return new StateAssert(actual);
    }

    /** Every amplitude is close to that of the other state. */
    public StateAssert isCloseTo(StateVector expected, Closeness closeness) {
        hasQubits(expected.qubits());
        Complex phase = closeness.ignoresGlobalPhase() ? bestPhase(expected) : Complex.ONE;
        long worst = 0;
        double largest = -1;
        for (long i = 0; i < actual.size(); i++) {
            double difference = actual.amplitude(i).minus(expected.amplitude(i).times(phase)).abs();
            if (!(difference <= largest)) {
                largest = difference;
                worst = i;
            }
        }
        if (!(largest <= closeness.tolerance())) {
            throw failure(expected, phase, closeness, worst, largest);
        }
        return this;
    }

    /** The phase by which the other state comes closest: that of {@code <expected|actual>}. */
    private Complex bestPhase(StateVector expected) {
        Complex overlap = expected.innerProduct(actual);
        return overlap.abs() == 0 ? Complex.ONE : overlap.times(1 / overlap.abs());
    }

    private AssertionError failure(
            StateVector expected, Complex phase, Closeness closeness, long worst, double largest) {
        return new AssertionError(String.format(
                Locale.ROOT,
                "the states differ by %.3g at basis state %d (%s there, expected %s), allowed is %.3g%s%n"
                        + "actual:%n%sexpected:%n%s",
                largest, worst, actual.amplitude(worst), expected.amplitude(worst).times(phase), closeness.tolerance(),
                closeness.ignoresGlobalPhase() ? " after the global phase %.4f pi was taken out".formatted(phase.phase() / Math.PI) : "",
                StateTable.of(actual, ROWS_SHOWN), StateTable.of(expected, ROWS_SHOWN)));
    }

    public StateAssert hasQubits(int qubits) {
        if (actual.qubits() != qubits) {
            throw new AssertionError("the state has %d qubits, expected %d".formatted(actual.qubits(), qubits));
        }
        return this;
    }

    public StateAssert hasProbability(long basisState, double expected, double tolerance) {
        double seen = actual.probability(basisState);
        if (!(Math.abs(seen - expected) <= tolerance)) {
            throw new AssertionError("basis state %d has probability %s, expected %s +- %s%n%s"
                    .formatted(basisState, seen, expected, tolerance, StateTable.of(actual, ROWS_SHOWN)));
        }
        return this;
    }

    public StateAssert isNormalised(double tolerance) {
        double norm = actual.norm();
        if (!(Math.abs(norm - 1) <= tolerance)) {
            throw new AssertionError("the state has norm %s, expected 1 +- %s".formatted(norm, tolerance));
        }
        return this;
    }
}
