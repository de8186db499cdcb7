package org.assay.quantum.kernel;

/**
 * Numbers for each pattern of a cell, in the precision of the {@link PatternKernels} that read it, or in both.
 *
 * <p>A table of phases has as many numbers as some tiles, and each layer of each energy has its own. Whoever computes
 * many fills the same one again: new ones would be new pages of the heap, which take longer than the layer.
 */
@SuppressWarnings("ArrayRecordComponent") // made once for many calls
public record PatternTable(double[] doubles, float[] floats) {

    /** In both precisions. */
    public static PatternTable of(double[] numbers) {
        return new PatternTable(numbers, PhaseTables.narrowed(numbers));
    }

    static PatternTable ofDoubles(int size) {
        return new PatternTable(new double[size], new float[0]);
    }

    static PatternTable ofFloats(int size) {
        return new PatternTable(new double[0], new float[size]);
    }

    /** Replaces a number. */
    public void set(int at, double number) {
        if (doubles.length > 0) {
            doubles[at] = number;
        }
        if (floats.length > 0) {
            floats[at] = (float) number;
        }
    }
}
