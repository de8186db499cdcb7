package org.assay.classical.learning.data;

import java.util.Arrays;
import org.assay.classical.learning.data.Targets.Classes;

/**
 * Samples of finite features with their targets. The arrays are shared, not copied: nobody writes
 * to them.
 *
 * @param name     for tables
 * @param features numbers a sample
 * @param inputs   row by row
 * @param targets  as many as there are rows
 */
@SuppressWarnings("ArrayRecordComponent") // megabytes, written once
public record DataSet(String name, int features, float[] inputs, Targets targets) {

    public DataSet {
        Rows.requireFinite("feature", features, inputs);
        if (inputs.length == 0) {
            throw new IllegalArgumentException("data set %s has no samples".formatted(name));
        }
        if (inputs.length / features != targets.samples()) {
            throw new IllegalArgumentException("data set %s has %d samples but %d targets"
                    .formatted(name, inputs.length / features, targets.samples()));
        }
    }

    public int samples() {
        return inputs.length / features;
    }

    /** The features of one sample; a copy. */
    public float[] input(int sample) {
        return Arrays.copyOfRange(inputs, sample * features, (sample + 1) * features);
    }

    /** The classes; refuses a data set of values. */
    public Classes classes() {
        if (targets instanceof Classes classes) {
            return classes;
        }
        throw new IllegalArgumentException("data set %s has values as targets, but classes are needed".formatted(name));
    }

    /** The samples named, in that order. */
    public DataSet select(int... samples) {
        return new DataSet(name, features, Rows.select(inputs, features, samples), targets.select(samples));
    }

    /** The same samples with other features, row by row, such as scaled ones. */
    public DataSet withInputs(int newFeatures, float[] newInputs) {
        return new DataSet(name, newFeatures, newInputs, targets);
    }

    /** Refuses to train on samples that are all of one class. */
    public DataSet requireTwoClasses() {
        if (targets instanceof Classes classes
                && Arrays.stream(classes.sizes()).filter(size -> size > 0).count() < 2) {
            throw new IllegalArgumentException("all %d samples of %s are of class %s, but training needs at least two classes"
                    .formatted(samples(), name, classes.names().get(classes.labels()[0])));
        }
        return this;
    }
}
