package org.assay.classical.learning.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Vector kernels over tiles of eight rows and two vectors of columns: sixteen sums in registers, and
 * two loads and eight broadcasts for sixteen fused multiply-adds. The bodies are written out, because
 * the compiler keeps sums in registers only where it sees all of them at once.
 */
final class VectorKernels implements MatrixKernels {

    /** As wide as the machine, but never wider than the padding. */
    private static final VectorSpecies<Float> SPECIES =
            FloatVector.SPECIES_PREFERRED.length() <= PADDING ? FloatVector.SPECIES_PREFERRED : FloatVector.SPECIES_512;

    private static final int LANES = SPECIES.length();
    private static final int ROWS = 8;

    @Override
    public void multiply(
            int rows, int inner, int columns,
            float[] a, int aAt, int aRow, int aInner,
            float[] b, int bAt, int bRow,
            float[] c, int cAt, int cRow,
            boolean add) {
        int j = 0;
        for (; j + 2 * LANES <= columns; j += 2 * LANES) {
            int i = 0;
            for (; i + ROWS <= rows; i += ROWS) {
                eightByTwo(inner, a, aAt + i * aRow, aRow, aInner, b, bAt + j, bRow, c, cAt + i * cRow + j, cRow, add);
            }
            for (; i < rows; i++) {
                oneByTwo(inner, a, aAt + i * aRow, aInner, b, bAt + j, bRow, c, cAt + i * cRow + j, add);
            }
        }
        if (j < columns) {
            lastVector(rows, inner, a, aAt, aRow, aInner, b, bAt + j, bRow, c, cAt + j, cRow, add);
        }
    }

    /** The last column of vectors, where their number is odd. */
    private static void lastVector(
            int rows, int inner, float[] a, int aAt, int aRow, int aInner, float[] b, int q, int bRow, float[] c, int cAt,
            int cRow, boolean add) {
        int i = 0;
        for (; i + ROWS <= rows; i += ROWS) {
            eightByOne(inner, a, aAt + i * aRow, aRow, aInner, b, q, bRow, c, cAt + i * cRow, cRow, add);
        }
        for (; i < rows; i++) {
            oneByOne(inner, a, aAt + i * aRow, aInner, b, q, bRow, c, cAt + i * cRow, add);
        }
    }

