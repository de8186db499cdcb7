package org.assay.classical.objective;

/** Checks of points and sizes that every consumer of an objective needs. */
public final class Points {

    private Points() {}

    /** Refuses a point of another length than the objective's dimension, or with an entry that is not finite. */
    public static double[] requirePoint(double[] point, Objective objective) {
        if (point.length != objective.dimension()) {
            throw new IllegalArgumentException("the point has %d entries, but the objective has %d variables"
                    .formatted(point.length, objective.dimension()));
        }
        int bad = firstNonFinite(point);
        if (bad >= 0) {
            throw new IllegalArgumentException(
                    "entry %d of the point is %s, but every entry must be finite".formatted(bad, point[bad]));
        }
        return point;
    }

    /** Whether every entry is finite. */
    public static boolean isFinite(double[] point) {
        return firstNonFinite(point) < 0;
    }

    private static int firstNonFinite(double[] point) {
        for (int i = 0; i < point.length; i++) {
            if (!Double.isFinite(point[i])) {
                return i;
            }
        }
        return -1;
    }
}
