package org.assay.comparison.resource.tolerant;

/**
 * A unit that makes one T state of 15: output error {@code 35 e^3 + 7.1 c} and failure probability
 * {@code 15 e + 356 c} for T states of error e and Clifford operations of error c (Beverland et al.,
 * app. C).
 */
public enum DistillationUnit {
    RM_PREP("15-to-1 RM prep", 31, 24, 31, 11),
    SPACE_EFFICIENT("15-to-1 space efficient", 12, 45, 20, 13);

    /** T states that go in. */
    static final int INPUTS = 15;

    private final String label;
    private final long physicalQubits;
    private final long physicalSteps;
    private final long patches;
    private final long logicalCycles;

    DistillationUnit(String label, long physicalQubits, long physicalSteps, long patches, long logicalCycles) {
        this.label = label;
        this.physicalQubits = physicalQubits;
        this.physicalSteps = physicalSteps;
        this.patches = patches;
        this.logicalCycles = logicalCycles;
    }

    /** Its name in results. */
    public String label() {
        return label;
    }

    long qubitsOnPhysical() {
        return physicalQubits;
    }

    long nsOnPhysical(PhysicalQubit qubit) {
        return physicalSteps * qubit.tGateNs();
    }

    long qubitsOn(LogicalPatch patch) {
        return patches * patch.qubits();
    }

    long nsOn(LogicalPatch patch) {
        return logicalCycles * patch.cycleNs();
    }

    static double outputError(double tError, double cliffordError) {
        return 35 * (tError * (tError * tError)) + 7.1 * cliffordError;
    }

    static double failureProbability(double tError, double cliffordError) {
        return 15 * tError + 356 * cliffordError;
    }
}
