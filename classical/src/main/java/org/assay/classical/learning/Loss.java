package org.assay.classical.learning;

/** What training minimises, as a mean over samples. */
public enum Loss {
    /** Mean over samples and outputs of (y - t)^2. Classes become one-hot targets, or 0 and 1 where there is one output. */
    MEAN_SQUARED_ERROR,
    /** Mean over samples of -ln y_label, in nats, with softmax outputs. */
    CROSS_ENTROPY
}
