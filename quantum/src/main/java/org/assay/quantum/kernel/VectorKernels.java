package org.assay.quantum.kernel;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * The kernels on vectors of the machine's preferred width.
 *
 * <p>Bits of an index below the width ({@code LOW}) choose a lane, the others a vector. A target among
 * the high bits pairs two vectors; one among the low bits pairs the lanes of one vector, by
 * rearrangement. Controls among the low bits become coefficients: the matrix in lanes where they
 * hold, the identity where they do not. Loop bodies are written out, because helper methods that
 * take and return vectors are not always inlined, and then cost ten times the work.
 *
 * <p>Of two numbers in a vector the compiler can neither exchange lanes nor choose among them (on x86;
 * the loops would run on objects, 10 to 70 times slower than plain ones). Where a vector is a pair,
 * whatever concerns the lowest qubit is therefore left to plain loops, and so is copying, which they
 * do as fast.
 */
final class VectorKernels implements Kernels {

    private static final VectorSpecies<Double> SPECIES = VectorWidth.DOUBLES;
    private static final int LANES = SPECIES.length();
    private static final int LOW = LANES - 1;

    /** Vectors of 128 bits. */
    private static final boolean PAIRS = LANES == 2;

    private final Kernels scalar = new ScalarKernels();

    @Override
    public String name() {
        return VectorWidth.description();
    }

    @Override
    public int lanes() {
        return LANES;
    }

    private static boolean isTooSmall(double[] re) {
        return re.length < 2 * LANES;
    }

    /** Whether plain loops do it better; {@code bits} are those of targets and controls. */
    private static boolean isForScalar(double[] re, int bits) {
        return isTooSmall(re) || PAIRS && (bits & LOW) != 0;
    }

    private static int freeHigh(double[] re, int fixed) {
        return (re.length - 1) & ~LOW & ~fixed;
    }

    /** Whether the controls hold in a lane, as far as they are among the low bits. */
    private static boolean holds(int lane, int on, int off) {
        return (lane & on & LOW) == (on & LOW) && (lane & off) == 0;
    }

    /** One coefficient a lane: {@code yes} where the low controls hold, otherwise {@code no}. */
    private static double[] spread(int on, int off, double yes, double no) {
        double[] lanes = new double[LANES];
        if (((on | off) & LOW) == 0) {
            Arrays.fill(lanes, yes);
        } else {
            for (int lane = 0; lane < LANES; lane++) {
                lanes[lane] = holds(lane, on, off) ? yes : no;
            }
        }
        return lanes;
    }

    /** As {@link #spread}, with one value in the lanes where the bit is 0 and another where it is 1. */
    private static double[] spread(int bit, int on, int off, double where0, double where1, double no) {
        double[] lanes = new double[LANES];
        for (int lane = 0; lane < LANES; lane++) {
            lanes[lane] = !holds(lane, on, off) ? no : (lane & bit) == 0 ? where0 : where1;
        }
        return lanes;
    }

    private static VectorMask<Double> mask(int bits, int on, int off) {
        boolean[] lanes = new boolean[LANES];
        for (int lane = 0; lane < LANES; lane++) {
            lanes[lane] = (lane & bits) == bits && holds(lane, on, off);
        }
        return VectorMask.fromArray(SPECIES, lanes, 0);
    }

    private static VectorShuffle<Double> exclusiveOr(int bits) {
        return VectorShuffle.fromOp(SPECIES, lane -> lane ^ bits);
    }

    @Override
    public void general(double[] re, double[] im, int target, int on, int off, double[] m) {
        if (isForScalar(re, target | on | off)) {
            scalar.general(re, im, target, on, off, m);
        } else if (target <= LOW) {
            generalLow(re, im, target, on, off, m);
        } else {
            generalHigh(re, im, target, on, off, m);
        }
    }

    private static void generalHigh(double[] re, double[] im, int target, int on, int off, double[] m) {
        int free = freeHigh(re, target | on | off);
        int base = on & ~LOW;
        DoubleVector m00r = DoubleVector.fromArray(SPECIES, spread(on, off, m[0], 1), 0);
        DoubleVector m00i = DoubleVector.fromArray(SPECIES, spread(on, off, m[1], 0), 0);
        DoubleVector m01r = DoubleVector.fromArray(SPECIES, spread(on, off, m[2], 0), 0);
        DoubleVector m01i = DoubleVector.fromArray(SPECIES, spread(on, off, m[3], 0), 0);
        DoubleVector m10r = DoubleVector.fromArray(SPECIES, spread(on, off, m[4], 0), 0);
        DoubleVector m10i = DoubleVector.fromArray(SPECIES, spread(on, off, m[5], 0), 0);
        DoubleVector m11r = DoubleVector.fromArray(SPECIES, spread(on, off, m[6], 1), 0);
        DoubleVector m11i = DoubleVector.fromArray(SPECIES, spread(on, off, m[7], 0), 0);
        DoubleVector m00iMinus = m00i.neg();
        DoubleVector m01iMinus = m01i.neg();
        DoubleVector m10iMinus = m10i.neg();
        DoubleVector m11iMinus = m11i.neg();
        int i = 0;
        do {
            int a = i | base;
            int b = a | target;
            DoubleVector ar = DoubleVector.fromArray(SPECIES, re, a);
            DoubleVector ai = DoubleVector.fromArray(SPECIES, im, a);
            DoubleVector br = DoubleVector.fromArray(SPECIES, re, b);
            DoubleVector bi = DoubleVector.fromArray(SPECIES, im, b);
            m01iMinus.fma(bi, m01r.fma(br, m00iMinus.fma(ai, m00r.mul(ar)))).intoArray(re, a);
            m01i.fma(br, m01r.fma(bi, m00i.fma(ar, m00r.mul(ai)))).intoArray(im, a);
            m10iMinus.fma(ai, m10r.fma(ar, m11iMinus.fma(bi, m11r.mul(br)))).intoArray(re, b);
            m10i.fma(ar, m10r.fma(ai, m11i.fma(br, m11r.mul(bi)))).intoArray(im, b);
            i = (i - free) & free;
        } while (i != 0);
    }

