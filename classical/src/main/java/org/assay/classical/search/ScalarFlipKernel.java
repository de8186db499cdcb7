package org.assay.classical.search;

/** The scans in plain Java. */
final class ScalarFlipKernel implements FlipKernel {

    @Override
    public double leastFree(double[] rises, double[] lockedUntil, double now) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < rises.length; i++) {
            least = Math.min(least, lockedUntil[i] <= now ? rises[i] : Double.POSITIVE_INFINITY);
        }
        return least;
    }

    @Override
    public double least(double[] rises) {
        double least = Double.POSITIVE_INFINITY;
        for (double rise : rises) {
            least = Math.min(least, rise);
        }
        return least;
    }

    @Override
    public int findFree(double[] rises, double[] lockedUntil, double now, double rise, int from) {
        int i = from;
        while (rises[i] != rise || lockedUntil[i] > now) {
            i = i + 1 == rises.length ? 0 : i + 1;
        }
        return i;
    }
}
