package org.assay.comparison.resource.tolerant;

import java.util.List;

/**
 * Rounds of distillation that make T states.
 *
 * @param qubits    physical qubits, the most of any round, for rounds share them
 * @param ns        duration of one run: the sum over rounds
 * @param outT      T states that one run yields
 * @param rounds    first to last
 * @param errorRate of an output state
 */
public record TFactory(long qubits, long ns, long outT, List<Round> rounds, double errorRate) {

    /**
     * One round: equal units side by side.
     *
     * @param name     of the unit
     * @param units    how many
     * @param distance of the code; 1 in the first round means bare physical qubits
     */
    public record Round(String name, long units, int distance) {}

    public TFactory {
        rounds = List.copyOf(rounds);
    }

    /** No distillation: a T state put into a patch is good enough with its physical error. */
    static TFactory trivial(LogicalPatch patch, double tError) {
        return new TFactory(patch.qubits(), patch.cycleNs(), 1,
                List.of(new Round("trivial 1-to-1", 1, patch.distance())), tError);
    }

    double qubitsPerState() {
        return (double) qubits / outT;
    }

    /** Qubit-nanoseconds per state. */
    double volumePerState() {
        return (double) (qubits * ns) / outT;
    }

    int lastDistance() {
        return rounds.getLast().distance();
    }
}
