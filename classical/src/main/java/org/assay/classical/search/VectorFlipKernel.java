package org.assay.classical.search;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The scans by the Vector API. */
final class VectorFlipKernel implements FlipKernel {
    private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;

    /** Whether vectors divide the padding and beat plain loops. */
    static boolean isWorthwhile() {
        return DOUBLES.length() > 2 && DOUBLES.length() <= PADDING;
    }

    @Override
    public double leastFree(double[] rises, double[] lockedUntil, double now) {
        DoubleVector none = DoubleVector.broadcast(DOUBLES, Double.POSITIVE_INFINITY);
        DoubleVector least = none;
        for (int i = 0; i < rises.length; i += DOUBLES.length()) {
            VectorMask<Double> locked = DoubleVector.fromArray(DOUBLES, lockedUntil, i).compare(VectorOperators.GT, now);
            least = least.min(DoubleVector.fromArray(DOUBLES, rises, i).blend(none, locked));
        }
        return least.reduceLanes(VectorOperators.MIN);
    }

    @Override
    public double least(double[] rises) {
        DoubleVector least = DoubleVector.broadcast(DOUBLES, Double.POSITIVE_INFINITY);
        for (int i = 0; i < rises.length; i += DOUBLES.length()) {
            least = least.min(DoubleVector.fromArray(DOUBLES, rises, i));
        }
        return least.reduceLanes(VectorOperators.MIN);
    }

    @Override
    public int findFree(double[] rises, double[] lockedUntil, double now, double rise, int from) {
        int lanes = DOUBLES.length();
        int block = from / lanes * lanes;
        long wanted = -1L << (from - block);
        while (true) {
            long found = DoubleVector.fromArray(DOUBLES, rises, block)
                            .compare(VectorOperators.EQ, rise)
                            .and(DoubleVector.fromArray(DOUBLES, lockedUntil, block).compare(VectorOperators.LE, now))
                            .toLong()
                    & wanted;
            if (found != 0) {
                return block + Long.numberOfTrailingZeros(found);
            }
            wanted = -1L;
            block = block + lanes == rises.length ? 0 : block + lanes;
        }
    }
}
