package org.assay.quantum.kernel;

import static org.assay.quantum.kernel.FusedMultiplyAdd.fma;

/**
 * Loops of QAOA over a state in rows, one thread, plain Java that the compiler turns into vectors.
 *
 * <p>A row is an array; the high bits of an amplitude's index number the row, the low ones the place in it.
 * What changes a bit of the row number takes whole rows, place by place. Such loops HotSpot vectorises, as it does not where an
 * array is read at one place and written at another; and rows of their own do not share the same few lines of a cache.
 * The bits of the places have their turn in the {@link #transpose transposed} state.
 *
 * <p>Mixers are in tangent form, {@code 1 - i tan(beta) X}, where it is said; whoever calls multiplies by the cosines elsewhere.
 */
public final class RowKernels {

    private RowKernels() {}

    /**
     * {@code exp(-i beta X)} on every bit of the row number, two at a time; if their number is odd, the last one in tangent
     * form.
     */
    public static void mix(double[][] re, double[][] im, MixerAngle angle) {
        int bits = Integer.numberOfTrailingZeros(re.length);
        double[][][] parts = {re, im};
        int bit = 0;
        for (; bit + 1 < bits; bit += 2) {
            mixTwoBits(parts, 1 << bit, angle);
        }
        if (bit < bits) {
            mixOneBit(parts, 1 << bit, angle.tangent());
        }
    }

    private static void mixTwoBits(double[][][] parts, int step, MixerAngle angle) {
        double half = angle.sineCosine();
        double shrink = -angle.sine() * angle.sine();
        for (int a = 0; a < parts[0].length; a = next(a, 3 * step)) {
            mixFourRows(parts, a, step, half, shrink);
        }
    }

    private static void mixOneBit(double[][][] parts, int step, double tan) {
        for (int a = 0; a < parts[0].length; a = next(a, step)) {
            mixTwoRows(parts, a, step, tan);
        }
    }

    /**
     * A real part meets an imaginary part one bit away, and that real parts again: two squares that never meet, for each state.
     * They go by turns, so that the compiler has one loop over places before it and not one for each square.
     *
     * @param parts real and imaginary part of one state, or of several
     */
    private static void mixFourRows(double[][][] parts, int a, int step, double half, double shrink) {
        for (int i = 0; i < parts.length; i++) {
            double[][] own = parts[i];
            double[][] other = parts[otherPart(i)];
            mixPair(own[a], other[a + step], other[a + 2 * step], own[a + 3 * step], isReal(i) ? half : -half, shrink);
        }
    }

    private static void mixTwoRows(double[][][] parts, int a, int step, double tan) {
        for (int i = 0; i < parts.length; i++) {
            mixOne(parts[i][a], parts[otherPart(i)][a + step], isReal(i) ? tan : -tan);
        }
    }

    private static boolean isReal(int part) {
        return (part & 1) == 0;
    }

    /** The imaginary part of the same state for its real part, and the other way round. */
    private static int otherPart(int part) {
        return part ^ 1;
    }

    /** How many bits of so many {@link #mix} takes in tangent form. */
    public static int tangents(int bits) {
        return bits & 1;
    }

    /** The next number without any of these bits. */
    private static int next(int number, int bits) {
        return (number | bits) + 1 & ~bits;
    }

    /**
     * Of four amplitudes {@code p - s} and {@code q - r} stay, and {@code p + s} and {@code q + r} turn by twice the angle.
     *
     * @param half half the sine of that
     * @param shrink half of what its cosine lacks to 1, negative
     */
    private static void mixPair(double[] p, double[] q, double[] r, double[] s, double half, double shrink) {
        double minus = -half;
        for (int j = 0; j < p.length; j++) {
            double p0 = p[j];
            double q0 = q[j];
            double r0 = r[j];
            double s0 = s[j];
            double outer = p0 + s0;
            double inner = q0 + r0;
            double toOuter = fma(half, inner, shrink * outer);
            double toInner = fma(minus, outer, shrink * inner);
            p[j] = p0 + toOuter;
            s[j] = s0 + toOuter;
            q[j] = q0 + toInner;
            r[j] = r0 + toInner;
        }
    }

    private static void mixOne(double[] p, double[] q, double tan) {
        double minus = -tan;
        for (int j = 0; j < p.length; j++) {
            double p0 = p[j];
            double q0 = q[j];
            p[j] = fma(tan, q0, p0);
            q[j] = fma(minus, p0, q0);
        }
    }

