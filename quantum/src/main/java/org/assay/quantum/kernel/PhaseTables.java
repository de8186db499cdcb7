package org.assay.quantum.kernel;

/** Tables of phases in both precisions, so that kernels find their own without converting at each call. */
@SuppressWarnings("ArrayRecordComponent") // made once for many calls, only read
public record PhaseTables(double[] doubles, float[] floats) {

    public static PhaseTables of(double[] entries) {
        return new PhaseTables(entries, narrowed(entries));
    }

    /** The same numbers in single precision. */
    static float[] narrowed(double[] numbers) {
        float[] narrow = new float[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            narrow[i] = (float) numbers[i];
        }
        return narrow;
    }

    /** Numbers in all tables together. */
    int size() {
        return doubles.length;
    }
}
