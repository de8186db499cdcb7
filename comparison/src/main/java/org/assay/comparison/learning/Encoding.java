package org.assay.comparison.learning;

/** How features enter a circuit. */
public enum Encoding {
    /** One rotation RX(feature) a qubit before every layer, the features taken in turn: data re-uploading. */
    REUPLOADING,
    /** The features, normalised, are the amplitudes of the first state; a sample that is all zero is |0...0>. */
    AMPLITUDE
}