    private static void generalLow(double[] re, double[] im, int target, int on, int off, double[] m) {
        int free = freeHigh(re, on | off);
        int base = on & ~LOW;
        VectorShuffle<Double> partner = exclusiveOr(target);
        DoubleVector ownR = DoubleVector.fromArray(SPECIES, spread(target, on, off, m[0], m[6], 1), 0);
        DoubleVector ownI = DoubleVector.fromArray(SPECIES, spread(target, on, off, m[1], m[7], 0), 0);
        DoubleVector otherR = DoubleVector.fromArray(SPECIES, spread(target, on, off, m[2], m[4], 0), 0);
        DoubleVector otherI = DoubleVector.fromArray(SPECIES, spread(target, on, off, m[3], m[5], 0), 0);
        DoubleVector ownIMinus = ownI.neg();
        DoubleVector otherIMinus = otherI.neg();
        int i = 0;
        do {
            int a = i | base;
            DoubleVector r = DoubleVector.fromArray(SPECIES, re, a);
            DoubleVector c = DoubleVector.fromArray(SPECIES, im, a);
            DoubleVector pr = r.rearrange(partner);
            DoubleVector pc = c.rearrange(partner);
            otherIMinus.fma(pc, otherR.fma(pr, ownIMinus.fma(c, ownR.mul(r)))).intoArray(re, a);
            otherI.fma(pr, otherR.fma(pc, ownI.fma(r, ownR.mul(c)))).intoArray(im, a);
            i = (i - free) & free;
        } while (i != 0);
    }

    @Override
    public void real(
            double[] re, double[] im, int target, int on, int off, double m00, double m01, double m10, double m11) {
        if (isForScalar(re, target | on | off)) {
            scalar.real(re, im, target, on, off, m00, m01, m10, m11);
        } else if (target <= LOW) {
            realLow(re, im, target, on, off, m00, m01, m10, m11);
        } else {
            realHigh(re, im, target, on, off, m00, m01, m10, m11);
        }
    }

    private static void realHigh(
            double[] re, double[] im, int target, int on, int off, double m00, double m01, double m10, double m11) {
        int free = freeHigh(re, target | on | off);
        int base = on & ~LOW;
        DoubleVector v00 = DoubleVector.fromArray(SPECIES, spread(on, off, m00, 1), 0);
        DoubleVector v01 = DoubleVector.fromArray(SPECIES, spread(on, off, m01, 0), 0);
        DoubleVector v10 = DoubleVector.fromArray(SPECIES, spread(on, off, m10, 0), 0);
        DoubleVector v11 = DoubleVector.fromArray(SPECIES, spread(on, off, m11, 1), 0);
        int i = 0;
        do {
            int a = i | base;
            int b = a | target;
            DoubleVector ar = DoubleVector.fromArray(SPECIES, re, a);
            DoubleVector ai = DoubleVector.fromArray(SPECIES, im, a);
            DoubleVector br = DoubleVector.fromArray(SPECIES, re, b);
            DoubleVector bi = DoubleVector.fromArray(SPECIES, im, b);
            v01.fma(br, v00.mul(ar)).intoArray(re, a);
            v01.fma(bi, v00.mul(ai)).intoArray(im, a);
            v10.fma(ar, v11.mul(br)).intoArray(re, b);
            v10.fma(ai, v11.mul(bi)).intoArray(im, b);
            i = (i - free) & free;
        } while (i != 0);
    }

    private static void realLow(
            double[] re, double[] im, int target, int on, int off, double m00, double m01, double m10, double m11) {
        int free = freeHigh(re, on | off);
        int base = on & ~LOW;
        VectorShuffle<Double> partner = exclusiveOr(target);
        DoubleVector own = DoubleVector.fromArray(SPECIES, spread(target, on, off, m00, m11, 1), 0);
        DoubleVector other = DoubleVector.fromArray(SPECIES, spread(target, on, off, m01, m10, 0), 0);
        int i = 0;
        do {
            int a = i | base;
            DoubleVector r = DoubleVector.fromArray(SPECIES, re, a);
            DoubleVector c = DoubleVector.fromArray(SPECIES, im, a);
            other.fma(r.rearrange(partner), own.mul(r)).intoArray(re, a);
            other.fma(c.rearrange(partner), own.mul(c)).intoArray(im, a);
            i = (i - free) & free;
        } while (i != 0);
    }

