package org.assay.quantum.simulate;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.assay.quantum.kernel.BlockedExecutor;

/**
 * How a state-vector run goes through memory, worked out without running it.
 *
 * @param gates all gates, each of which would be a pass of its own if they were not gathered
 * @param passes in order; none if the state stays in cache
 */
public record ExecutionPlan(int qubits, int gates, List<Pass> passes) {

    /**
     * One way through the state.
     *
     * @param localQubits the qubits that a tile in cache holds whole
     * @param share of the state that is read and written: the rest are zeros from |0...0>, which no gate has reached
     * @param calls how many gates are applied on the way (a gate that needs no work does not count)
     */
    public record Pass(List<Integer> localQubits, double share, int calls) {}

    /** What masks of qubits hold. */
    public static final int MAX_QUBITS = 63;

    public ExecutionPlan {
        passes = List.copyOf(passes);
    }

    static ExecutionPlan inCache(int qubits, int gates) {
        return new ExecutionPlan(qubits, gates, List.of());
    }

    static ExecutionPlan of(int qubits, List<BlockedExecutor.PassSummary> passes) {
        return new ExecutionPlan(
                qubits,
                passes.stream().mapToInt(BlockedExecutor.PassSummary::calls).sum(),
                passes.stream().map(p -> new Pass(qubitsOf(p.localBits()), Math.scalb(1.0, -Long.bitCount(p.emptyBits())), p.calls())).toList());
    }

    private static List<Integer> qubitsOf(long mask) {
        return IntStream.range(0, 63).filter(q -> (mask >>> q & 1) == 1).boxed().toList();
    }

    /** Bytes of the state. */
    public double stateBytes() {
        return StateMemory.bytes(qubits, 1);
    }

    /** How many passes over the whole state would read and write as much. */
    public double wholePasses() {
        return passes.stream().mapToDouble(Pass::share).sum();
    }

    /** How many gates on the whole state would be as much work. */
    public double wholeGates() {
        return passes.stream().mapToDouble(pass -> pass.share * pass.calls).sum();
    }

    /** Bytes read and written over all passes. */
    public double bytesMoved() {
        return 2 * stateBytes() * wholePasses();
    }

    /** A line for each pass. */
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        if (passes.isEmpty()) {
            return out.append("%d gates on %s in cache%n".formatted(gates, StateMemory.format(stateBytes()))).toString();
        }
        out.append("%d gates in %d passes over %s, %s moved%n".formatted(
                gates, passes.size(), StateMemory.format(stateBytes()), StateMemory.format(bytesMoved())));
        for (int i = 0; i < passes.size(); i++) {
            Pass pass = passes.get(i);
            out.append(String.format(Locale.ROOT, "  pass %d: %d gates on tiles of qubits %s%s%n",
                    i + 1, pass.calls, ranges(pass.localQubits), pass.share == 1 ? "" : ", 1/%.0f of the state".formatted(1 / pass.share)));
        }
        return out.toString();
    }

    /** As in {@code 0-5, 14-23}. */
    private static String ranges(List<Integer> qubits) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < qubits.size(); i++) {
            int from = i;
            while (i + 1 < qubits.size() && qubits.get(i + 1) == qubits.get(i) + 1) {
                i++;
            }
            out.append(out.isEmpty() ? "" : ", ").append(qubits.get(from));
            if (i > from) {
                out.append('-').append(qubits.get(i));
            }
        }
        return out.toString();
    }
}
