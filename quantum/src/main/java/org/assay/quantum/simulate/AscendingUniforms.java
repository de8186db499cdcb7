package org.assay.quantum.simulate;

import java.util.random.RandomGenerator;

/** Uniform random numbers in ascending order from exponential spacings (Devroye 1986, chapter V.3): no sorting. */
public final class AscendingUniforms {

    private AscendingUniforms() {}

    /** So many numbers from 0 to {@code scale}. */
    public static double[] draw(int count, double scale, RandomGenerator random) {
        double[] uniforms = new double[count];
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += random.nextExponential();
            uniforms[i] = sum;
        }
        double factor = scale / (sum + random.nextExponential());
        for (int i = 0; i < count; i++) {
            uniforms[i] *= factor;
        }
        return uniforms;
    }

    /** The first position of a number that is not below the bound; the length where there is none. */
    public static int firstFrom(double[] ascending, double bound) {
        int low = 0;
        int high = ascending.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ascending[middle] < bound) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
