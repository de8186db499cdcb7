package org.assay.quantum.noise;

/**
 * How often a measurement lies.
 *
 * @param read1Given0 the probability that a qubit in |0> reads 1
 * @param read0Given1 the probability that a qubit in |1> reads 0; often the larger, for the qubit may
 *     decay while it is read
 */
public record ReadoutError(double read1Given0, double read0Given1) {

    public static final ReadoutError NONE = new ReadoutError(0, 0);

    public ReadoutError {
        Channel.requireProbability("probability of reading 1 for 0", read1Given0);
        Channel.requireProbability("probability of reading 0 for 1", read0Given1);
    }

    public static ReadoutError symmetric(double probability) {
        return new ReadoutError(probability, probability);
    }

    public boolean isNone() {
        return read1Given0 == 0 && read0Given1 == 0;
    }

    /** The probability of a false reading of a qubit in this basis state. */
    public double ofState(boolean one) {
        return one ? read0Given1 : read1Given0;
    }
}
