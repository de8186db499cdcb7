package org.assay.classical.learning.kernel;

/** Multiplies matrices of floats. Implementations hold no state. */
public interface MatrixKernels {

    /** Columns of right factors and products come in multiples of this. */
    int PADDING = 16;

    /** The least multiple of {@link #PADDING} that holds so many columns. */
    static int padded(int columns) {
        return (columns + PADDING - 1) / PADDING * PADDING;
    }

    /** The fastest implementation on this machine; an interpreter runs it slowly until it is compiled. */
    static MatrixKernels fastest() {
        return Choice.FASTEST;
    }

    /** Plain loops: correct everywhere, and at full speed after a short warm-up. */
    static MatrixKernels scalar() {
        return Choice.SCALAR;
    }

    /**
     * The implementation for a job of so many multiply-adds in all. Vector code is slow until the
     * compiler has it, so a short job is done sooner by plain loops; the result is the same.
     */
    static MatrixKernels forJob(double multiplyAdds) {
        return multiplyAdds < Choice.SHORT_JOB ? scalar() : fastest();
    }

    /**
     * {@code C = A B}, or {@code C += A B} with {@code add}. Entry (i, k) of A is at {@code
     * a[aAt + i aRow + k aInner]}, which reads a transposed matrix as well as a plain one; rows of B
     * and C are contiguous.
     *
     * @param rows    of A and C
     * @param inner   columns of A, rows of B
     * @param columns of B and C, a multiple of {@link #PADDING}
     */
    void multiply(
            int rows, int inner, int columns,
            float[] a, int aAt, int aRow, int aInner,
            float[] b, int bAt, int bRow,
            float[] c, int cAt, int cRow,
            boolean add);
}
