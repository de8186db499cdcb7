package org.assay.quantum.qaoa;

/**
 * What moves amplitude between assignments, and with it the state that a QAOA starts in.
 *
 * <p>A mixer at angle {@code beta} is {@code exp(-i beta B)}, or for {@link XyRing} an ordered product
 * of such factors.
 */
public sealed interface Mixer {

    /** The mixer of Farhi, Goldstone and Gutmann. */
    Mixer X = new TransverseField();

    /** {@code B = sum X}: RX(2 beta) on every qubit; starts in the even superposition. */
    record TransverseField() implements Mixer {}

    /**
     * {@code B = |s><s|} for the even superposition {@code s}, which it starts in; assignments of equal
     * cost keep equal amplitudes.
     *
     * @see <a href="https://arxiv.org/abs/2006.00354">Bärtschi, Eidenbenz 2020</a>
     */
    record Grover() implements Mixer {}

    /**
     * {@code exp(-i beta (XX + YY)/2)} on neighbours of a ring: first on (0,1), (2,3), ..., then on
     * (1,2), (3,4), ..., then, for an odd ring, on (n-1,0). Keeps the number of ones, and starts in
     * the even superposition of all assignments that have it.
     *
     * @param ones how many qubits are 1, from 0 to the number of qubits
     * @see <a href="https://arxiv.org/abs/1709.03489">Hadfield et al. 2017</a>
     */
    record XyRing(int ones) implements Mixer {
        public XyRing {
            if (ones < 0) {
                throw new IllegalArgumentException("an XY mixer keeps %d ones, but the number cannot be negative".formatted(ones));
            }
        }
    }
}
