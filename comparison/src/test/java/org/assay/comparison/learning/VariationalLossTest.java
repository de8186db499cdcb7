package org.assay.comparison.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.assay.classical.learning.data.DataSet;
import org.assay.classical.learning.data.Targets.Classes;
import org.assay.quantum.circuit.Angle;
import org.assay.quantum.circuit.Circuit;
import org.assay.quantum.circuit.CircuitBuilder;
import org.assay.quantum.gradient.CircuitExpectation;
import org.assay.quantum.gradient.ValueAndGradient;
import org.assay.quantum.observable.PauliString;
import org.assay.quantum.observable.PauliSum;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VariationalLossTest {

    private static final long SEED = 20261122;

    static Stream<VariationalClassifier> shapes() {
        return Stream.of(
                new VariationalClassifier(2, 2, 2, 1, Encoding.REUPLOADING),
                new VariationalClassifier(2, 2, 4, 6, Encoding.REUPLOADING),
                new VariationalClassifier(4, 3, 4, 5, Encoding.REUPLOADING),
                new VariationalClassifier(7, 2, 3, 3, Encoding.REUPLOADING),
                new VariationalClassifier(3, 5, 3, 2, Encoding.REUPLOADING),
                new VariationalClassifier(8, 2, 3, 2, Encoding.AMPLITUDE),
                new VariationalClassifier(60, 10, 6, 3, Encoding.AMPLITUDE));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void theSweepAgreesWithTheSimulatorAndItsAdjointGradients(VariationalClassifier model) {
        double[] parameters = model.initial(SEED);
        float[] features = preparable(model);
        CircuitSweep sweep = new CircuitSweep(model);
        sweep.load(parameters);
        double[] expectations = new double[model.qubits()];
        for (int q = 0; q < model.qubits(); q++) {
            sweep.forward(features, 0, expectations);
            double[] gradient = new double[model.rotations()];
            double[] weights = new double[model.qubits()];
            weights[q] = 1;
            sweep.backward(weights, gradient);
            ValueAndGradient expected = oracle(model, features, q).adjoint(named(model, parameters));
            assertThat(expectations[q]).as("%s, qubit %d", model, q).isCloseTo(expected.value(), within(1e-10));
            for (int i = 0; i < gradient.length; i++) {
                assertThat(gradient[i]).as("%s, qubit %d, angle %d", model, q, i)
                        .isCloseTo(expected.gradient().get(name(i)), within(1e-10));
            }
        }
    }

    /** Features whose first state X gates can prepare: amplitude 5 alone, or any angles. */
    private static float[] preparable(VariationalClassifier model) {
        float[] features = new float[model.features()];
        Random random = new Random(SEED);
        for (int i = 0; i < features.length; i++) {
            features[i] = model.encoding() == Encoding.AMPLITUDE ? (i == 5 ? 0.5f : 0) : (float) random.nextGaussian();
        }
        return features;
    }

    /** The circuit as its definition says, gate by gate. */
    private static CircuitExpectation oracle(VariationalClassifier model, float[] features, int observed) {
        CircuitBuilder builder = Circuit.builder(model.qubits());
        if (model.encoding() == Encoding.AMPLITUDE) {
            builder.x(0).x(2);
        }
        int angle = 0;
        for (int layer = 0; layer < model.layers(); layer++) {
            for (int q = 0; q < model.qubits(); q++) {
                if (model.encoding() == Encoding.REUPLOADING) {
                    builder.rx(features[(layer * model.qubits() + q) % model.features()], q);
                }
                builder.rz(Angle.parameter(name(angle)), q).ry(Angle.parameter(name(angle + 1)), q)
                        .rz(Angle.parameter(name(angle + 2)), q);
                angle += 3;
            }
            for (int q = 0; q < (model.qubits() == 2 ? 1 : model.qubits()); q++) {
                builder.cz(q, (q + 1) % model.qubits());
            }
        }
        return CircuitExpectation.of(builder.build("classifier"), PauliSum.of(new PauliSum.Term(1, PauliString.z(observed))));
    }

    private static String name(int angle) {
        return "a%03d".formatted(angle);
    }

    private static Map<String, Double> named(VariationalClassifier model, double[] parameters) {
        Map<String, Double> values = new TreeMap<>();
        for (int i = 0; i < model.rotations(); i++) {
            values.put(name(i), parameters[i]);
        }
        return values;
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void theGradientOfTheLossIsThatOfFiniteDifferences(VariationalClassifier model) {
        DataSet data = randomSamples(model, 6);
        int[] batch = {4, 0, 5, 1};
        VariationalLoss loss = new VariationalLoss(model);
        double[] at = model.initial(SEED);
        double[] gradient = new double[at.length];
        double[] unused = new double[at.length];
        loss.learn(at, data, batch, gradient);
        double h = 1e-5;
        for (int i = 0; i < at.length; i++) {
            double[] above = at.clone();
            double[] below = at.clone();
            above[i] += h;
            below[i] -= h;
            double slope = (loss.learn(above, data, batch, unused) - loss.learn(below, data, batch, unused)) / (2 * h);
            assertThat(gradient[i]).as("%s, parameter %d, seed %d", model, i, SEED).isCloseTo(slope, within(1e-6));
        }
    }

    private static DataSet randomSamples(VariationalClassifier model, int samples) {
        Random random = new Random(SEED);
        float[] inputs = new float[samples * model.features()];
        int[] labels = new int[samples];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = (float) random.nextGaussian();
        }
        for (int i = 0; i < samples; i++) {
            labels[i] = i % model.classes();
        }
        return new DataSet("random", model.features(), inputs, Classes.numbered(model.classes(), labels));
    }

    @Test
    void amplitudesAreTheNormalisedFeaturesAndASampleOfZerosIsTheGroundState() {
        VariationalClassifier model = new VariationalClassifier(3, 2, 2, 1, Encoding.AMPLITUDE);
        CircuitSweep sweep = new CircuitSweep(model);
        sweep.load(new double[model.rotations()]);
        double[] z = new double[2];
        // Amplitudes (1, 2, 2)/3: qubit 0 is 1 in the second, qubit 1 in the third.
        sweep.forward(new float[] {3, 6, 6, 0, 0, 0}, 0, z);
        assertThat(z).containsExactly(new double[] {1 - 8.0 / 9, 1 - 8.0 / 9}, within(1e-15));
        sweep.forward(new float[] {3, 6, 6, 0, 0, 0}, 3, z);
        assertThat(z).containsExactly(1, 1);
    }

    @Test
    void impossibleShapesAreRefused() {
        List<Runnable> shapes = new ArrayList<>(List.of(
                () -> new VariationalClassifier(0, 2, 4, 1, Encoding.REUPLOADING),
                () -> new VariationalClassifier(2, 1, 4, 1, Encoding.REUPLOADING),
                () -> new VariationalClassifier(2, 2, 1, 1, Encoding.REUPLOADING),
                () -> new VariationalClassifier(2, 2, 11, 1, Encoding.REUPLOADING),
                () -> new VariationalClassifier(2, 2, 4, 0, Encoding.REUPLOADING),
                () -> new VariationalClassifier(9, 2, 4, 2, Encoding.REUPLOADING),
                () -> new VariationalClassifier(17, 2, 4, 2, Encoding.AMPLITUDE)));
        for (Runnable shape : shapes) {
            assertThatThrownBy(shape::run).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
