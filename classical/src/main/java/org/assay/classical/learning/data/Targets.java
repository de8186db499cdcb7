package org.assay.classical.learning.data;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** What a network shall answer, sample by sample. */
public sealed interface Targets {

    /** Number of samples. */
    int samples();

    /** The targets of the samples named, in that order. */
    Targets select(int[] samples);

    /**
     * One class a sample.
     *
     * @param names  of the classes, at least two
     * @param labels class of each sample, as an index into {@code names}
     */
    @SuppressWarnings("ArrayRecordComponent") // megabytes, written once
    record Classes(List<String> names, int[] labels) implements Targets {

        public Classes {
            names = List.copyOf(names);
            if (names.size() < 2) {
                throw new IllegalArgumentException(
                        "the data have %d class %s, but a classifier needs at least two".formatted(names.size(), names));
            }
            for (int i = 0; i < labels.length; i++) {
                if (labels[i] < 0 || labels[i] >= names.size()) {
                    throw new IllegalArgumentException("label of sample %d is %d, but must lie within 0..%d"
                            .formatted(i, labels[i], names.size() - 1));
                }
            }
        }

        /** Classes without better names than their numbers. */
        public static Classes numbered(int count, int[] labels) {
            return new Classes(IntStream.range(0, count).mapToObj(Integer::toString).toList(), labels);
        }

        public int count() {
            return names.size();
        }

        /** Samples of each class. */
        public int[] sizes() {
            int[] sizes = new int[count()];
            for (int label : labels) {
                sizes[label]++;
            }
            return sizes;
        }

        @Override
        public int samples() {
            return labels.length;
        }

        @Override
        public Classes select(int[] samples) {
            return new Classes(names, Arrays.stream(samples).map(i -> labels[i]).toArray());
        }
    }

    /**
     * Numbers, for regression.
     *
     * @param width  numbers a sample, at least 1
     * @param values row by row, finite
     */
    @SuppressWarnings("ArrayRecordComponent") // megabytes, written once
    record Values(int width, float[] values) implements Targets {

        public Values {
            Rows.requireFinite("target", width, values);
        }

        @Override
        public int samples() {
            return values.length / width;
        }

        @Override
        public Values select(int[] samples) {
            return new Values(width, Rows.select(values, width, samples));
        }
    }
}
