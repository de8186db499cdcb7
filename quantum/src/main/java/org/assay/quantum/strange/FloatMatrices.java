package org.assay.quantum.strange;

import org.assay.quantum.circuit.Complex;
import org.assay.quantum.circuit.ComplexMatrix;
import org.assay.quantum.transpile.NearestUnitary;
import org.jspecify.annotations.Nullable;

/** Strange's matrices of pairs of floats, and ours. */
final class FloatMatrices {

    private FloatMatrices() {}

    /** The nearest unitary in double precision; refuses a gate without a matrix and one that is not unitary to 1e-4. */
    static ComplexMatrix unitary(org.redfx.strange.Gate gate) {
        org.redfx.strange.Complex @Nullable [][] matrix = gate.getMatrix();
        if (matrix == null) {
            throw new IllegalArgumentException("gate %s (%s) has no matrix, so it cannot be run".formatted(gate.getCaption(), gate.getName()));
        }
        ComplexMatrix ours = ours(matrix);
        if (!ours.isUnitary(1e-4)) {
            throw new IllegalArgumentException("matrix of gate %s is not unitary; is it normalised?".formatted(gate.getCaption()));
        }
        return NearestUnitary.of(ours);
    }

    static ComplexMatrix ours(org.redfx.strange.Complex[][] matrix) {
        Complex[][] rows = new Complex[matrix.length][matrix.length];
        for (int r = 0; r < matrix.length; r++) {
            for (int c = 0; c < matrix.length; c++) {
                rows[r][c] = new Complex(matrix[r][c].r, matrix[r][c].i);
            }
        }
        return ComplexMatrix.of(rows);
    }

    static org.redfx.strange.Complex[][] theirs(ComplexMatrix matrix) {
        org.redfx.strange.Complex[][] rows = new org.redfx.strange.Complex[matrix.size()][matrix.size()];
        for (int r = 0; r < matrix.size(); r++) {
            for (int c = 0; c < matrix.size(); c++) {
                rows[r][c] = new org.redfx.strange.Complex(matrix.re(r, c), matrix.im(r, c));
            }
        }
        return rows;
    }

    /** Of a float entry, in double. */
    static double phase(org.redfx.strange.Complex entry) {
        return Math.atan2(entry.i, entry.r);
    }
}
