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
}
