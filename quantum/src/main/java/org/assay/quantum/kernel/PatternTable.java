package org.assay.quantum.kernel;

/**
 * Numbers for each pattern of a cell, in both precisions, so that {@link PatternKernels} find their own without
 * converting at each call.
 */
@SuppressWarnings("ArrayRecordComponent") // made once for many calls, only read
public record PatternTable(double[] doubles, float[] floats) {

    public static PatternTable of(double[] numbers) {
        return new PatternTable(numbers, PhaseTables.narrowed(numbers));
    }
}
