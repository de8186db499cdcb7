package org.assay.classical.descent;

/**
 * What an update rule remembers between steps: running sums or means of the gradient and of its
 * square, entry by entry. A rule that needs only one of the two leaves the other empty.
 *
 * @param steps  updates made so far
 * @param first  of the gradient: the velocity of momentum, the mean of Adam
 * @param second of the squared gradient: the mean of RMSprop and Adam, the sum of Adagrad
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody, and copying it at every step would cost
public record Moments(long steps, double[] first, double[] second) {

    private static final double[] NONE = new double[0];

    static Moments none() {
        return new Moments(0, NONE, NONE);
    }

    static Moments ofFirst(int dimension) {
        return new Moments(0, new double[dimension], NONE);
    }

    static Moments ofSecond(int dimension) {
        return new Moments(0, NONE, new double[dimension]);
    }

    static Moments ofBoth(int dimension) {
        return new Moments(0, new double[dimension], new double[dimension]);
    }

    Moments next(double[] first, double[] second) {
        return new Moments(steps + 1, first, second);
    }
}
