package org.assay.quantum.kernel;

/** How amplitudes are stored and computed. */
public enum Precision {
    /** 4 bytes a number: half the memory and about twice the speed, six digits. */
    SINGLE(Float.BYTES),
    /** 8 bytes a number: fifteen digits. */
    DOUBLE(Double.BYTES);

    private final int bytes;

    Precision(int bytes) {
        this.bytes = bytes;
    }

    /** Of a complex amplitude. */
    public int bytesPerAmplitude() {
        return 2 * bytes;
    }
}
