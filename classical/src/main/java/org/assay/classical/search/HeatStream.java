package org.assay.classical.search;

import java.util.random.RandomGenerator;
import org.assay.classical.machine.FusedMultiplyAdd;

/**
 * Random numbers for Metropolis tests: each is {@code -log2 u} with u uniform on the multiples of
 * 2^-31 in (0, 1]. A step up by D at inverse temperature beta is taken where
 * {@code D beta <= ln 2 . heat}, which has probability {@code exp(-beta D)}: one comparison serves
 * every D, and steps that no number can admit fail it at once.
 *
 * <p>Sixteen interleaved streams of xoshiro128+ (Blackman and Vigna 2021), so that vectors of any
 * width draw the same numbers; the logarithm is a polynomial, right to 1.4e-6.
 */
final class HeatStream {
    static final int LANES = 16;

    /** log2(1 + t) = t q(t) on [0, 1]: coefficients of q from Chebyshev interpolation, lowest first. */
    static final float Q0 = 1.4426932f;
    static final float Q1 = -0.72116274f;
    static final float Q2 = 0.4777059f;
    static final float Q3 = -0.33924776f;
    static final float Q4 = 0.21558854f;
    static final float Q5 = -0.09606625f;
    static final float Q6 = 0.020490346f;

    /** Four words of state for each lane: word w of lane l at {@code w * LANES + l}. */
    final int[] state = new int[4 * LANES];

    HeatStream(RandomGenerator seeds) {
        for (int k = 0; k < state.length; k++) {
            state[k] = seeds.nextInt();
        }
        for (int lane = 0; lane < LANES; lane++) {
            state[lane] |= 1; // a state of zeros would stay so
        }
    }

    /** The heat of 32 random bits. */
    static float heat(int bits) {
        // The top 31 bits as a float in 1..2^31: -2^31 stands for 2^31, whose exponent is the same.
        int x = Float.floatToRawIntBits((float) ((bits >>> 1) + 1)) & 0x7fffffff;
        float rest = (float) (31 + 127 - (x >>> 23));
        float t = Float.intBitsToFloat((x & 0x7fffff) | 0x3f800000) - 1f;
        float q = FusedMultiplyAdd.once(t, Q6, Q5);
        q = FusedMultiplyAdd.once(t, q, Q4);
        q = FusedMultiplyAdd.once(t, q, Q3);
        q = FusedMultiplyAdd.once(t, q, Q2);
        q = FusedMultiplyAdd.once(t, q, Q1);
        q = FusedMultiplyAdd.once(t, q, Q0);
        return Math.max(0f, FusedMultiplyAdd.once(-t, q, rest));
    }
}
