package org.assay.quantum.transpile;

import java.util.random.RandomGenerator;
import org.assay.quantum.circuit.Circuit;
import org.assay.quantum.circuit.Complex;
import org.assay.quantum.circuit.ComplexMatrix;
import org.assay.quantum.circuit.Operation;
import org.assay.quantum.circuit.Qubits;

/**
 * Matrices for tests: of circuits (all columns at once, faster than {@code DenseUnitary}, which
 * {@code MatricesTest} compares it with), random ones, and how far two are apart.
 */
final class Matrices {

    private Matrices() {}

    /** The matrix of a circuit of gates and barriers. */
    static ComplexMatrix of(Circuit circuit) {
        int size = 1 << circuit.qubits();
        double[][] re = new double[size][size];
        double[][] im = new double[size][size];
        for (int i = 0; i < size; i++) {
            re[i][i] = 1;
        }
        for (Operation operation : circuit.operations()) {
            if (operation instanceof Operation.Apply apply) {
                apply(apply, re, im);
            } else if (!(operation instanceof Operation.Barrier)) {
                throw new IllegalArgumentException(operation + " has no unitary");
            }
        }
        Complex[][] rows = new Complex[size][size];
        for (int r = 0; r < size; r++) {
            for (int c = 0; c < size; c++) {
                rows[r][c] = new Complex(re[r][c], im[r][c]);
            }
        }
        return ComplexMatrix.of(rows);
    }

    /** Replaces each group of rows that the gate mixes. */
    private static void apply(Operation.Apply apply, double[][] re, double[][] im) {
        ComplexMatrix matrix = apply.gate().matrix();
        int size = matrix.size();
        long on = apply.controls().on().mask();
        long off = apply.controls().off().mask();
        long targets = apply.targets().mask();
        for (int base = 0; base < re.length; base++) {
            if ((base & targets) == 0 && (base & on) == on && (base & off) == 0) {
                double[][] newRe = new double[size][re.length];
                double[][] newIm = new double[size][re.length];
                for (int r = 0; r < size; r++) {
                    for (int c = 0; c < size; c++) {
                        int from = base | spread(c, apply.targets());
                        addTo(newRe[r], newIm[r], matrix.re(r, c), matrix.im(r, c), re[from], im[from]);
                    }
                }
                for (int r = 0; r < size; r++) {
                    re[base | spread(r, apply.targets())] = newRe[r];
                    im[base | spread(r, apply.targets())] = newIm[r];
                }
            }
        }
    }

    private static void addTo(double[] sumRe, double[] sumIm, double aRe, double aIm, double[] bRe, double[] bIm) {
        if (aRe != 0 || aIm != 0) {
            for (int k = 0; k < sumRe.length; k++) {
                sumRe[k] += aRe * bRe[k] - aIm * bIm[k];
                sumIm[k] += aRe * bIm[k] + aIm * bRe[k];
            }
        }
    }

    private static int spread(int value, Qubits targets) {
        int index = 0;
        for (int k = 0; k < targets.size(); k++) {
            index |= (value >>> k & 1) << targets.get(k);
        }
        return index;
    }

    /** Distributed by the Haar measure: Gram-Schmidt, twice, on Gaussian rows. */
    static ComplexMatrix random(int size, RandomGenerator random) {
        Complex[][] rows = new Complex[size][size];
        for (int r = 0; r < size; r++) {
            for (int c = 0; c < size; c++) {
                rows[r][c] = new Complex(random.nextGaussian(), random.nextGaussian());
            }
            for (int pass = 0; pass < 2; pass++) {
                for (int k = 0; k < r; k++) {
                    subtractProjection(rows[r], rows[k]);
                }
                normalise(rows[r]);
            }
        }
        return ComplexMatrix.of(rows);
    }

    private static void subtractProjection(Complex[] row, Complex[] onto) {
        Complex overlap = Complex.ZERO;
        for (int c = 0; c < row.length; c++) {
            overlap = overlap.plus(onto[c].conjugate().times(row[c]));
        }
        for (int c = 0; c < row.length; c++) {
            row[c] = row[c].minus(overlap.times(onto[c]));
        }
    }

    private static void normalise(Complex[] row) {
        double norm = 0;
        for (Complex entry : row) {
            norm += entry.squaredAbs();
        }
        for (int c = 0; c < row.length; c++) {
            row[c] = row[c].times(1 / Math.sqrt(norm));
        }
    }

    /** How far two matrices are apart in their worst entry. */
    static double distance(ComplexMatrix a, ComplexMatrix b) {
        double worst = 0;
        for (int r = 0; r < a.size(); r++) {
            for (int c = 0; c < a.size(); c++) {
                worst = Math.max(worst, Math.hypot(a.re(r, c) - b.re(r, c), a.im(r, c) - b.im(r, c)));
            }
        }
        return worst;
    }
}
