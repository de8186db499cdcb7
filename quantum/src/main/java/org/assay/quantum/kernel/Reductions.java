package org.assay.quantum.kernel;

/**
 * Sums over a state, by blocks of fixed size whose sums are added in a fixed order: the result does
 * not depend on the number of threads.
 */
public final class Reductions {

    private static final int BLOCK = 1 << 12;
    private static final int LEAST_PARALLEL = 1 << 18;

    private final Workers workers;

    public Reductions(Workers workers) {
        this.workers = workers;
    }

    private interface BlockSum {
        double over(int from, int to);
    }

    private double sum(int size, BlockSum block) {
        return pairwise(blockSums(size, BLOCK, block));
    }

    private double[] blockSums(int size, int blockSize, BlockSum block) {
        int blocks = Math.max(1, size / blockSize);
        int length = Math.min(size, blockSize);
        double[] sums = new double[blocks];
        if (size < LEAST_PARALLEL) {
            for (int b = 0; b < blocks; b++) {
                sums[b] = block.over(b * length, (b + 1) * length);
            }
            return sums;
        }
        int parts = Math.min(blocks, 64);
        int perPart = blocks / parts;
        workers.run(parts, part -> {
            for (int b = part * perPart; b < (part + 1) * perPart; b++) {
                sums[b] = block.over(b * length, (b + 1) * length);
            }
        });
        return sums;
    }

    private static double pairwise(double[] values) {
        for (int n = values.length; n > 1; n = (n + 1) / 2) {
            for (int i = 0; i < n / 2; i++) {
                values[i] = values[2 * i] + values[2 * i + 1];
            }
            if ((n & 1) == 1) {
                values[n / 2] = values[n - 1];
            }
        }
        return values[0];
    }

    /** {@code sum |a_i|^2}. */
    public double squaredNorm(double[] re, double[] im) {
        return sum(re.length, (from, to) -> squares(re, im, from, to));
    }

    /**
     * {@code sum |a_i|^2} of each block of so many neighbours.
     *
     * @param blockSize a power of two
     */
    public double[] blockProbabilities(double[] re, double[] im, int blockSize) {
        return blockSums(re.length, blockSize, (from, to) -> squares(re, im, from, to));
    }

    private static double squares(double[] re, double[] im, int from, int to) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = from;
        for (; i + 3 < to; i += 4) {
            s0 += re[i] * re[i] + im[i] * im[i];
            s1 += re[i + 1] * re[i + 1] + im[i + 1] * im[i + 1];
            s2 += re[i + 2] * re[i + 2] + im[i + 2] * im[i + 2];
            s3 += re[i + 3] * re[i + 3] + im[i + 3] * im[i + 3];
        }
        for (; i < to; i++) {
            s0 += re[i] * re[i] + im[i] * im[i];
        }
        return (s0 + s1) + (s2 + s3);
    }

    /** {@code sum |a_i|^2} over the indexes with all bits of {@code on} set and all of {@code off} clear. */
    public double probability(double[] re, double[] im, int on, int off) {
        return sum(re.length, (from, to) -> {
            double s = 0;
            for (int i = from; i < to; i++) {
                if ((i & on) == on && (i & off) == 0) {
                    s += re[i] * re[i] + im[i] * im[i];
                }
            }
            return s;
        });
    }

    /** {@code sum v_i |a_i|^2}. */
    public double expectation(double[] re, double[] im, double[] values) {
        return sum(re.length, (from, to) -> {
            double s0 = 0;
            double s1 = 0;
            int i = from;
            for (; i + 1 < to; i += 2) {
                s0 += values[i] * (re[i] * re[i] + im[i] * im[i]);
                s1 += values[i + 1] * (re[i + 1] * re[i + 1] + im[i + 1] * im[i + 1]);
            }
            return i < to ? s0 + values[i] * (re[i] * re[i] + im[i] * im[i]) : s0 + s1;
        });
    }

    /** {@code <a|P|a>} for the Pauli string with X or Y at the bits of {@code xMask} and Z or Y at those of {@code zMask}. */
    public double pauliExpectation(double[] re, double[] im, int xMask, int zMask) {
        boolean real = (Integer.bitCount(xMask & zMask) & 1) == 0;
        double total = sum(re.length, (from, to) -> {
            double s = 0;
            for (int i = from; i < to; i++) {
                int j = i ^ xMask;
                double overlap = real ? re[i] * re[j] + im[i] * im[j] : im[i] * re[j] - re[i] * im[j];
                s += PauliFactor.isOdd(j & zMask) ? -overlap : overlap;
            }
            return s;
        });
        return (Integer.bitCount(xMask & zMask) & 2) == 0 ? total : -total;
    }

    /** {@code <a|b>}, as real and imaginary part. */
    public double[] innerProduct(double[] aRe, double[] aIm, double[] bRe, double[] bIm) {
        double real = sum(aRe.length, (from, to) -> {
            double s = 0;
            for (int i = from; i < to; i++) {
                s += aRe[i] * bRe[i] + aIm[i] * bIm[i];
            }
            return s;
        });
        double imaginary = sum(aRe.length, (from, to) -> {
            double s = 0;
            for (int i = from; i < to; i++) {
                s += aRe[i] * bIm[i] - aIm[i] * bRe[i];
            }
            return s;
        });
        return new double[] {real, imaginary};
    }

    /**
     * {@code Im <l|P|a>} over the indexes with all bits of {@code on} set and all of {@code off} clear,
     * for the Pauli string P with X or Y at the bits of {@code xMask} and Z or Y at those of {@code zMask}.
     */
    public double imaginaryOverlap(
            double[] lRe, double[] lIm, double[] re, double[] im, int xMask, int zMask, int on, int off) {
        int ys = Integer.bitCount(xMask & zMask);
        boolean real = (ys & 1) == 1;
        double total = sum(re.length, (from, to) -> {
            double s = 0;
            for (int i = from; i < to; i++) {
                if ((i & on) == on && (i & off) == 0) {
                    int j = i ^ xMask;
                    double overlap = real ? lRe[i] * re[j] + lIm[i] * im[j] : lRe[i] * im[j] - lIm[i] * re[j];
                    s += PauliFactor.isOdd(j & zMask) ? -overlap : overlap;
                }
            }
            return s;
        });
        return (ys & 2) == 0 ? total : -total;
    }

    /** Adds {@code coefficient P|a>} to {@code out}, for a Pauli string by its masks. */
    public void addPauliTimes(
            double[] re, double[] im, double coefficient, int xMask, int zMask, double[] outRe, double[] outIm) {
        int ys = Integer.bitCount(xMask & zMask) & 3;
        double factor = ys < 2 ? coefficient : -coefficient;
        for (int i = 0; i < re.length; i++) {
            int j = i ^ xMask;
            double f = PauliFactor.isOdd(j & zMask) ? -factor : factor;
            outRe[i] += (ys & 1) == 0 ? f * re[j] : -f * im[j];
            outIm[i] += (ys & 1) == 0 ? f * im[j] : f * re[j];
        }
    }
}