    @Override
    public void rotateX(double[] re, double[] im, int target, int on, int off, double cos, double sin) {
        if (isForScalar(re, target | on | off)) {
            scalar.rotateX(re, im, target, on, off, cos, sin);
        } else if (target <= LOW) {
            rotateXLow(re, im, target, on, off, cos, sin);
        } else {
            rotateXHigh(re, im, target, on, off, cos, sin);
        }
    }

    private static void rotateXHigh(double[] re, double[] im, int target, int on, int off, double cos, double sin) {
        int free = freeHigh(re, target | on | off);
        int base = on & ~LOW;
        DoubleVector own = DoubleVector.fromArray(SPECIES, spread(on, off, cos, 1), 0);
        DoubleVector other = DoubleVector.fromArray(SPECIES, spread(on, off, sin, 0), 0);
        DoubleVector otherMinus = other.neg();
        int i = 0;
        do {
            int a = i | base;
            int b = a | target;
            DoubleVector ar = DoubleVector.fromArray(SPECIES, re, a);
            DoubleVector ai = DoubleVector.fromArray(SPECIES, im, a);
            DoubleVector br = DoubleVector.fromArray(SPECIES, re, b);
            DoubleVector bi = DoubleVector.fromArray(SPECIES, im, b);
            other.fma(bi, own.mul(ar)).intoArray(re, a);
            otherMinus.fma(br, own.mul(ai)).intoArray(im, a);
            other.fma(ai, own.mul(br)).intoArray(re, b);
            otherMinus.fma(ar, own.mul(bi)).intoArray(im, b);
            i = (i - free) & free;
        } while (i != 0);
    }

    private static void rotateXLow(double[] re, double[] im, int target, int on, int off, double cos, double sin) {
        int free = freeHigh(re, on | off);
        int base = on & ~LOW;
        VectorShuffle<Double> partner = exclusiveOr(target);
        DoubleVector own = DoubleVector.fromArray(SPECIES, spread(on, off, cos, 1), 0);
        DoubleVector other = DoubleVector.fromArray(SPECIES, spread(on, off, sin, 0), 0);
        DoubleVector otherMinus = other.neg();
        int i = 0;
        do {
            int a = i | base;
            DoubleVector r = DoubleVector.fromArray(SPECIES, re, a);
            DoubleVector c = DoubleVector.fromArray(SPECIES, im, a);
            other.fma(c.rearrange(partner), own.mul(r)).intoArray(re, a);
            otherMinus.fma(r.rearrange(partner), own.mul(c)).intoArray(im, a);
            i = (i - free) & free;
        } while (i != 0);
    }

    @Override
    public void flip(double[] re, double[] im, int target, int on, int off) {
        if (isForScalar(re, target | on | off)) {
            scalar.flip(re, im, target, on, off);
        } else if (target <= LOW) {
            permuteLanes(re, im, on, off, VectorShuffle.fromOp(SPECIES, l -> holds(l, on, off) ? l ^ target : l));
        } else {
            exchangeVectors(re, im, 0, target, on, off);
        }
    }

    private static void permuteLanes(double[] re, double[] im, int on, int off, VectorShuffle<Double> order) {
        int free = freeHigh(re, on | off);
        int base = on & ~LOW;
        int i = 0;
        do {
            int a = i | base;
            DoubleVector.fromArray(SPECIES, re, a).rearrange(order).intoArray(re, a);
            DoubleVector.fromArray(SPECIES, im, a).rearrange(order).intoArray(im, a);
            i = (i - free) & free;
        } while (i != 0);
    }

    /** Exchanges the vectors with the high bits {@code a} and those with the high bits {@code b} set. */
    private static void exchangeVectors(double[] re, double[] im, int a, int b, int on, int off) {
        if (((on | off) & LOW) != 0) {
            exchangeInSomeLanes(re, im, a, b, on, off);
            return;
        }
        int free = freeHigh(re, a | b | on | off);
        int i = 0;
        do {
            int p = i | on | a;
            int q = i | on | b;
            DoubleVector pr = DoubleVector.fromArray(SPECIES, re, p);
            DoubleVector pi = DoubleVector.fromArray(SPECIES, im, p);
            DoubleVector.fromArray(SPECIES, re, q).intoArray(re, p);
            DoubleVector.fromArray(SPECIES, im, q).intoArray(im, p);
            pr.intoArray(re, q);
            pi.intoArray(im, q);
            i = (i - free) & free;
        } while (i != 0);
    }

    private static void exchangeInSomeLanes(double[] re, double[] im, int a, int b, int on, int off) {
        int free = freeHigh(re, a | b | on | off);
        int base = on & ~LOW;
        VectorMask<Double> lanes = mask(0, on, off);
        int i = 0;
        do {
            int p = i | base | a;
            int q = i | base | b;
            DoubleVector pr = DoubleVector.fromArray(SPECIES, re, p);
            DoubleVector pi = DoubleVector.fromArray(SPECIES, im, p);
            DoubleVector qr = DoubleVector.fromArray(SPECIES, re, q);
            DoubleVector qi = DoubleVector.fromArray(SPECIES, im, q);
            pr.blend(qr, lanes).intoArray(re, p);
            pi.blend(qi, lanes).intoArray(im, p);
            qr.blend(pr, lanes).intoArray(re, q);
            qi.blend(pi, lanes).intoArray(im, q);
            i = (i - free) & free;
        } while (i != 0);
    }

