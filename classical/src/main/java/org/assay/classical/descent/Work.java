package org.assay.classical.descent;

/**
 * What a run cost.
 *
 * @param steps       updates made
 * @param evaluations calls that gave a value, of the whole objective or of a batch
 * @param gradients   calls among them that also gave a gradient
 * @param terms       terms of the sum evaluated, for a stochastic objective; otherwise the evaluations
 * @param nanos       of the run's clock, by default wall-clock time
 */
public record Work(long steps, long evaluations, long gradients, long terms, long nanos) {

    public double seconds() {
        return nanos * 1e-9;
    }
}
