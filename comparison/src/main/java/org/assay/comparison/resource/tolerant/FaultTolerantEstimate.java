package org.assay.comparison.resource.tolerant;

import java.math.BigInteger;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a fault-tolerant machine needs for an algorithm.
 *
 * @param logicalQubits        tiles with their routing space
 * @param algorithmicDepth     logical cycles that the algorithm needs
 * @param logicalDepth         logical cycles that it takes, stretched to feed it with T states
 * @param tStates              in all
 * @param tPerRotation         empty without rotations
 * @param patch                one logical qubit of the algorithm
 * @param qubitsAlgorithm      physical
 * @param qubitsFactories      physical, all copies
 * @param runtimeNs            logical depth times cycle time
 * @param rqops                reliable logical operations per second, rounded up
 * @param factories            copies
 * @param factoryRuns          of each copy
 * @param factory              empty without T states
 * @param budget               as spent; pruning moves parts of it to the T states
 */
public record FaultTolerantEstimate(long logicalQubits, long algorithmicDepth, long logicalDepth, long tStates,
        OptionalLong tPerRotation, LogicalPatch patch, long qubitsAlgorithm, long qubitsFactories, BigInteger runtimeNs,
        long rqops, long factories, long factoryRuns, Optional<TFactory> factory, ErrorBudget budget) {

    public long physicalQubits() {
        return Math.addExact(qubitsAlgorithm, qubitsFactories);
    }

    public double runtimeSeconds() {
        return runtimeNs.doubleValue() * 1e-9;
    }
}
