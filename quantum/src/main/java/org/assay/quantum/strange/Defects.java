package org.assay.quantum.strange;

/**
 * What becomes of the programs that Strange 0.1.3 runs wrongly: RotationZ (a global phase there),
 * Toffoli (wrong for a quarter of the orders of its qubits), and steps in which a gate on several
 * qubits stands beside another gate.
 */
public enum Defects {
    /** They are run as their author meant them, and a warning says so. */
    REPAIRED,
    /** They are run as Strange runs them. */
    MIRRORED
}
