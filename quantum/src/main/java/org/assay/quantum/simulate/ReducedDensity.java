package org.assay.quantum.simulate;

import org.assay.quantum.circuit.Complex;
import org.assay.quantum.circuit.ComplexMatrix;
import org.assay.quantum.circuit.Qubits;

/** The density matrix of some qubits of a pure state, the others traced out. */
final class ReducedDensity {

    private ReducedDensity() {}

    /** {@code 2^k} rows for k qubits, the first qubit being the low bit. */
    static ComplexMatrix of(StateVector state, Qubits kept) {
        int size = 1 << kept.size();
        int[] offsets = new int[size];
        for (int k = 0; k < kept.size(); k++) {
            for (int v = 0; v < 1 << k; v++) {
                offsets[v | 1 << k] = offsets[v] | 1 << kept.get(k);
            }
        }
        double[][] sumRe = new double[size][size];
        double[][] sumIm = new double[size][size];
        int free = (int) (state.size() - 1) & ~offsets[size - 1];
        int base = 0;
        do {
            addOuterProduct(state, base, offsets, sumRe, sumIm);
            base = (base - free) & free;
        } while (base != 0);
        return matrix(sumRe, sumIm);
    }

    private static void addOuterProduct(StateVector state, int base, int[] offsets, double[][] sumRe, double[][] sumIm) {
        double[] re = state.re();
        double[] im = state.im();
        for (int r = 0; r < offsets.length; r++) {
            double rowRe = re[base | offsets[r]];
            double rowIm = im[base | offsets[r]];
            for (int c = 0; c <= r; c++) {
                double columnRe = re[base | offsets[c]];
                double columnIm = im[base | offsets[c]];
                sumRe[r][c] += rowRe * columnRe + rowIm * columnIm;
                sumIm[r][c] += rowIm * columnRe - rowRe * columnIm;
            }
        }
    }

    /** From the lower triangle of a Hermitian matrix. */
    private static ComplexMatrix matrix(double[][] re, double[][] im) {
        Complex[][] rows = new Complex[re.length][re.length];
        for (int r = 0; r < re.length; r++) {
            for (int c = 0; c <= r; c++) {
                rows[r][c] = new Complex(re[r][c], r == c ? 0 : im[r][c]);
                rows[c][r] = rows[r][c].conjugate();
            }
        }
        return ComplexMatrix.of(rows);
    }
}
