package org.assay.quantum.qasm;

/**
 * What a file may ask for; beyond it, a clear error instead of an exhausted machine.
 *
 * @param qubits in all quantum registers together
 * @param bits in all classical registers together
 * @param steps operations after loops, broadcasts and definitions are unrolled
 */
record Limits(int qubits, int bits, long steps) {

    static final Limits DEFAULT = new Limits(1 << 20, 1 << 20, 10_000_000);

    /** Files included by files, gates defined by gates, blocks within blocks. */
    static final int DEEPEST_INCLUDE = 16;

    static final int DEEPEST_GATE = 400;
    static final int DEEPEST_BLOCK = 100;
    static final int MOST_CONTROLS = 10_000;

    /** Operands of one statement. */
    static final int LONGEST_LIST = 1 << 20;

    /** Angles of one gate, and qubits in a definition. */
    static final int MOST_ANGLES = 1000;

    static final int MOST_GATE_QUBITS = 100_000;

    /** Statements that have to be kept, in bodies of gates, loops and conditions. */
    static final int MOST_KEPT = 2_000_000;
}