    /** {@code 1 - i tan X...X}: pairs each amplitude with the one at the same place from the end. */
    public static void mixWithComplement(double[][] re, double[][] im, double tan) {
        int rows = re.length;
        if (rows == 1) {
            // A single amplitude is its own complement.
            mixBackwards(re[0], im[0], (re[0].length + 1) / 2, tan);
            mixBackwards(im[0], re[0], re[0].length / 2, -tan);
        }
        for (int a = 0; a < rows / 2; a++) {
            int b = rows - 1 - a;
            mixBackwards(re[a], im[b], re[a].length, tan);
            mixBackwards(im[a], re[b], re[a].length, -tan);
        }
    }

    /** So many of a row from its beginning with as many of another from its end. */
    private static void mixBackwards(double[] p, double[] q, int count, double tan) {
        for (int j = 0; j < count; j++) {
            int k = q.length - 1 - j;
            double p0 = p[j];
            double q0 = q[k];
            p[j] = fma(tan, q0, p0);
            q[k] = fma(-tan, p0, q0);
        }
    }

    /**
     * Exchanges rows and places.
     *
     * @param to as many rows as {@code from} has places, and the other way round
     * @param complemented whether the amplitude of each index goes to that of its complement
     */
    public static void transpose(double[][] from, double[][] to, boolean complemented) {
        int flipRow = complemented ? from.length - 1 : 0;
        int flipPlace = complemented ? to.length - 1 : 0;
        int r = 0;
        for (; r + 3 < from.length; r += 4) {
            double[] a = from[r ^ flipRow];
            double[] b = from[r + 1 ^ flipRow];
            double[] c = from[r + 2 ^ flipRow];
            double[] d = from[r + 3 ^ flipRow];
            for (int j = 0; j < to.length; j++) {
                double[] row = to[j ^ flipPlace];
                row[r] = a[j];
                row[r + 1] = b[j];
                row[r + 2] = c[j];
                row[r + 3] = d[j];
            }
        }
        for (; r < from.length; r++) {
            for (int j = 0; j < to.length; j++) {
                to[j ^ flipPlace][r] = from[r ^ flipRow][j];
            }
        }
    }

    /** {@code a_x <- (tableRe + i tableIm)[level_x] a_x}. */
    public static void phase(double[][] re, double[][] im, char[][] level, double[] tableRe, double[] tableIm) {
        for (int r = 0; r < re.length; r++) {
            PhaseKernels.phase(re[r], im[r], level[r], tableRe, tableIm);
        }
    }

    /** {@code a_x <- scale exp(-i gamma cost_x) a_x}. */
    public static void phase(double[][] re, double[][] im, double[][] cost, double gamma, double scale) {
        for (int r = 0; r < re.length; r++) {
            PhaseKernels.phase(re[r], im[r], cost[r], gamma);
            scale(re[r], scale);
            scale(im[r], scale);
        }
    }

    private static void scale(double[] row, double factor) {
        for (int j = 0; j < row.length; j++) {
            row[j] *= factor;
        }
    }

    /** {@code b_x <- cost_x a_x}. */
    public static void multiply(double[][] re, double[][] im, double[][] cost, double[][] outRe, double[][] outIm) {
        for (int r = 0; r < re.length; r++) {
            PhaseKernels.multiply(re[r], im[r], cost[r], outRe[r], outIm[r]);
        }
    }

    /** {@code sum_x cost_x |a_x|^2}. */
    public static double expectation(double[][] re, double[][] im, double[][] cost) {
        double[] sums = new double[re[0].length];
        for (int r = 0; r < re.length; r++) {
            addSquares(re[r], im[r], cost[r], sums);
        }
        return sum(sums);
    }

    private static void addSquares(double[] re, double[] im, double[] cost, double[] sums) {
        for (int j = 0; j < sums.length; j++) {
            sums[j] += cost[j] * (re[j] * re[j] + im[j] * im[j]);
        }
    }

    /** The imaginary part of {@code sum_x conj(b_x) cost_x a_x}. */
    public static double imaginaryInner(double[][] bRe, double[][] bIm, double[][] cost, double[][] aRe, double[][] aIm) {
        double[] sums = new double[aRe[0].length];
        for (int r = 0; r < aRe.length; r++) {
            addProducts(bRe[r], bIm[r], cost[r], aRe[r], aIm[r], sums);
        }
        return sum(sums);
    }

    private static void addProducts(double[] bRe, double[] bIm, double[] cost, double[] aRe, double[] aIm, double[] sums) {
        for (int j = 0; j < sums.length; j++) {
            sums[j] += cost[j] * (bRe[j] * aIm[j] - bIm[j] * aRe[j]);
        }
    }