    @Override
    public void scale(double[] re, double[] im, int on, int off, double factorRe, double factorIm) {
        if (isTooSmall(re)) {
            scalar.scale(re, im, on, off, factorRe, factorIm);
            return;
        }
        int free = freeHigh(re, on | off);
        int base = on & ~LOW;
        DoubleVector fr = DoubleVector.fromArray(SPECIES, spread(on, off, factorRe, 1), 0);
        DoubleVector fi = DoubleVector.fromArray(SPECIES, spread(on, off, factorIm, 0), 0);
        DoubleVector fiMinus = fi.neg();
        int i = 0;
        do {
            int a = i | base;
            DoubleVector r = DoubleVector.fromArray(SPECIES, re, a);
            DoubleVector c = DoubleVector.fromArray(SPECIES, im, a);
            fiMinus.fma(c, fr.mul(r)).intoArray(re, a);
            fi.fma(r, fr.mul(c)).intoArray(im, a);
            i = (i - free) & free;
        } while (i != 0);
    }

    @Override
    public void rotateParity(double[] re, double[] im, int mask, int on, int off, double cos, double sin) {
        if (isTooSmall(re)) {
            scalar.rotateParity(re, im, mask, on, off, cos, sin);
            return;
        }
        int free = freeHigh(re, on | off);
        int base = on & ~LOW;
        int highMask = mask & ~LOW;
        DoubleVector own = DoubleVector.fromArray(SPECIES, spread(on, off, cos, 1), 0);
        DoubleVector evenSin = DoubleVector.fromArray(SPECIES, parity(mask & LOW, on, off, -sin), 0);
        int i = 0;
        do {
            int a = i | base;
            DoubleVector s = evenSin.mul(PauliFactor.isOdd(a & highMask) ? -1.0 : 1.0);
            DoubleVector r = DoubleVector.fromArray(SPECIES, re, a);
            DoubleVector c = DoubleVector.fromArray(SPECIES, im, a);
            s.neg().fma(c, own.mul(r)).intoArray(re, a);
            s.fma(r, own.mul(c)).intoArray(im, a);
            i = (i - free) & free;
        } while (i != 0);
    }

    /** {@code value} in lanes of even parity under the mask, its negative in the odd ones, 0 where the low controls fail. */
    private static double[] parity(int lowMask, int on, int off, double value) {
        double[] lanes = new double[LANES];
        for (int lane = 0; lane < LANES; lane++) {
            lanes[lane] = !holds(lane, on, off) ? 0 : PauliFactor.isOdd(lane & lowMask) ? -value : value;
        }
        return lanes;
    }

    @Override
    public void swap(double[] re, double[] im, int a, int b, int on, int off) {
        int lower = Math.min(a, b);
        int upper = Math.max(a, b);
        if (isForScalar(re, a | b | on | off)) {
            scalar.swap(re, im, a, b, on, off);
        } else if (lower > LOW) {
            exchangeVectors(re, im, a, b, on, off);
        } else if (upper > LOW) {
            swapLowHigh(re, im, lower, upper, on, off);
        } else {
            permuteLanes(re, im, on, off, VectorShuffle.fromOp(SPECIES, l -> holds(l, on, off) ? exchangeBits(l, a, b) : l));
        }
    }

    private static int exchangeBits(int lane, int a, int b) {
        return ((lane & a) == 0) == ((lane & b) == 0) ? lane : lane ^ a ^ b;
    }

    private static void swapLowHigh(double[] re, double[] im, int low, int high, int on, int off) {
        int free = freeHigh(re, high | on | off);
        int base = on & ~LOW;
        VectorShuffle<Double> partner = exclusiveOr(low);
        VectorMask<Double> where1 = mask(low, on, off);
        VectorMask<Double> where0 = mask(0, on, off).andNot(where1);
        int i = 0;
        do {
            int p = i | base;
            int q = p | high;
            DoubleVector pr = DoubleVector.fromArray(SPECIES, re, p);
            DoubleVector pi = DoubleVector.fromArray(SPECIES, im, p);
            DoubleVector qr = DoubleVector.fromArray(SPECIES, re, q);
            DoubleVector qi = DoubleVector.fromArray(SPECIES, im, q);
            pr.blend(qr.rearrange(partner), where1).intoArray(re, p);
            pi.blend(qi.rearrange(partner), where1).intoArray(im, p);
            qr.blend(pr.rearrange(partner), where0).intoArray(re, q);
            qi.blend(pi.rearrange(partner), where0).intoArray(im, q);
            i = (i - free) & free;
        } while (i != 0);
    }

    @Override
    public void rotatePauli(
            double[] re, double[] im, int xMask, int zMask, int on, int off, double cos, double sin) {
        if (isForScalar(re, xMask | on | off)) {
            scalar.rotatePauli(re, im, xMask, zMask, on, off, cos, sin);
        } else if (xMask <= LOW) {
            rotatePauliLow(re, im, xMask, zMask, on, off, cos, PauliFactor.of(xMask, zMask, sin));
        } else {
            rotatePauliHigh(re, im, xMask, zMask, on, off, cos, PauliFactor.of(xMask, zMask, sin));
        }
    }

