package org.assay.classical.learning;

/**
 * What training asks of the last layer: the loss of a batch, and its derivative by the sums of the
 * last layer (before its activation).
 */
@FunctionalInterface
interface OutputError {

    /**
     * @param batch  samples of the rows
     * @param output of the last layer, one row a sample: sums under softmax, otherwise activated
     * @param stride from row to row, in both arrays
     * @param error  to be filled with the derivatives of the mean loss; columns beyond the outputs are 0 and stay so
     * @return the sum of the losses
     */
    double lossAndError(int[] batch, float[] output, int stride, float[] error);
}
