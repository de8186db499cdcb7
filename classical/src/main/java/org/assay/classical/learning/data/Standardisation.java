package org.assay.classical.learning.data;

/**
 * Shifts and scales every feature to mean 0 and variance 1, as they were in the data it was fitted
 * to: fit to the training samples, apply to all. A constant feature is only shifted.
 *
 * @param means      a feature
 * @param deviations a feature, square roots of the population variances; 1 for a constant feature
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Standardisation(double[] means, double[] deviations) {

    /** The means and deviations of a data set. */
    public static Standardisation of(DataSet data) {
        double[] means = new double[data.features()];
        double[] deviations = new double[data.features()];
        for (int feature = 0; feature < means.length; feature++) {
            means[feature] = mean(data, feature);
            double deviation = deviation(data, feature, means[feature]);
            deviations[feature] = deviation == 0 ? 1 : deviation;
        }
        return new Standardisation(means, deviations);
    }

    /** The data set with scaled features. */
    public DataSet apply(DataSet data) {
        if (data.features() != means.length) {
            throw new IllegalArgumentException("%s has %d features, but the scaling was fitted to %d"
                    .formatted(data.name(), data.features(), means.length));
        }
        float[] scaled = new float[data.inputs().length];
        for (int i = 0; i < scaled.length; i++) {
            int feature = i % means.length;
            scaled[i] = (float) ((data.inputs()[i] - means[feature]) / deviations[feature]);
        }
        return data.withInputs(data.features(), scaled);
    }

    private static double mean(DataSet data, int feature) {
        double sum = 0;
        for (int i = feature; i < data.inputs().length; i += data.features()) {
            sum += data.inputs()[i];
        }
        return sum / data.samples();
    }

    private static double deviation(DataSet data, int feature, double mean) {
        double sum = 0;
        for (int i = feature; i < data.inputs().length; i += data.features()) {
            double difference = data.inputs()[i] - mean;
            sum += difference * difference;
        }
        return Math.sqrt(sum / data.samples());
    }
}
