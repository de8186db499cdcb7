package org.assay.quantum.kernel;

/**
 * Takes gates one after another in the forms that {@link Kernels} has, with masks of up to 63 qubits:
 * to do them on a state, or to write them down.
 */
public interface GateSink {

    void general(long target, long on, long off, double[] m);

    void real(long target, long on, long off, double m00, double m01, double m10, double m11);

    void rotateX(long target, long on, long off, double cos, double sin);

    void flip(long target, long on, long off);

    void scale(long on, long off, double factorRe, double factorIm);

    void rotateParity(long mask, long on, long off, double cos, double sin);

    void swap(long a, long b, long on, long off);

    void rotatePauli(long xMask, long zMask, long on, long off, double cos, double sin);

    void general2(long a, long b, long on, long off, double[] mRe, double[] mIm);

    void dense(long[] targets, long on, long off, double[] mRe, double[] mIm);
}