    /** The sign of Z on the low bits, as seen by a lane whose partner is {@code lane ^ xLow}. */
    private static double[] partnerSigns(int xLow, int zLow, int on, int off, double value) {
        double[] lanes = new double[LANES];
        for (int lane = 0; lane < LANES; lane++) {
            lanes[lane] = !holds(lane, on, off) ? 0 : PauliFactor.isOdd((lane ^ xLow) & zLow) ? -value : value;
        }
        return lanes;
    }

    private static void rotatePauliLow(
            double[] re, double[] im, int xMask, int zMask, int on, int off, double cos, PauliFactor factor) {
        int free = freeHigh(re, on | off);
        int base = on & ~LOW;
        int zHigh = zMask & ~LOW;
        VectorShuffle<Double> partner = exclusiveOr(xMask);
        DoubleVector own = DoubleVector.fromArray(SPECIES, spread(on, off, cos, 1), 0);
        DoubleVector fr = DoubleVector.fromArray(SPECIES, partnerSigns(xMask, zMask & LOW, on, off, factor.re()), 0);
        DoubleVector fi = DoubleVector.fromArray(SPECIES, partnerSigns(xMask, zMask & LOW, on, off, factor.im()), 0);
        int i = 0;
        do {
            int a = i | base;
            double sign = PauliFactor.isOdd(a & zHigh) ? -1 : 1;
            DoubleVector gr = fr.mul(sign);
            DoubleVector gi = fi.mul(sign);
            DoubleVector r = DoubleVector.fromArray(SPECIES, re, a);
            DoubleVector c = DoubleVector.fromArray(SPECIES, im, a);
            DoubleVector pr = r.rearrange(partner);
            DoubleVector pc = c.rearrange(partner);
            gi.neg().fma(pc, gr.fma(pr, own.mul(r))).intoArray(re, a);
            gi.fma(pr, gr.fma(pc, own.mul(c))).intoArray(im, a);
            i = (i - free) & free;
        } while (i != 0);
    }

    private static void rotatePauliHigh(
            double[] re, double[] im, int xMask, int zMask, int on, int off, double cos, PauliFactor factor) {
        int xHigh = xMask & ~LOW;
        int zHigh = zMask & ~LOW;
        int free = freeHigh(re, Integer.highestOneBit(xMask) | on | off);
        int base = on & ~LOW;
        VectorShuffle<Double> partner = exclusiveOr(xMask & LOW);
        DoubleVector own = DoubleVector.fromArray(SPECIES, spread(on, off, cos, 1), 0);
        DoubleVector fr = DoubleVector.fromArray(SPECIES, partnerSigns(xMask & LOW, zMask & LOW, on, off, factor.re()), 0);
        DoubleVector fi = DoubleVector.fromArray(SPECIES, partnerSigns(xMask & LOW, zMask & LOW, on, off, factor.im()), 0);
        int i = 0;
        do {
            int a = i | base;
            int b = a ^ xHigh;
            double fromB = PauliFactor.isOdd(b & zHigh) ? -1 : 1;
            double fromA = PauliFactor.isOdd(a & zHigh) ? -1 : 1;
            DoubleVector ar = DoubleVector.fromArray(SPECIES, re, a);
            DoubleVector ai = DoubleVector.fromArray(SPECIES, im, a);
            DoubleVector br = DoubleVector.fromArray(SPECIES, re, b);
            DoubleVector bi = DoubleVector.fromArray(SPECIES, im, b);
            DoubleVector par = PAIRS ? ar : ar.rearrange(partner);
            DoubleVector pai = PAIRS ? ai : ai.rearrange(partner);
            DoubleVector pbr = PAIRS ? br : br.rearrange(partner);
            DoubleVector pbi = PAIRS ? bi : bi.rearrange(partner);
            DoubleVector gbr = fr.mul(fromB);
            DoubleVector gbi = fi.mul(fromB);
            DoubleVector gar = fr.mul(fromA);
            DoubleVector gai = fi.mul(fromA);
            gbi.neg().fma(pbi, gbr.fma(pbr, own.mul(ar))).intoArray(re, a);
            gbi.fma(pbr, gbr.fma(pbi, own.mul(ai))).intoArray(im, a);
            gai.neg().fma(pai, gar.fma(par, own.mul(br))).intoArray(re, b);
            gai.fma(par, gar.fma(pai, own.mul(bi))).intoArray(im, b);
            i = (i - free) & free;
        } while (i != 0);
    }

    @Override
    public void general2(double[] re, double[] im, int a, int b, int on, int off, double[] mRe, double[] mIm) {
        if (a > b) {
            general2(re, im, b, a, on, off,
                    ScalarKernels.withTargetsExchanged(mRe), ScalarKernels.withTargetsExchanged(mIm));
        } else if (isForScalar(re, a | b | on | off)) {
            scalar.general2(re, im, a, b, on, off, mRe, mIm);
        } else if (a > LOW) {
            general2High(re, im, a, b, on, off, mRe, mIm);
        } else if (b > LOW) {
            general2LowHigh(re, im, a, b, on, off, mRe, mIm);
        } else {
            general2Low(re, im, a, b, on, off, mRe, mIm);
        }
    }

