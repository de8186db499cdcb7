package org.assay.classical.learning;

/** Softmax of one row. */
final class Softmax {

    private Softmax() {}

    /**
     * Fills {@code p} with {@code exp(z_i/T) / sum exp(z_j/T)} and returns the logarithm of that sum.
     * The greatest entry is taken out first, so that nothing overflows.
     */
    static double of(float[] z, int from, double temperature, double[] p) {
        double highest = Double.NEGATIVE_INFINITY;
        for (int j = 0; j < p.length; j++) {
            highest = Math.max(highest, z[from + j] / temperature);
        }
        double sum = 0;
        for (int j = 0; j < p.length; j++) {
            p[j] = Math.exp(z[from + j] / temperature - highest);
            sum += p[j];
        }
        for (int j = 0; j < p.length; j++) {
            p[j] /= sum;
        }
        return highest + Math.log(sum);
    }
}
