package org.assay.classical.learning;

/** What a layer does to its weighted sums. */
public enum Activation {
    /** {@code y = z}. */
    IDENTITY,
    /** {@code y = max(0, z)}. */
    RELU,
    /** {@code y = tanh z}. */
    TANH,
    /** {@code y_i = exp z_i / sum exp z_j}; for the last layer under cross-entropy only. */
    SOFTMAX;

    /** Turns the sums of a whole layer into its outputs, in place. */
    public void applyTo(float[] layer) {
        switch (this) {
            case IDENTITY -> {}
            case RELU, TANH -> {
                for (int i = 0; i < layer.length; i++) {
                    layer[i] = (float) apply(layer[i]);
                }
            }
            case SOFTMAX -> {
                double[] p = new double[layer.length];
                Softmax.of(layer, 0, 1, p);
                for (int i = 0; i < layer.length; i++) {
                    layer[i] = (float) p[i];
                }
            }
        }
    }

    /** The output of one unit; softmax is a matter of the whole layer and passes z on. */
    double apply(double z) {
        return switch (this) {
            case IDENTITY, SOFTMAX -> z;
            case RELU -> Math.max(0, z);
            case TANH -> Math.tanh(z);
        };
    }

    /** dy/dz, from y; 0 for ReLU at 0. */
    double slope(double y) {
        return switch (this) {
            case IDENTITY, SOFTMAX -> 1;
            case RELU -> y > 0 ? 1 : 0;
            case TANH -> 1 - y * y;
        };
    }
}