    /** Eight rows, two vectors. */
    private static void eightByTwo(
            int inner, float[] a, int p, int aRow, int aInner, float[] b, int q, int bRow, float[] c, int c0, int cRow, boolean add) {
        int c1 = c0 + cRow;
        int c2 = c1 + cRow;
        int c3 = c2 + cRow;
        int c4 = c3 + cRow;
        int c5 = c4 + cRow;
        int c6 = c5 + cRow;
        int c7 = c6 + cRow;
        FloatVector zero = FloatVector.zero(SPECIES);
        FloatVector s00 = add ? FloatVector.fromArray(SPECIES, c, c0) : zero;
        FloatVector s01 = add ? FloatVector.fromArray(SPECIES, c, c0 + LANES) : zero;
        FloatVector s10 = add ? FloatVector.fromArray(SPECIES, c, c1) : zero;
        FloatVector s11 = add ? FloatVector.fromArray(SPECIES, c, c1 + LANES) : zero;
        FloatVector s20 = add ? FloatVector.fromArray(SPECIES, c, c2) : zero;
        FloatVector s21 = add ? FloatVector.fromArray(SPECIES, c, c2 + LANES) : zero;
        FloatVector s30 = add ? FloatVector.fromArray(SPECIES, c, c3) : zero;
        FloatVector s31 = add ? FloatVector.fromArray(SPECIES, c, c3 + LANES) : zero;
        FloatVector s40 = add ? FloatVector.fromArray(SPECIES, c, c4) : zero;
        FloatVector s41 = add ? FloatVector.fromArray(SPECIES, c, c4 + LANES) : zero;
        FloatVector s50 = add ? FloatVector.fromArray(SPECIES, c, c5) : zero;
        FloatVector s51 = add ? FloatVector.fromArray(SPECIES, c, c5 + LANES) : zero;
        FloatVector s60 = add ? FloatVector.fromArray(SPECIES, c, c6) : zero;
        FloatVector s61 = add ? FloatVector.fromArray(SPECIES, c, c6 + LANES) : zero;
        FloatVector s70 = add ? FloatVector.fromArray(SPECIES, c, c7) : zero;
        FloatVector s71 = add ? FloatVector.fromArray(SPECIES, c, c7 + LANES) : zero;
        for (int k = 0; k < inner; k++, p += aInner, q += bRow) {
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, q);
            FloatVector b1 = FloatVector.fromArray(SPECIES, b, q + LANES);
            FloatVector x = FloatVector.broadcast(SPECIES, a[p]);
            s00 = x.fma(b0, s00);
            s01 = x.fma(b1, s01);
            x = FloatVector.broadcast(SPECIES, a[p + aRow]);
            s10 = x.fma(b0, s10);
            s11 = x.fma(b1, s11);
            x = FloatVector.broadcast(SPECIES, a[p + 2 * aRow]);
            s20 = x.fma(b0, s20);
            s21 = x.fma(b1, s21);
            x = FloatVector.broadcast(SPECIES, a[p + 3 * aRow]);
            s30 = x.fma(b0, s30);
            s31 = x.fma(b1, s31);
            x = FloatVector.broadcast(SPECIES, a[p + 4 * aRow]);
            s40 = x.fma(b0, s40);
            s41 = x.fma(b1, s41);
            x = FloatVector.broadcast(SPECIES, a[p + 5 * aRow]);
            s50 = x.fma(b0, s50);
            s51 = x.fma(b1, s51);
            x = FloatVector.broadcast(SPECIES, a[p + 6 * aRow]);
            s60 = x.fma(b0, s60);
            s61 = x.fma(b1, s61);
            x = FloatVector.broadcast(SPECIES, a[p + 7 * aRow]);
            s70 = x.fma(b0, s70);
            s71 = x.fma(b1, s71);
        }
        s00.intoArray(c, c0);
        s01.intoArray(c, c0 + LANES);
        s10.intoArray(c, c1);
        s11.intoArray(c, c1 + LANES);
        s20.intoArray(c, c2);
        s21.intoArray(c, c2 + LANES);
        s30.intoArray(c, c3);
        s31.intoArray(c, c3 + LANES);
        s40.intoArray(c, c4);
        s41.intoArray(c, c4 + LANES);
        s50.intoArray(c, c5);
        s51.intoArray(c, c5 + LANES);
        s60.intoArray(c, c6);
        s61.intoArray(c, c6 + LANES);
        s70.intoArray(c, c7);
        s71.intoArray(c, c7 + LANES);
    }

    /** One row, two vectors. */
    private static void oneByTwo(
            int inner, float[] a, int p, int aInner, float[] b, int q, int bRow, float[] c, int c0, boolean add) {
        FloatVector zero = FloatVector.zero(SPECIES);
        FloatVector s00 = add ? FloatVector.fromArray(SPECIES, c, c0) : zero;
        FloatVector s01 = add ? FloatVector.fromArray(SPECIES, c, c0 + LANES) : zero;
        for (int k = 0; k < inner; k++, p += aInner, q += bRow) {
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, q);
            FloatVector b1 = FloatVector.fromArray(SPECIES, b, q + LANES);
            FloatVector x = FloatVector.broadcast(SPECIES, a[p]);
            s00 = x.fma(b0, s00);
            s01 = x.fma(b1, s01);
        }
        s00.intoArray(c, c0);
        s01.intoArray(c, c0 + LANES);
    }

    /** Eight rows, one vector. */
    private static void eightByOne(
            int inner, float[] a, int p, int aRow, int aInner, float[] b, int q, int bRow, float[] c, int c0, int cRow, boolean add) {
        int c1 = c0 + cRow;
        int c2 = c1 + cRow;
        int c3 = c2 + cRow;
        int c4 = c3 + cRow;
        int c5 = c4 + cRow;
        int c6 = c5 + cRow;
        int c7 = c6 + cRow;
        FloatVector zero = FloatVector.zero(SPECIES);
        FloatVector s00 = add ? FloatVector.fromArray(SPECIES, c, c0) : zero;
        FloatVector s10 = add ? FloatVector.fromArray(SPECIES, c, c1) : zero;
        FloatVector s20 = add ? FloatVector.fromArray(SPECIES, c, c2) : zero;
        FloatVector s30 = add ? FloatVector.fromArray(SPECIES, c, c3) : zero;
        FloatVector s40 = add ? FloatVector.fromArray(SPECIES, c, c4) : zero;
        FloatVector s50 = add ? FloatVector.fromArray(SPECIES, c, c5) : zero;
        FloatVector s60 = add ? FloatVector.fromArray(SPECIES, c, c6) : zero;
        FloatVector s70 = add ? FloatVector.fromArray(SPECIES, c, c7) : zero;
        for (int k = 0; k < inner; k++, p += aInner, q += bRow) {
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, q);
            FloatVector x = FloatVector.broadcast(SPECIES, a[p]);
            s00 = x.fma(b0, s00);
            x = FloatVector.broadcast(SPECIES, a[p + aRow]);
            s10 = x.fma(b0, s10);
            x = FloatVector.broadcast(SPECIES, a[p + 2 * aRow]);
            s20 = x.fma(b0, s20);
            x = FloatVector.broadcast(SPECIES, a[p + 3 * aRow]);
            s30 = x.fma(b0, s30);
            x = FloatVector.broadcast(SPECIES, a[p + 4 * aRow]);
            s40 = x.fma(b0, s40);
            x = FloatVector.broadcast(SPECIES, a[p + 5 * aRow]);
            s50 = x.fma(b0, s50);
            x = FloatVector.broadcast(SPECIES, a[p + 6 * aRow]);
            s60 = x.fma(b0, s60);
            x = FloatVector.broadcast(SPECIES, a[p + 7 * aRow]);
            s70 = x.fma(b0, s70);
        }
        s00.intoArray(c, c0);
        s10.intoArray(c, c1);
        s20.intoArray(c, c2);
        s30.intoArray(c, c3);
        s40.intoArray(c, c4);
        s50.intoArray(c, c5);
        s60.intoArray(c, c6);
        s70.intoArray(c, c7);
    }

    /** One row, one vector. */
    private static void oneByOne(
            int inner, float[] a, int p, int aInner, float[] b, int q, int bRow, float[] c, int c0, boolean add) {
        FloatVector zero = FloatVector.zero(SPECIES);
        FloatVector s00 = add ? FloatVector.fromArray(SPECIES, c, c0) : zero;
        for (int k = 0; k < inner; k++, p += aInner, q += bRow) {
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, q);
            FloatVector x = FloatVector.broadcast(SPECIES, a[p]);
            s00 = x.fma(b0, s00);
        }
        s00.intoArray(c, c0);
    }
}
