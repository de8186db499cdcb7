package org.assay.comparison.resource.tolerant;

import java.util.Locale;
import org.assay.comparison.resource.tolerant.PhysicalQubit.Kind;

/**
 * A code with threshold and distance: logical error per cycle {@code a (p / p*)^((d+1)/2)}.
 *
 * <p>Numbers are those of the Azure estimator: surface code arXiv:1208.0928 eqs. 11 and 13; on
 * Majorana qubits arXiv:2007.00307 eq. 1; Floquet code arXiv:2202.11829.
 */
public enum CorrectingCode {
    SURFACE_GATES(0.03, 0.01),
    SURFACE_MAJORANA(0.08, 0.0015),
    FLOQUET(0.07, 0.01);

    /** No distance above this is considered. */
    public static final int MAX_DISTANCE = 50;

    private final double prefactor;
    private final double threshold;

    CorrectingCode(double prefactor, double threshold) {
        this.prefactor = prefactor;
        this.threshold = threshold;
    }

    /**
     * The code of a job: {@code surface_code}, for either kind of qubit, or {@code floquet_code}.
     *
     * @throws IllegalArgumentException if there is none, or none for this kind of qubit
     */
    public static CorrectingCode named(String name, PhysicalQubit qubit) {
        CorrectingCode code = switch (name.toLowerCase(Locale.ROOT).replace("-", "_")) {
            case "surface_code", "surfacecode" -> qubit.kind() == Kind.MAJORANA ? SURFACE_MAJORANA : SURFACE_GATES;
            case "floquet_code", "floquetcode" -> FLOQUET;
            default -> throw new IllegalArgumentException(
                    "unknown qec '%s'; known are surface_code and floquet_code".formatted(name));
        };
        code.requireFits(qubit);
        return code;
    }

    /** Refuses a qubit that this code cannot use, or whose errors are above the threshold. */
    void requireFits(PhysicalQubit qubit) {
        if ((this == SURFACE_GATES) != (qubit.kind() == Kind.GATE_BASED)) {
            throw new IllegalArgumentException("%s does not work on the %s qubit %s".formatted(
                    this, qubit.kind() == Kind.GATE_BASED ? "gate-based" : "Majorana", qubit.name()));
        }
        if (qubit.worstError() >= threshold) {
            throw new IllegalArgumentException("qubit %s has error rate %s, but %s needs less than its threshold %s"
                    .formatted(qubit.name(), qubit.worstError(), this, threshold));
        }
    }

    long physicalQubits(int distance) {
        long d = distance;
        return this == FLOQUET ? 4 * d * d + 8 * (d - 1) : 2 * d * d;
    }

    long cycleNs(PhysicalQubit qubit, int distance) {
        long round = switch (this) {
            case SURFACE_GATES -> 4 * qubit.twoQubitGateNs() + 2 * qubit.measurementNs();
            case SURFACE_MAJORANA -> 20 * qubit.measurementNs();
            case FLOQUET -> 3 * qubit.measurementNs();
        };
        return round * distance;
    }

    double errorRate(PhysicalQubit qubit, int distance) {
        return prefactor * power(qubit.worstError() / threshold, (distance + 1) / 2);
    }

    LogicalPatch patch(PhysicalQubit qubit, int distance) {
        return new LogicalPatch(distance, physicalQubits(distance), cycleNs(qubit, distance), errorRate(qubit, distance));
    }

    /** The smallest odd distance whose error rate is at most this, by the inverse formula. */
    int distanceFor(PhysicalQubit qubit, double errorRate) {
        double exact = 2 * StrictMath.log(prefactor / errorRate) / StrictMath.log(threshold / qubit.worstError()) - 1;
        long distance = (long) Math.max(0, Math.ceil(exact)) | 1;
        if (distance > MAX_DISTANCE) {
            throw new IllegalArgumentException(
                    "%s on %s needs distance %d for a logical error rate of %s; at most %d is modelled, so raise the error budget"
                            .formatted(this, qubit.name(), distance, errorRate, MAX_DISTANCE));
        }
        return (int) distance;
    }

    /** Repeated squaring, whose rounding the published error rates show; {@code Math.pow} rounds otherwise. */
    static double power(double base, int exponent) {
        double result = 1;
        double square = base;
        for (int rest = exponent; rest > 0; rest >>= 1) {
            if ((rest & 1) == 1) {
                result *= square;
            }
            square *= square;
        }
        return result;
    }
}
