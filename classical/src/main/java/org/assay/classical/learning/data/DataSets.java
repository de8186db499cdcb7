package org.assay.classical.learning.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.assay.classical.learning.data.Targets.Classes;
import org.assay.classical.learning.data.Targets.Values;
import org.assay.classical.objective.Require;

/** The data sets that work out of the box. Sources and licences stand beside the files in the resources. */
public final class DataSets {

    /** What {@link #named} knows. */
    public static final List<String> NAMES = List.of("moons", "iris", "digits");

    private DataSets() {}

    /**
     * A data set by its name: {@code moons} (400 samples, noise 0.2, from the seed), {@code iris} or
     * {@code digits} (always the same).
     */
    public static DataSet named(String name, long seed) {
        return switch (name) {
            case "moons" -> twoMoons(400, 0.2, seed);
            case "iris" -> iris();
            case "digits" -> digits();
            default -> throw new IllegalArgumentException(
                    "data set '%s' is unknown; known are %s".formatted(name, String.join(", ", NAMES)));
        };
    }

    /** Fisher's iris: 150 samples of 4 lengths in cm, 3 species of 50 each. */
    public static DataSet iris() {
        return bundled("iris");
    }

    /** Handwritten digits of 8 x 8 pixels, 0 to 16: 1797 samples, 10 classes. */
    public static DataSet digits() {
        return bundled("digits");
    }

    /**
     * Two interleaved half circles of radius 1, the upper about (0, 0) and the lower about (1, 1/2),
     * with evenly spaced points and normal noise; classes alternate in halves.
     *
     * @param samples at least 4; the upper moon has half of them, rounded down
     * @param noise   standard deviation in both directions
     */
    public static DataSet twoMoons(int samples, double noise, long seed) {
        Require.atLeast("samples", samples, 4);
        Require.notNegative("noise", noise);
        RandomGenerator random = Split.generator(seed);
        float[] inputs = new float[2 * samples];
        int[] labels = new int[samples];
        int upper = samples / 2;
        for (int i = 0; i < samples; i++) {
            boolean lower = i >= upper;
            double angle = Math.PI * (lower ? (i - upper) / (samples - upper - 1.0) : i / (upper - 1.0));
            double x = lower ? 1 - Math.cos(angle) : Math.cos(angle);
            double y = lower ? 0.5 - Math.sin(angle) : Math.sin(angle);
            inputs[2 * i] = (float) (x + noise * random.nextGaussian());
            inputs[2 * i + 1] = (float) (y + noise * random.nextGaussian());
            labels[i] = lower ? 1 : 0;
        }
        return new DataSet("moons", 2, inputs, new Classes(List.of("upper", "lower"), labels));
    }

    /**
     * A smooth function of uniform features in [-1, 1], with normal noise, for regression:
     * {@code sin(pi x_0 x_1) + 2 (x_2 - 0.1)^2 + x_3 + x_4 / 2}, after Friedman's, whose features
     * beyond the fifth say nothing.
     *
     * @param features at least 5
     * @param noise    standard deviation
     * @see <a href="https://doi.org/10.1214/aos/1176347963">Friedman 1991</a>
     */
    public static DataSet friedman(int samples, int features, double noise, long seed) {
        Require.atLeast("features", features, 5);
        RandomGenerator random = Split.generator(seed);
        float[] inputs = new float[samples * features];
        float[] values = new float[samples];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = (float) random.nextDouble(-1, 1);
        }
        for (int i = 0; i < samples; i++) {
            int at = i * features;
            double square = (inputs[at + 2] - 0.1) * (inputs[at + 2] - 0.1);
            double clean = Math.sin(Math.PI * inputs[at] * inputs[at + 1]) + 2 * square + inputs[at + 3] + inputs[at + 4] / 2;
            values[i] = (float) (clean + noise * random.nextGaussian());
        }
        return new DataSet("friedman", features, inputs, new Values(1, values));
    }

    private static DataSet bundled(String name) {
        try (InputStream in = Objects.requireNonNull(DataSets.class.getResourceAsStream(name + ".csv"))) {
            return CsvData.read(name, new InputStreamReader(in, StandardCharsets.US_ASCII));
        } catch (IOException broken) {
            throw new UncheckedIOException("resource " + name + ".csv cannot be read", broken);
        }
    }
}
