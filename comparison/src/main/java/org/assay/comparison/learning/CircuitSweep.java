package org.assay.comparison.learning;

import java.util.Arrays;

/**
 * The circuit of a {@link VariationalClassifier} on one sample after another: forwards for the
 * expectation values of Z, backwards for the gradient of any weighted sum of them.
 *
 * <p>Rotations of one qubit in one layer are one matrix of SU(2), held by its first column (u, v):
 * {@code [[u, -v*], [v, u*]]}. The gradient is by the adjoint method (Jones and Gacon,
 * arXiv:2009.02823): behind each matrix the three overlaps {@code Im <lambda|P|psi>}, P = X, Y, Z, give
 * the derivatives by all three angles, whose generators are Pauli vectors turned by the later angles.
 * States are so small that calls to the general kernels would cost more than the arithmetic.
 */
final class CircuitSweep {

    /** Real and imaginary part of u and of v. */
    private static final int COLUMN = 4;

    private final VariationalClassifier model;
    private final int amplitudes;
    private final int gates;
    /** Of the trained rotations alone. */
    private final double[] trained;
    /** With the encoding of the sample at hand. */
    private final double[] applied;
    /** Five numbers a gate: X, Y, Z of the generator of the first angle, X, Y of the second's; the third's is Z. */
    private final double[] generators;
    private final double[] ringSigns;
    private final double[] re;
    private final double[] im;
    private final double[] lambdaRe;
    private final double[] lambdaIm;

    CircuitSweep(VariationalClassifier model) {
        this.model = model;
        this.amplitudes = 1 << model.qubits();
        this.gates = model.qubits() * model.layers();
        this.trained = new double[COLUMN * gates];
        this.applied = new double[COLUMN * gates];
        this.generators = new double[5 * gates];
        this.ringSigns = ringSigns(model.qubits());
        this.re = new double[amplitudes];
        this.im = new double[amplitudes];
        this.lambdaRe = new double[amplitudes];
        this.lambdaIm = new double[amplitudes];
    }

    private static double[] ringSigns(int qubits) {
        double[] signs = new double[1 << qubits];
        int edges = qubits == 2 ? 1 : qubits;
        for (int i = 0; i < signs.length; i++) {
            int both = 0;
            for (int q = 0; q < edges; q++) {
                both += i >> q & i >> (q + 1) % qubits & 1;
            }
            signs[i] = both % 2 == 0 ? 1 : -1;
        }
        return signs;
    }

    /** Takes new angles, the first {@link VariationalClassifier#rotations} of the parameters. */
    void load(double[] parameters) {
        for (int g = 0; g < gates; g++) {
            double first = parameters[3 * g];
            double second = parameters[3 * g + 1];
            double third = parameters[3 * g + 2];
            double cos = Math.cos(second / 2);
            double sin = Math.sin(second / 2);
            trained[COLUMN * g] = cos * Math.cos((first + third) / 2);
            trained[COLUMN * g + 1] = -cos * Math.sin((first + third) / 2);
            trained[COLUMN * g + 2] = sin * Math.cos((third - first) / 2);
            trained[COLUMN * g + 3] = sin * Math.sin((third - first) / 2);
            generators[5 * g] = Math.sin(second) * Math.cos(third);
            generators[5 * g + 1] = Math.sin(second) * Math.sin(third);
            generators[5 * g + 2] = Math.cos(second);
            generators[5 * g + 3] = -Math.sin(third);
            generators[5 * g + 4] = Math.cos(third);
        }
    }

    /** Runs the circuit on the sample that begins at {@code from}; writes the expectation value of Z on every qubit. */
    void forward(float[] inputs, int from, double[] expectations) {
        begin(inputs, from);
        for (int layer = 0; layer < model.layers(); layer++) {
            for (int q = 0; q < model.qubits(); q++) {
                int at = COLUMN * (layer * model.qubits() + q);
                apply(applied[at], applied[at + 1], applied[at + 2], applied[at + 3], 1 << q, re, im);
            }
            ring(re, im);
        }
        for (int q = 0; q < model.qubits(); q++) {
            expectations[q] = expectationOfZ(1 << q);
        }
    }

    private void begin(float[] inputs, int from) {
        Arrays.fill(re, 0);
        Arrays.fill(im, 0);
        switch (model.encoding()) {
            case REUPLOADING -> {
                re[0] = 1;
                encode(inputs, from);
            }
            case AMPLITUDE -> {
                amplitudes(inputs, from);
                System.arraycopy(trained, 0, applied, 0, applied.length);
            }
        }
    }