    /** The sixteen coefficients, each spread over the lanes, one after another. */
    private static double[] table(double[] m, int on, int off, double diagonal) {
        double[] table = new double[16 * LANES];
        for (int k = 0; k < 16; k++) {
            System.arraycopy(spread(on, off, m[k], k % 5 == 0 ? diagonal : 0), 0, table, k * LANES, LANES);
        }
        return table;
    }

    private static void general2High(double[] re, double[] im, int a, int b, int on, int off, double[] mRe, double[] mIm) {
        int free = freeHigh(re, a | b | on | off);
        int base = on & ~LOW;
        double[] tr = table(mRe, on, off, 1);
        double[] ti = table(mIm, on, off, 0);
        int i = 0;
        do {
            int p0 = i | base;
            int p1 = p0 | a;
            int p2 = p0 | b;
            int p3 = p1 | b;
            DoubleVector r0 = DoubleVector.fromArray(SPECIES, re, p0);
            DoubleVector i0 = DoubleVector.fromArray(SPECIES, im, p0);
            DoubleVector r1 = DoubleVector.fromArray(SPECIES, re, p1);
            DoubleVector i1 = DoubleVector.fromArray(SPECIES, im, p1);
            DoubleVector r2 = DoubleVector.fromArray(SPECIES, re, p2);
            DoubleVector i2 = DoubleVector.fromArray(SPECIES, im, p2);
            DoubleVector r3 = DoubleVector.fromArray(SPECIES, re, p3);
            DoubleVector i3 = DoubleVector.fromArray(SPECIES, im, p3);
            DoubleVector cr00 = DoubleVector.fromArray(SPECIES, tr, 0);
            DoubleVector ci00 = DoubleVector.fromArray(SPECIES, ti, 0);
            DoubleVector cr01 = DoubleVector.fromArray(SPECIES, tr, LANES);
            DoubleVector ci01 = DoubleVector.fromArray(SPECIES, ti, LANES);
            DoubleVector cr02 = DoubleVector.fromArray(SPECIES, tr, 2 * LANES);
            DoubleVector ci02 = DoubleVector.fromArray(SPECIES, ti, 2 * LANES);
            DoubleVector cr03 = DoubleVector.fromArray(SPECIES, tr, 3 * LANES);
            DoubleVector ci03 = DoubleVector.fromArray(SPECIES, ti, 3 * LANES);
            cr03.fma(r3, cr02.fma(r2, cr01.fma(r1, cr00.mul(r0))))
                    .sub(ci03.fma(i3, ci02.fma(i2, ci01.fma(i1, ci00.mul(i0)))))
                    .intoArray(re, p0);
            cr03.fma(i3, cr02.fma(i2, cr01.fma(i1, cr00.mul(i0))))
                    .add(ci03.fma(r3, ci02.fma(r2, ci01.fma(r1, ci00.mul(r0)))))
                    .intoArray(im, p0);
            DoubleVector cr10 = DoubleVector.fromArray(SPECIES, tr, 5 * LANES);
            DoubleVector ci10 = DoubleVector.fromArray(SPECIES, ti, 5 * LANES);
            DoubleVector cr11 = DoubleVector.fromArray(SPECIES, tr, 4 * LANES);
            DoubleVector ci11 = DoubleVector.fromArray(SPECIES, ti, 4 * LANES);
            DoubleVector cr12 = DoubleVector.fromArray(SPECIES, tr, 7 * LANES);
            DoubleVector ci12 = DoubleVector.fromArray(SPECIES, ti, 7 * LANES);
            DoubleVector cr13 = DoubleVector.fromArray(SPECIES, tr, 6 * LANES);
            DoubleVector ci13 = DoubleVector.fromArray(SPECIES, ti, 6 * LANES);
            cr13.fma(r2, cr12.fma(r3, cr11.fma(r0, cr10.mul(r1))))
                    .sub(ci13.fma(i2, ci12.fma(i3, ci11.fma(i0, ci10.mul(i1)))))
                    .intoArray(re, p1);
            cr13.fma(i2, cr12.fma(i3, cr11.fma(i0, cr10.mul(i1))))
                    .add(ci13.fma(r2, ci12.fma(r3, ci11.fma(r0, ci10.mul(r1)))))
                    .intoArray(im, p1);
            DoubleVector cr20 = DoubleVector.fromArray(SPECIES, tr, 10 * LANES);
            DoubleVector ci20 = DoubleVector.fromArray(SPECIES, ti, 10 * LANES);
            DoubleVector cr21 = DoubleVector.fromArray(SPECIES, tr, 11 * LANES);
            DoubleVector ci21 = DoubleVector.fromArray(SPECIES, ti, 11 * LANES);
            DoubleVector cr22 = DoubleVector.fromArray(SPECIES, tr, 8 * LANES);
            DoubleVector ci22 = DoubleVector.fromArray(SPECIES, ti, 8 * LANES);
            DoubleVector cr23 = DoubleVector.fromArray(SPECIES, tr, 9 * LANES);
            DoubleVector ci23 = DoubleVector.fromArray(SPECIES, ti, 9 * LANES);
            cr23.fma(r1, cr22.fma(r0, cr21.fma(r3, cr20.mul(r2))))
                    .sub(ci23.fma(i1, ci22.fma(i0, ci21.fma(i3, ci20.mul(i2)))))
                    .intoArray(re, p2);
            cr23.fma(i1, cr22.fma(i0, cr21.fma(i3, cr20.mul(i2))))
                    .add(ci23.fma(r1, ci22.fma(r0, ci21.fma(r3, ci20.mul(r2)))))
                    .intoArray(im, p2);
            DoubleVector cr30 = DoubleVector.fromArray(SPECIES, tr, 15 * LANES);
            DoubleVector ci30 = DoubleVector.fromArray(SPECIES, ti, 15 * LANES);
            DoubleVector cr31 = DoubleVector.fromArray(SPECIES, tr, 14 * LANES);
            DoubleVector ci31 = DoubleVector.fromArray(SPECIES, ti, 14 * LANES);
            DoubleVector cr32 = DoubleVector.fromArray(SPECIES, tr, 13 * LANES);
            DoubleVector ci32 = DoubleVector.fromArray(SPECIES, ti, 13 * LANES);
            DoubleVector cr33 = DoubleVector.fromArray(SPECIES, tr, 12 * LANES);
            DoubleVector ci33 = DoubleVector.fromArray(SPECIES, ti, 12 * LANES);
            cr33.fma(r0, cr32.fma(r1, cr31.fma(r2, cr30.mul(r3))))
                    .sub(ci33.fma(i0, ci32.fma(i1, ci31.fma(i2, ci30.mul(i3)))))
                    .intoArray(re, p3);
            cr33.fma(i0, cr32.fma(i1, cr31.fma(i2, cr30.mul(i3))))
                    .add(ci33.fma(r0, ci32.fma(r1, ci31.fma(r2, ci30.mul(r3)))))
                    .intoArray(im, p3);
            i = (i - free) & free;
        } while (i != 0);
    }

