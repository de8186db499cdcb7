package org.assay.classical.learning;

import java.io.IOException;
import java.nio.file.Path;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.assay.classical.learning.data.DataSet;
import org.assay.classical.learning.kernel.MatrixKernels;

/** An architecture with finite parameters; immutable. */
public final class Network implements Model {

    /** Samples answered at once. */
    private static final int BATCH = 256;

    private final Architecture architecture;
    private final float[] parameters;

    /** @param parameters layer by layer: the weights by rows, one row an input, then the biases */
    public Network(Architecture architecture, float[] parameters) {
        if (parameters.length != architecture.parameters()) {
            throw new IllegalArgumentException("%d parameters were given, but the network %s has %d"
                    .formatted(parameters.length, architecture, architecture.parameters()));
        }
        for (int i = 0; i < parameters.length; i++) {
            if (!Float.isFinite(parameters[i])) {
                throw new IllegalArgumentException(
                        "parameter %d is %s, but must be finite".formatted(i, parameters[i]));
            }
        }
        this.architecture = architecture;
        this.parameters = parameters.clone();
    }

    /** The same from double precision, as {@code classical.descent} works in. */
    public static Network of(Architecture architecture, double[] parameters) {
        float[] rounded = new float[parameters.length];
        for (int i = 0; i < rounded.length; i++) {
            rounded[i] = (float) parameters[i];
        }
        return new Network(architecture, rounded);
    }

    /**
     * Random weights and no biases. Weights into ReLU are normal with variance 2/inputs (He et al.
     * 2015); others are uniform with variance 2/(inputs + outputs) (Glorot and Bengio 2010).
     */
    public static Network initial(Architecture architecture, long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        float[] parameters = new float[architecture.parameters()];
        for (int l = 0; l < architecture.layers().size(); l++) {
            Layer layer = architecture.layers().get(l);
            int inputs = architecture.inputsOf(l);
            double deviation = Math.sqrt(2.0 / inputs);
            double bound = Math.sqrt(6.0 / (inputs + layer.outputs()));
            int from = architecture.offsetOf(l);
            for (int i = from; i < from + architecture.weightsOf(l); i++) {
                parameters[i] = (float) (layer.activation() == Activation.RELU
                        ? deviation * random.nextGaussian()
                        : random.nextDouble(-bound, bound));
            }
        }
        return new Network(architecture, parameters);
    }

    @Override
    public Architecture architecture() {
        return architecture;
    }

    /** A copy. */
    public float[] parameters() {
        return parameters.clone();
    }

    /** A copy in double precision. */
    public double[] parametersAsDoubles() {
        double[] copy = new double[parameters.length];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = parameters[i];
        }
        return copy;
    }

    @Override
    public float[] answers(DataSet data) {
        double work = (double) architecture.multiplyAdds() * data.samples();
        int batch = Math.min(BATCH, data.samples());
        BackPropagation pass = new BackPropagation(architecture, MatrixKernels.forJob(work), batch);
        pass.load(this);
        return pass.answers(data);
    }

    @Override
    public Footprint footprint() {
        return new Footprint(4L * parameters.length, architecture.multiplyAdds(), Float.SIZE);
    }

    /** Writes the network to a file of its own format; see {@link #load}. */
    public void save(Path file) throws IOException {
        NetworkFile.save(this, file);
    }

    /**
     * Reads what {@link #save} wrote.
     *
     * @throws IOException if the file cannot be read, or is not such a file; the message says why
     */
    public static Network load(Path file) throws IOException {
        return NetworkFile.load(file);
    }
}
