package org.assay.quantum.simulate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import org.assay.quantum.circuit.Complex;

/**
 * The basis states of a state, as a reader wants to see them: ket, amplitude, phase, probability.
 *
 * @param legend as in {@code |q2 q1 q0>}
 * @param rows ascending by basis state
 * @param leftOut how many states with a larger probability than 0 are not shown
 * @param probabilityLeftOut theirs together
 */
public record StateTable(String legend, List<Row> rows, long leftOut, double probabilityLeftOut) {

    /** Less than this counts as 0: rounding errors of amplitudes, squared. */
    private static final double NEGLIGIBLE = 1e-20;

    /** One basis state. */
    public record Row(BitString state, Complex amplitude) {
        /** In radians, in {@code (-pi, pi]}. */
        public double phase() {
            return amplitude.phase();
        }

        public double probability() {
            return amplitude.squaredAbs();
        }
    }

    public StateTable {
        rows = List.copyOf(rows);
    }

    /** The most probable basis states, so many at most; of equal ones the lowest. */
    public static StateTable of(StateVector state, int limit) {
        if (limit < 0) {
            throw new IllegalArgumentException("limit is %d, but must be 0 or more".formatted(limit));
        }
        PriorityQueue<Integer> kept = new PriorityQueue<>(
                Comparator.<Integer>comparingDouble(i -> rounded(state.probability(i))).thenComparing(Comparator.reverseOrder()));
        long possible = 0;
        double total = 0;
        for (int i = 0; i < state.size(); i++) {
            double p = state.probability(i);
            if (p > NEGLIGIBLE) {
                possible++;
                total += p;
                kept.add(i);
                if (kept.size() > limit) {
                    kept.poll();
                }
            }
        }
        List<Row> rows = new ArrayList<>();
        kept.stream().sorted().forEach(i -> rows.add(new Row(BitString.of(state.qubits(), i), state.amplitude(i))));
        double shown = rows.stream().mapToDouble(Row::probability).sum();
        String legend = Counts.of(state.qubits(), Counts.Legend.QUBITS, Map.of()).legendText();
        long leftOut = possible - rows.size();
        return new StateTable(legend, rows, leftOut, leftOut == 0 ? 0 : Math.max(0, total - shown));
    }

    /** So that states which differ by rounding only are ordered by their index. */
    private static double rounded(double probability) {
        return Math.rint(probability * 1e12);
    }

    /** Phases in units of pi. */
    @Override
    public String toString() {
        int width = Math.max(legend.length(), 5);
        StringBuilder out = new StringBuilder(
                String.format(Locale.ROOT, "%-" + width + "s  %-20s  %9s  probability%n", legend, "amplitude", "phase/pi"));
        for (Row row : rows) {
            out.append(String.format(Locale.ROOT, "%-" + width + "s  %9.6f %+9.6fi  %+9.4f  %.6f%n",
                    "|" + row.state + ">", row.amplitude.re(), row.amplitude.im(), row.phase() / Math.PI, row.probability()));
        }
        if (leftOut > 0) {
            out.append(String.format(Locale.ROOT, "%d more, probability %.6f together%n", leftOut, probabilityLeftOut));
        }
        return out.toString();
    }
}