    private void encode(float[] inputs, int from) {
        for (int g = 0; g < gates; g++) {
            double half = inputs[from + model.featureAt(g / model.qubits(), g % model.qubits())] / 2.0;
            double cos = Math.cos(half);
            double sin = Math.sin(half);
            int at = COLUMN * g;
            double uRe = trained[at];
            double uIm = trained[at + 1];
            double vRe = trained[at + 2];
            double vIm = trained[at + 3];
            // RX has the column (cos, -i sin).
            applied[at] = uRe * cos + vIm * sin;
            applied[at + 1] = uIm * cos + vRe * sin;
            applied[at + 2] = vRe * cos - uIm * sin;
            applied[at + 3] = vIm * cos - uRe * sin;
        }
    }

    private void amplitudes(float[] inputs, int from) {
        double squares = 0;
        for (int i = 0; i < model.features(); i++) {
            squares += (double) inputs[from + i] * inputs[from + i];
        }
        if (squares == 0) {
            re[0] = 1;
            return;
        }
        double norm = Math.sqrt(squares);
        for (int i = 0; i < model.features(); i++) {
            re[i] = inputs[from + i] / norm;
        }
    }

    private static void apply(double uRe, double uIm, double vRe, double vIm, int bit, double[] re, double[] im) {
        for (int block = 0; block < re.length; block += 2 * bit) {
            for (int i = block; i < block + bit; i++) {
                int j = i + bit;
                double aRe = re[i];
                double aIm = im[i];
                double bRe = re[j];
                double bIm = im[j];
                re[i] = uRe * aRe - uIm * aIm - vRe * bRe - vIm * bIm;
                im[i] = uRe * aIm + uIm * aRe - vRe * bIm + vIm * bRe;
                re[j] = vRe * aRe - vIm * aIm + uRe * bRe + uIm * bIm;
                im[j] = vRe * aIm + vIm * aRe + uRe * bIm - uIm * bRe;
            }
        }
    }

    private void ring(double[] real, double[] imaginary) {
        for (int i = 0; i < amplitudes; i++) {
            real[i] *= ringSigns[i];
            imaginary[i] *= ringSigns[i];
        }
    }

    private double expectationOfZ(int bit) {
        double sum = 0;
        for (int i = 0; i < amplitudes; i++) {
            double probability = re[i] * re[i] + im[i] * im[i];
            sum += (i & bit) == 0 ? probability : -probability;
        }
        return sum;
    }

    /**
     * Adds the gradient of {@code sum over q of weights[q] <Z_q>} by the angles to the beginning of
     * {@code gradient}. To be called once after {@link #forward}, whose state it takes back.
     */
    void backward(double[] weights, double[] gradient) {
        beginLambda(weights);
        for (int layer = model.layers() - 1; layer >= 0; layer--) {
            ring(re, im);
            ring(lambdaRe, lambdaIm);
            for (int q = model.qubits() - 1; q >= 0; q--) {
                int gate = layer * model.qubits() + q;
                int at = COLUMN * gate;
                addDerivatives(gate, 1 << q, gradient);
                apply(applied[at], -applied[at + 1], -applied[at + 2], -applied[at + 3], 1 << q, re, im);
                apply(applied[at], -applied[at + 1], -applied[at + 2], -applied[at + 3], 1 << q, lambdaRe, lambdaIm);
            }
        }
    }

    private void beginLambda(double[] weights) {
        for (int i = 0; i < amplitudes; i++) {
            double value = 0;
            for (int q = 0; q < model.qubits(); q++) {
                value += (i >> q & 1) == 0 ? weights[q] : -weights[q];
            }
            lambdaRe[i] = value * re[i];
            lambdaIm[i] = value * im[i];
        }
    }

    private void addDerivatives(int gate, int bit, double[] gradient) {
        double x = 0;
        double y = 0;
        double z = 0;
        for (int block = 0; block < amplitudes; block += 2 * bit) {
            for (int i = block; i < block + bit; i++) {
                int j = i + bit;
                x += lambdaRe[i] * im[j] - lambdaIm[i] * re[j] + lambdaRe[j] * im[i] - lambdaIm[j] * re[i];
                y += lambdaRe[j] * re[i] + lambdaIm[j] * im[i] - lambdaRe[i] * re[j] - lambdaIm[i] * im[j];
                z += lambdaRe[i] * im[i] - lambdaIm[i] * re[i] - lambdaRe[j] * im[j] + lambdaIm[j] * re[j];
            }
        }
        int at = 5 * gate;
        gradient[3 * gate] += generators[at] * x + generators[at + 1] * y + generators[at + 2] * z;
        gradient[3 * gate + 1] += generators[at + 3] * x + generators[at + 4] * y;
        gradient[3 * gate + 2] += z;
    }
}
