package org.assay.classical.learning.kernel;

import org.assay.classical.machine.Vectors;

/** Chooses the kernels once; names no class of the Vector API. */
final class Choice {

    /** Multiply-adds that plain loops do in about the time that vector kernels need to be compiled. */
    static final double SHORT_JOB = 1e9;

    static final MatrixKernels SCALAR = new ScalarKernels();
    static final MatrixKernels FASTEST = Vectors.EXIST ? vector() : SCALAR;

    private Choice() {}

    private static MatrixKernels vector() {
        return new VectorKernels();
    }
}
