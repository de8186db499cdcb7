package org.assay.classical.learning.data;

/** Rows of equal width in one flat array. */
final class Rows {

    private Rows() {}

    static void requireFinite(String what, int width, float[] values) {
        if (width < 1 || values.length % width != 0) {
            throw new IllegalArgumentException(
                    "%d numbers do not make rows of %d; every sample needs the same number".formatted(values.length, width));
        }
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                throw new IllegalArgumentException(
                        "%s %d of sample %d is %s, but must be finite; remove the sample or fill the gap"
                                .formatted(what, i % width, i / width, values[i]));
            }
        }
    }

    static float[] select(float[] values, int width, int[] rows) {
        float[] selected = new float[rows.length * width];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(values, rows[i] * width, selected, i * width, width);
        }
        return selected;
    }
}
