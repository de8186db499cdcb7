package org.assay.quantum.transpile;

import org.assay.quantum.circuit.Complex;
import org.assay.quantum.circuit.ComplexMatrix;

/**
 * The unitary closest to a matrix in the Frobenius norm: the unitary factor of its polar decomposition.
 *
 * <p>For matrices that are unitary but for rounding, such as those held in single precision.
 *
 * @see <a href="https://doi.org/10.1137/1.9780898717778">Higham 2008, Functions of Matrices, section 8.3
 *     (Newton-Schulz iteration: each step squares the error)</a>
 */
public final class NearestUnitary {

    private static final int STEPS = 20;

    private NearestUnitary() {}

    /** Refuses a matrix whose {@code M M^dagger} differs from the identity by more than 0.1 in an entry. */
    public static ComplexMatrix of(ComplexMatrix matrix) {
        if (!matrix.isUnitary(0.1)) {
            throw new IllegalArgumentException(
                    "a matrix of %d rows is not unitary even to 0.1; is it normalised?".formatted(matrix.size()));
        }
        ComplexMatrix threeHalves = ComplexMatrix.identity(matrix.size()).times(Complex.real(1.5));
        ComplexMatrix nearest = matrix;
        for (int step = 0; step < STEPS && !nearest.isUnitary(1e-15 * matrix.size()); step++) {
            ComplexMatrix gram = nearest.dagger().times(nearest);
            nearest = nearest.times(threeHalves.plus(gram.times(Complex.real(-0.5))));
        }
        return nearest;
    }
}
