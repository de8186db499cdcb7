package org.assay.classical.learning.kernel;

import org.assay.classical.machine.FusedMultiplyAdd;

/** Plain loops over tiles of three rows and four columns, which are held in registers. */
final class ScalarKernels implements MatrixKernels {

    @Override
    public void multiply(
            int rows, int inner, int columns,
            float[] a, int aAt, int aRow, int aInner,
            float[] b, int bAt, int bRow,
            float[] c, int cAt, int cRow,
            boolean add) {
        for (int j = 0; j < columns; j += 4) {
            int i = 0;
            for (; i + 3 <= rows; i += 3) {
                threeRows(inner, a, aAt + i * aRow, aRow, aInner, b, bAt + j, bRow, c, cAt + i * cRow + j, cRow, add);
            }
            for (; i < rows; i++) {
                oneRow(inner, a, aAt + i * aRow, aInner, b, bAt + j, bRow, c, cAt + i * cRow + j, add);
            }
        }
    }

    private static void threeRows(
            int inner, float[] a, int p, int aRow, int aInner, float[] b, int q, int bRow, float[] c, int c0, int cRow,
            boolean add) {
        int c1 = c0 + cRow;
        int c2 = c1 + cRow;
        float s00 = add ? c[c0] : 0;
        float s01 = add ? c[c0 + 1] : 0;
        float s02 = add ? c[c0 + 2] : 0;
        float s03 = add ? c[c0 + 3] : 0;
        float s10 = add ? c[c1] : 0;
        float s11 = add ? c[c1 + 1] : 0;
        float s12 = add ? c[c1 + 2] : 0;
        float s13 = add ? c[c1 + 3] : 0;
        float s20 = add ? c[c2] : 0;
        float s21 = add ? c[c2 + 1] : 0;
        float s22 = add ? c[c2 + 2] : 0;
        float s23 = add ? c[c2 + 3] : 0;
        for (int k = 0; k < inner; k++, p += aInner, q += bRow) {
            float b0 = b[q];
            float b1 = b[q + 1];
            float b2 = b[q + 2];
            float b3 = b[q + 3];
            float x = a[p];
            s00 = FusedMultiplyAdd.onceOrTwice(x, b0, s00);
            s01 = FusedMultiplyAdd.onceOrTwice(x, b1, s01);
            s02 = FusedMultiplyAdd.onceOrTwice(x, b2, s02);
            s03 = FusedMultiplyAdd.onceOrTwice(x, b3, s03);
            x = a[p + aRow];
            s10 = FusedMultiplyAdd.onceOrTwice(x, b0, s10);
            s11 = FusedMultiplyAdd.onceOrTwice(x, b1, s11);
            s12 = FusedMultiplyAdd.onceOrTwice(x, b2, s12);
            s13 = FusedMultiplyAdd.onceOrTwice(x, b3, s13);
            x = a[p + 2 * aRow];
            s20 = FusedMultiplyAdd.onceOrTwice(x, b0, s20);
            s21 = FusedMultiplyAdd.onceOrTwice(x, b1, s21);
            s22 = FusedMultiplyAdd.onceOrTwice(x, b2, s22);
            s23 = FusedMultiplyAdd.onceOrTwice(x, b3, s23);
        }
        c[c0] = s00;
        c[c0 + 1] = s01;
        c[c0 + 2] = s02;
        c[c0 + 3] = s03;
        c[c1] = s10;
        c[c1 + 1] = s11;
        c[c1 + 2] = s12;
        c[c1 + 3] = s13;
        c[c2] = s20;
        c[c2 + 1] = s21;
        c[c2 + 2] = s22;
        c[c2 + 3] = s23;
    }

    private static void oneRow(
            int inner, float[] a, int p, int aInner, float[] b, int q, int bRow, float[] c, int c0, boolean add) {
        float s0 = add ? c[c0] : 0;
        float s1 = add ? c[c0 + 1] : 0;
        float s2 = add ? c[c0 + 2] : 0;
        float s3 = add ? c[c0 + 3] : 0;
        for (int k = 0; k < inner; k++, p += aInner, q += bRow) {
            float x = a[p];
            s0 = FusedMultiplyAdd.onceOrTwice(x, b[q], s0);
            s1 = FusedMultiplyAdd.onceOrTwice(x, b[q + 1], s1);
            s2 = FusedMultiplyAdd.onceOrTwice(x, b[q + 2], s2);
            s3 = FusedMultiplyAdd.onceOrTwice(x, b[q + 3], s3);
        }
        c[c0] = s0;
        c[c0 + 1] = s1;
        c[c0 + 2] = s2;
        c[c0 + 3] = s3;
    }
}
