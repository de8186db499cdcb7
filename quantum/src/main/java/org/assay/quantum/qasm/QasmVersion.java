package org.assay.quantum.qasm;

/** The two dialects; they share most of their grammar, but neither contains the other. */
public enum QasmVersion {
    /** OpenQASM 2.0, arXiv:1707.03429, with {@code qelib1.inc} as Qiskit has extended it. */
    V2,
    /** The static subset of OpenQASM 3, arXiv:2104.14722, with {@code stdgates.inc}. */
    V3
}
