package org.assay.classical.descent;

/** A point on a line, at a multiple of the direction from its origin, with what was found there. */
@SuppressWarnings("ArrayRecordComponent") // private arithmetic; never compared
record Trial(double length, double[] point, double value, double[] gradient) {

    double slope(double[] direction) {
        return Vectors.dot(gradient, direction);
    }

    boolean isFinite() {
        return Double.isFinite(value) && Double.isFinite(Vectors.norm(gradient));
    }
}
