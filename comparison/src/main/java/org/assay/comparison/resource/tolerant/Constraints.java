package org.assay.comparison.resource.tolerant;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Limits on a fault-tolerant machine.
 *
 * @param logicalDepthFactor stretches the algorithm, at least 1
 * @param maxTFactories      copies of the T factory, at least 1
 * @param maxDurationNs      run time; not together with qubits
 * @param maxPhysicalQubits  of algorithm and factories
 */
public record Constraints(OptionalDouble logicalDepthFactor, OptionalLong maxTFactories, OptionalLong maxDurationNs,
        OptionalLong maxPhysicalQubits) {

    public static final Constraints NONE = new Constraints(OptionalDouble.empty(), OptionalLong.empty(),
            OptionalLong.empty(), OptionalLong.empty());

    public Constraints {
        double factor = logicalDepthFactor.orElse(1);
        if (!(factor >= 1 && Double.isFinite(factor))) {
            throw new IllegalArgumentException(
                    "logicalDepthFactor is %s, but must be at least 1: an algorithm cannot be compressed".formatted(factor));
        }
        requirePositive("maxTFactories", maxTFactories);
        requirePositive("maxDuration", maxDurationNs);
        requirePositive("maxPhysicalQubits", maxPhysicalQubits);
        if (maxDurationNs.isPresent() && maxPhysicalQubits.isPresent()) {
            throw new IllegalArgumentException(
                    "maxDuration and maxPhysicalQubits are both given; limit one, and read the other off the frontier");
        }
    }

    public Constraints withLogicalDepthFactor(double factor) {
        return new Constraints(OptionalDouble.of(factor), maxTFactories, maxDurationNs, maxPhysicalQubits);
    }

    public Constraints withMaxTFactories(long factories) {
        return new Constraints(logicalDepthFactor, OptionalLong.of(factories), maxDurationNs, maxPhysicalQubits);
    }

    public Constraints withMaxDurationNs(long ns) {
        return new Constraints(logicalDepthFactor, maxTFactories, OptionalLong.of(ns), maxPhysicalQubits);
    }

    public Constraints withMaxPhysicalQubits(long qubits) {
        return new Constraints(logicalDepthFactor, maxTFactories, maxDurationNs, OptionalLong.of(qubits));
    }

    boolean limitsTheFrontier() {
        return maxTFactories.isPresent() || maxDurationNs.isPresent() || maxPhysicalQubits.isPresent();
    }

    private static void requirePositive(String name, OptionalLong limit) {
        if (limit.isPresent() && limit.getAsLong() < 1) {
            throw new IllegalArgumentException("%s is %d, but must be at least 1".formatted(name, limit.getAsLong()));
        }
    }
}