    /** As {@link #table} for one matrix row by lane: entry {@code d} of lane {@code l} multiplies the amplitude at distance d. */
    private static double[] distances(double[] m, int a, int b, boolean upper, int on, int off, double diagonal) {
        double[] table = new double[4 * LANES];
        for (int lane = 0; lane < LANES; lane++) {
            int row = ((lane & a) == 0 ? 0 : 1) | (b > LOW ? (upper ? 2 : 0) : (lane & b) == 0 ? 0 : 2);
            for (int distance = 0; distance < 4; distance++) {
                double otherwise = distance == 0 ? diagonal : 0;
                table[distance * LANES + lane] = holds(lane, on, off) ? m[row * 4 + (row ^ distance)] : otherwise;
            }
        }
        return table;
    }

    private static void general2LowHigh(
            double[] re, double[] im, int a, int b, int on, int off, double[] mRe, double[] mIm) {
        int free = freeHigh(re, b | on | off);
        int base = on & ~LOW;
        VectorShuffle<Double> partner = exclusiveOr(a);
        double[] tr0 = distances(mRe, a, b, false, on, off, 1);
        double[] ti0 = distances(mIm, a, b, false, on, off, 0);
        double[] tr1 = distances(mRe, a, b, true, on, off, 1);
        double[] ti1 = distances(mIm, a, b, true, on, off, 0);
        int i = 0;
        do {
            int p = i | base;
            int q = p | b;
            DoubleVector pr = DoubleVector.fromArray(SPECIES, re, p);
            DoubleVector pi = DoubleVector.fromArray(SPECIES, im, p);
            DoubleVector qr = DoubleVector.fromArray(SPECIES, re, q);
            DoubleVector qi = DoubleVector.fromArray(SPECIES, im, q);
            DoubleVector spr = pr.rearrange(partner);
            DoubleVector spi = pi.rearrange(partner);
            DoubleVector sqr = qr.rearrange(partner);
            DoubleVector sqi = qi.rearrange(partner);
            DoubleVector cr00 = DoubleVector.fromArray(SPECIES, tr0, 0);
            DoubleVector ci00 = DoubleVector.fromArray(SPECIES, ti0, 0);
            DoubleVector cr01 = DoubleVector.fromArray(SPECIES, tr0, LANES);
            DoubleVector ci01 = DoubleVector.fromArray(SPECIES, ti0, LANES);
            DoubleVector cr02 = DoubleVector.fromArray(SPECIES, tr0, 2 * LANES);
            DoubleVector ci02 = DoubleVector.fromArray(SPECIES, ti0, 2 * LANES);
            DoubleVector cr03 = DoubleVector.fromArray(SPECIES, tr0, 3 * LANES);
            DoubleVector ci03 = DoubleVector.fromArray(SPECIES, ti0, 3 * LANES);
            cr03.fma(sqr, cr02.fma(qr, cr01.fma(spr, cr00.mul(pr))))
                    .sub(ci03.fma(sqi, ci02.fma(qi, ci01.fma(spi, ci00.mul(pi)))))
                    .intoArray(re, p);
            cr03.fma(sqi, cr02.fma(qi, cr01.fma(spi, cr00.mul(pi))))
                    .add(ci03.fma(sqr, ci02.fma(qr, ci01.fma(spr, ci00.mul(pr)))))
                    .intoArray(im, p);
            DoubleVector cr10 = DoubleVector.fromArray(SPECIES, tr1, 0);
            DoubleVector ci10 = DoubleVector.fromArray(SPECIES, ti1, 0);
            DoubleVector cr11 = DoubleVector.fromArray(SPECIES, tr1, LANES);
            DoubleVector ci11 = DoubleVector.fromArray(SPECIES, ti1, LANES);
            DoubleVector cr12 = DoubleVector.fromArray(SPECIES, tr1, 2 * LANES);
            DoubleVector ci12 = DoubleVector.fromArray(SPECIES, ti1, 2 * LANES);
            DoubleVector cr13 = DoubleVector.fromArray(SPECIES, tr1, 3 * LANES);
            DoubleVector ci13 = DoubleVector.fromArray(SPECIES, ti1, 3 * LANES);
            cr13.fma(spr, cr12.fma(pr, cr11.fma(sqr, cr10.mul(qr))))
                    .sub(ci13.fma(spi, ci12.fma(pi, ci11.fma(sqi, ci10.mul(qi)))))
                    .intoArray(re, q);
            cr13.fma(spi, cr12.fma(pi, cr11.fma(sqi, cr10.mul(qi))))
                    .add(ci13.fma(spr, ci12.fma(pr, ci11.fma(sqr, ci10.mul(qr)))))
                    .intoArray(im, q);
            i = (i - free) & free;
        } while (i != 0);
    }

