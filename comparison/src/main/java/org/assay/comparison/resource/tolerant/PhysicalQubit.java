package org.assay.comparison.resource.tolerant;

import org.assay.comparison.quantity.Unit;
import org.assay.comparison.resource.HardwareProfile;

/**
 * One physical qubit, as far as an error-correcting code needs to know it.
 *
 * @param name             of its profile
 * @param kind             what operations it has
 * @param twoQubitGateNs   duration of a two-qubit gate; 0 for a Majorana qubit, which has none
 * @param measurementNs    duration of a measurement
 * @param tGateNs          duration of a (noisy) T gate
 * @param cliffordError    worst error of gates and idling, or of measurements that stand for gates
 * @param readoutError     error of a measured bit
 * @param tError           error of a physical T gate or T state
 */
public record PhysicalQubit(String name, Kind kind, long twoQubitGateNs, long measurementNs, long tGateNs,
        double cliffordError, double readoutError, double tError) {

    /** The instruction set. */
    public enum Kind {
        GATE_BASED, MAJORANA
    }

    public PhysicalQubit {
        if (measurementNs < 1 || tGateNs < 1 || twoQubitGateNs < 0 || (kind == Kind.GATE_BASED && twoQubitGateNs < 1)) {
            throw new IllegalArgumentException("qubit %s has times %d, %d and %d ns; they must be positive"
                    .formatted(name, twoQubitGateNs, measurementNs, tGateNs));
        }
        requireProbability(name, cliffordError);
        requireProbability(name, readoutError);
        requireProbability(name, tError);
    }

    /** Reads a profile of family {@code ft-gate} or {@code ft-majorana}. */
    public static PhysicalQubit of(HardwareProfile profile) {
        if (!profile.isFaultTolerant()) {
            throw new IllegalArgumentException("profile %s (%s) has no physical qubits to correct; try qubit_gate_ns_e3"
                    .formatted(profile.id(), profile.family()));
        }
        boolean gates = profile.family().equals("ft-gate");
        double clifford = gates
                ? Math.max(Math.max(value(profile, "e1"), value(profile, "e2")), value(profile, "e_idle"))
                : Math.max(value(profile, "em"), value(profile, "e_idle"));
        return new PhysicalQubit(profile.id(), gates ? Kind.GATE_BASED : Kind.MAJORANA,
                gates ? nanoseconds(profile, "t2q") : 0, nanoseconds(profile, "tmeas"), nanoseconds(profile, "t_t"),
                clifford, value(profile, "em"), value(profile, "e_t"));
    }

    /** What the code's error rate starts from. */
    double worstError() {
        return Math.max(cliffordError, readoutError);
    }

    private static double value(HardwareProfile profile, String field) {
        return profile.require(field).valueIn(Unit.ONE);
    }

    private static long nanoseconds(HardwareProfile profile, String field) {
        return Math.round(profile.require(field).valueIn(Unit.NANOSECOND));
    }

    private static void requireProbability(String name, double error) {
        if (!(error > 0 && error < 1)) {
            throw new IllegalArgumentException(
                    "qubit %s has error rate %s, but it must lie strictly between 0 and 1".formatted(name, error));
        }
    }
}
