package org.assay.quantum.qaoa;

/** Which end of the cost is wanted. */
public enum Sense {
    MINIMISE(-1),
    MAXIMISE(1);

    private final int sign;

    Sense(int sign) {
        this.sign = sign;
    }

    /** What a cost is multiplied by to be maximised: +1 or -1. */
    public int sign() {
        return sign;
    }
}