    private static void general2Low(double[] re, double[] im, int a, int b, int on, int off, double[] mRe, double[] mIm) {
        int free = freeHigh(re, on | off);
        int base = on & ~LOW;
        VectorShuffle<Double> partner1 = exclusiveOr(a);
        VectorShuffle<Double> partner2 = exclusiveOr(b);
        VectorShuffle<Double> partner3 = exclusiveOr(a | b);
        double[] tr = distances(mRe, a, b, false, on, off, 1);
        double[] ti = distances(mIm, a, b, false, on, off, 0);
        int i = 0;
        do {
            int p = i | base;
            DoubleVector r0 = DoubleVector.fromArray(SPECIES, re, p);
            DoubleVector i0 = DoubleVector.fromArray(SPECIES, im, p);
            DoubleVector r1 = r0.rearrange(partner1);
            DoubleVector i1 = i0.rearrange(partner1);
            DoubleVector r2 = r0.rearrange(partner2);
            DoubleVector i2 = i0.rearrange(partner2);
            DoubleVector r3 = r0.rearrange(partner3);
            DoubleVector i3 = i0.rearrange(partner3);
            DoubleVector cr00 = DoubleVector.fromArray(SPECIES, tr, 0);
            DoubleVector ci00 = DoubleVector.fromArray(SPECIES, ti, 0);
            DoubleVector cr01 = DoubleVector.fromArray(SPECIES, tr, LANES);
            DoubleVector ci01 = DoubleVector.fromArray(SPECIES, ti, LANES);
            DoubleVector cr02 = DoubleVector.fromArray(SPECIES, tr, 2 * LANES);
            DoubleVector ci02 = DoubleVector.fromArray(SPECIES, ti, 2 * LANES);
            DoubleVector cr03 = DoubleVector.fromArray(SPECIES, tr, 3 * LANES);
            DoubleVector ci03 = DoubleVector.fromArray(SPECIES, ti, 3 * LANES);
            cr03.fma(r3, cr02.fma(r2, cr01.fma(r1, cr00.mul(r0))))
                    .sub(ci03.fma(i3, ci02.fma(i2, ci01.fma(i1, ci00.mul(i0)))))
                    .intoArray(re, p);
            cr03.fma(i3, cr02.fma(i2, cr01.fma(i1, cr00.mul(i0))))
                    .add(ci03.fma(r3, ci02.fma(r2, ci01.fma(r1, ci00.mul(r0)))))
                    .intoArray(im, p);
            i = (i - free) & free;
        } while (i != 0);
    }

    @Override
    public void dense(double[] re, double[] im, int[] targets, int on, int off, double[] mRe, double[] mIm) {
        scalar.dense(re, im, targets, on, off, mRe, mIm);
    }

    @Override
    public void gather(double[] state, int base, int[] offsets, int run, double[] tile) {
        if (run < LANES || PAIRS) {
            scalar.gather(state, base, offsets, run, tile);
            return;
        }
        int to = 0;
        for (int offset : offsets) {
            int from = base | offset;
            for (int i = 0; i < run; i += LANES) {
                DoubleVector.fromArray(SPECIES, state, from + i).intoArray(tile, to + i);
            }
            to += run;
        }
    }

    @Override
    public void scatter(double[] tile, int base, int[] offsets, int run, double[] state) {
        if (run < LANES || PAIRS) {
            scalar.scatter(tile, base, offsets, run, state);
            return;
        }
        int from = 0;
        for (int offset : offsets) {
            int to = base | offset;
            for (int i = 0; i < run; i += LANES) {
                DoubleVector.fromArray(SPECIES, tile, from + i).intoArray(state, to + i);
            }
            from += run;
        }
    }
}
