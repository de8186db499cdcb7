package org.assay.quantum.simulate;

import java.util.List;
import org.assay.quantum.circuit.Complex;
import org.assay.quantum.circuit.ComplexMatrix;
import org.assay.quantum.circuit.Qubits;
import org.assay.quantum.noise.Channel;
import org.jspecify.annotations.Nullable;

/** A channel with what its simulation needs again and again. */
final class PreparedChannel {

    private final Channel channel;
    private final List<ComplexMatrix> effects;
    private final double @Nullable [] fixedProbabilities;

    PreparedChannel(Channel channel) {
        this.channel = channel;
        this.effects = channel.kraus().stream().map(k -> k.dagger().times(k)).toList();
        this.fixedProbabilities = fixedProbabilities(effects);
    }

    /** If every Kraus operator is a multiple of a unitary, which one acts does not depend on the state. */
    private static double @Nullable [] fixedProbabilities(List<ComplexMatrix> effects) {
        double[] out = new double[effects.size()];
        for (int k = 0; k < out.length; k++) {
            ComplexMatrix effect = effects.get(k);
            out[k] = effect.re(0, 0);
            if (!effect.isCloseTo(ComplexMatrix.identity(effect.size()).times(Complex.real(out[k])), 1e-14)) {
                return null;
            }
        }
        return out;
    }

    int arity() {
        return channel.arity();
    }

    /** The probability of each Kraus operator, {@code <psi|K^* K|psi>}. */
    double[] probabilities(StateVector state, Qubits qubits) {
        if (fixedProbabilities != null) {
            return fixedProbabilities.clone();
        }
        ComplexMatrix density = ReducedDensity.of(state, qubits);
        return effects.stream().mapToDouble(e -> Math.max(0, trace(e.times(density)))).toArray();
    }

    private static double trace(ComplexMatrix matrix) {
        double sum = 0;
        for (int i = 0; i < matrix.size(); i++) {
            sum += matrix.re(i, i);
        }
        return sum;
    }

    /** The Kraus operator, scaled so that a state on which it had this probability keeps its norm. */
    ComplexMatrix operator(int outcome, double probability) {
        return channel.kraus().get(outcome).times(Complex.real(1 / Math.sqrt(probability)));
    }

    /**
     * {@code rho -> sum K rho K^*} as a matrix on the row bits (low) and column bits (high) of rho:
     * {@code S[r' + c' d][r + c d] = sum K[r'][r] conj(K[c'][c])}.
     */
    ComplexMatrix superoperator() {
        return channel.kraus().stream()
                .map(k -> conjugate(k).tensor(k))
                .reduce(ComplexMatrix::plus)
                .orElseThrow();
    }

    private static ComplexMatrix conjugate(ComplexMatrix matrix) {
        Complex[][] rows = new Complex[matrix.size()][matrix.size()];
        for (int r = 0; r < matrix.size(); r++) {
            for (int c = 0; c < matrix.size(); c++) {
                rows[r][c] = matrix.at(r, c).conjugate();
            }
        }
        return ComplexMatrix.of(rows);
    }
}
