package org.assay.comparison.resource.tolerant;

/**
 * One logical qubit in a code.
 *
 * @param distance  odd
 * @param qubits    physical qubits
 * @param cycleNs   duration of one logical cycle
 * @param errorRate logical errors per cycle
 */
public record LogicalPatch(int distance, long qubits, long cycleNs, double errorRate) {}
