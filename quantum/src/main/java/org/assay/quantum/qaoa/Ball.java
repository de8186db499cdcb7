package org.assay.quantum.qaoa;

import java.util.Arrays;
import org.assay.quantum.observable.DiagonalHamiltonian;
import org.assay.quantum.observable.IsingHamiltonian;

/**
 * What a spin, or a coupled pair, sees of its surroundings during a QAOA: spins 0 and, for a pair, 1
 * are the roots. Two balls are equal if they have the same terms in the same order.
 *
 * @param roots 1 for a field, 2 for a coupling
 * @param strength the field of spin 0, or the coupling of spins 0 and 1
 * @param terms the couplings and fields within reach, without a constant
 */
public record Ball(int roots, double strength, IsingHamiltonian terms) {

    public Ball {
        if (roots < 1 || roots > 2 || terms.spins() < roots) {
            throw new IllegalArgumentException("a ball has 1 or 2 roots among its spins, got %d of %d".formatted(roots, terms.spins()));
        }
    }

    public int spins() {
        return terms.spins();
    }

    /** An engine that evolves under the terms and expects {@code Z_0} or {@code Z_0 Z_1}. */
    ArrayEngine engine() {
        double[] parity = new double[1 << spins()];
        int mask = (1 << roots) - 1;
        Arrays.setAll(parity, x -> 1 - 2 * (Integer.bitCount(x & mask) % 2));
        DiagonalHamiltonian observable = new DiagonalHamiltonian(spins(), parity);
        return Qaoa.isInRows(spins(), QaoaOptions.DEFAULT)
                ? RowEngine.of(terms.diagonal(), observable)
                : new PlainEngine(terms.diagonal(), observable, Mixer.X);
    }
}