    /** The imaginary part of {@code <b|sum X|a>} over the bits of the row number. */
    public static double inner(double[][] bRe, double[][] bIm, double[][] aRe, double[][] aIm) {
        int bits = Integer.numberOfTrailingZeros(aRe.length);
        double[][][] a = {aRe, aIm};
        double[][][] b = {bRe, bIm};
        double[][] sums = new double[2][aRe[0].length];
        int bit = 0;
        for (; bit + 1 < bits; bit += 2) {
            int step = 1 << bit;
            for (int row = 0; row < aRe.length; row = next(row, 3 * step)) {
                addFourRows(a, b, row, step, sums);
            }
        }
        if (bit < bits) {
            int step = 1 << bit;
            for (int row = 0; row < aRe.length; row = next(row, step)) {
                addTwoRows(a, b, row, step, sums[0]);
            }
        }
        return sum(sums[0]) - sum(sums[1]);
    }

    /**
     * {@link #mix Mixes} two states by the same angle.
     *
     * @return what {@link #inner} is before
     */
    public static double innerAndMix(double[][] bRe, double[][] bIm, double[][] aRe, double[][] aIm, MixerAngle angle) {
        int bits = Integer.numberOfTrailingZeros(aRe.length);
        double[][][] a = {aRe, aIm};
        double[][][] b = {bRe, bIm};
        double[][][] both = {aRe, aIm, bRe, bIm};
        double[][] sums = new double[2][aRe[0].length];
        int bit = 0;
        for (; bit + 1 < bits; bit += 2) {
            innerAndMixTwoBits(a, b, both, 1 << bit, angle, sums);
        }
        if (bit < bits) {
            innerAndMixOneBit(a, b, both, 1 << bit, angle.tangent(), sums[0]);
        }
        return sum(sums[0]) - sum(sums[1]);
    }

    private static void innerAndMixTwoBits(
            double[][][] a, double[][][] b, double[][][] both, int step, MixerAngle angle, double[][] sums) {
        double half = angle.sineCosine();
        double shrink = -angle.sine() * angle.sine();
        for (int row = 0; row < a[0].length; row = next(row, 3 * step)) {
            addFourRows(a, b, row, step, sums);
            mixFourRows(both, row, step, half, shrink);
        }
    }

    private static void innerAndMixOneBit(double[][][] a, double[][][] b, double[][][] both, int step, double tan, double[] sums) {
        for (int row = 0; row < a[0].length; row = next(row, step)) {
            addTwoRows(a, b, row, step, sums);
            mixTwoRows(both, row, step, tan);
        }
    }

    private static void addTwoRows(double[][][] a, double[][][] b, int row, int step, double[] sums) {
        addProducts(b[0][row], b[1][row], a[0][row + step], a[1][row + step], sums);
        addProducts(b[0][row + step], b[1][row + step], a[0][row], a[1][row], sums);
    }

    /** The squares of {@link #mixFourRows}, by turns as there; what the second gives counts negative. */
    private static void addFourRows(double[][][] a, double[][][] b, int row, int step, double[][] sums) {
        for (int i = 0; i < 2; i++) {
            double[][] own = a[i];
            double[][] other = a[otherPart(i)];
            double[][] ownB = b[i];
            double[][] otherB = b[otherPart(i)];
            addPair(
                    ownB[row], otherB[row + step], otherB[row + 2 * step], ownB[row + 3 * step],
                    own[row], other[row + step], other[row + 2 * step], own[row + 3 * step], sums[i]);
        }
    }

    /** What two states' sums of amplitudes of {@link #mixPair} give to their inner product. */
    private static void addPair(
            double[] bp, double[] bq, double[] br, double[] bs, double[] p, double[] q, double[] r, double[] s, double[] sums) {
        for (int j = 0; j < sums.length; j++) {
            double outer = p[j] + s[j];
            double inner = q[j] + r[j];
            double bOuter = bp[j] + bs[j];
            double bInner = bq[j] + br[j];
            sums[j] += bOuter * inner - bInner * outer;
        }
    }

    private static void addProducts(double[] bRe, double[] bIm, double[] aRe, double[] aIm, double[] sums) {
        for (int j = 0; j < sums.length; j++) {
            sums[j] += bRe[j] * aIm[j] - bIm[j] * aRe[j];
        }
    }

    /** The imaginary part of {@code <b|X...X|a>}. */
    public static double innerWithComplement(double[][] bRe, double[][] bIm, double[][] aRe, double[][] aIm) {
        double total = 0;
        for (int r = 0; r < aRe.length; r++) {
            int other = aRe.length - 1 - r;
            total += innerBackwards(bRe[r], bIm[r], aRe[other], aIm[other]);
        }
        return total;
    }

    private static double innerBackwards(double[] bRe, double[] bIm, double[] aRe, double[] aIm) {
        double sum = 0;
        for (int j = 0; j < bRe.length; j++) {
            int k = aRe.length - 1 - j;
            sum += bRe[j] * aIm[k] - bIm[j] * aRe[k];
        }
        return sum;
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
