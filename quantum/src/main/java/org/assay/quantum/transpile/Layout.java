package org.assay.quantum.transpile;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Which qubit of the machine holds each qubit of a circuit.
 *
 * @param physical for each qubit of the circuit the machine's; then for each spare qubit, so that it is a
 *     permutation of all of the machine's qubits
 */
public record Layout(List<Integer> physical) {

    public Layout {
        physical = List.copyOf(physical);
        boolean[] seen = new boolean[physical.size()];
        for (int p : physical) {
            if (p < 0 || p >= seen.length || seen[p]) {
                throw new IllegalArgumentException("%s is not a permutation of 0..%d".formatted(physical, seen.length - 1));
            }
            seen[p] = true;
        }
    }

    static Layout of(int[] physical) {
        return new Layout(IntStream.of(physical).boxed().toList());
    }

    /** Each qubit in its own place. */
    public static Layout identity(int qubits) {
        return of(IntStream.range(0, qubits).toArray());
    }

    /** Where the circuit's qubit is. */
    public int physicalOf(int logical) {
        return physical.get(logical);
    }

    int[] toArray() {
        return physical.stream().mapToInt(Integer::intValue).toArray();
    }
}
