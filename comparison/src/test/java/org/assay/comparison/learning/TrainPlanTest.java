package org.assay.comparison.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assay.classical.descent.Adam;
import org.assay.classical.descent.Schedule;
import org.assay.classical.descent.StopReason;
import org.assay.classical.learning.data.DataSet;
import org.assay.classical.learning.data.DataSets;
import org.assay.classical.learning.data.Split;
import org.assay.classical.learning.data.Targets.Classes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainPlanTest {

    private static final long SEED = 7;

    @ParameterizedTest
    @CsvSource({
        "moons,  variational 4x6,  72,  MLP 2-14-2,  72,  6,   MLP 2-64-64-2,   4482",
        "iris,   variational 4x5,  60,  MLP 4-7-3,   59,  15,  MLP 4-64-64-3,   4675",
        "digits, variational 6x10, 250, MLP 64-3-10, 235, 650, MLP 64-64-64-10, 8970",
    })
    void panelsMatchTheCircuitByItsParameters(
            String name, String circuit, int own, String matched, int matchedParameters, int logistic, String strong, int strongParameters) {
        LearningPlan plan = LearningPlan.of(DataSets.named(name, SEED), SEED);
        assertThat(plan.learners()).extracting(Learner::title).startsWith(circuit, matched).endsWith(strong);
        assertThat(plan.learners()).extracting(Learner::parameters).containsExactly(own, matchedParameters, logistic, strongParameters);
        assertThat(plan.learners()).extracting(Learner::isMatched).containsExactly(true, true, false, false);
        assertThat(plan.circuit().initial(SEED)).hasSize(own);
    }

    @ParameterizedTest
    @CsvSource({"1, 2, 2, REUPLOADING", "3, 2, 3, REUPLOADING", "2, 5, 5, REUPLOADING", "8, 20, 8, REUPLOADING", "9, 2, 4, AMPLITUDE",
        "16, 2, 4, AMPLITUDE", "17, 3, 5, AMPLITUDE", "256, 2, 8, AMPLITUDE"})
    void otherDataGetACircuitThatHoldsThem(int features, int classes, int qubits, Encoding encoding) {
        VariationalClassifier circuit = LearningPlan.of(ones(features, classes), SEED).circuit();
        assertThat(circuit.qubits()).isEqualTo(qubits);
        assertThat(circuit.encoding()).isEqualTo(encoding);
    }

    @Test
    void moreFeaturesThanAmplitudesAreRefused() {
        assertThatThrownBy(() -> LearningPlan.of(ones(1025, 2), SEED))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("1025 features").hasMessageContaining("1024");
    }

    private static DataSet ones(int features, int classes) {
        float[] inputs = new float[features * classes];
        int[] labels = new int[classes];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = 1;
            labels[i / features] = i / features;
        }
        return new DataSet("ones", features, inputs, Classes.numbered(classes, labels));
    }

    @Test
    void theCircuitLearnsMoonsAndTheSameSeedGivesTheSameParameters() {
        Split split = Split.stratified(DataSets.named("moons", SEED), 0.25, SEED).standardised();
        VariationalClassifier model = LearningPlan.of(split.train(), SEED).circuit();
        VariationalTraining training = new VariationalTraining(new Adam(), Schedule.constant(0.05), 16, 15, SEED);
        VariationalTraining.Trained first = training.train(model, model.initial(SEED), split.train());
        VariationalTraining.Trained again = training.train(model, model.initial(SEED), split.train());
        assertThat(first.accuracy(split.test())).as("seed %d", SEED).isGreaterThanOrEqualTo(0.92);
        assertThat(first.parameters()).containsExactly(again.parameters());
        assertThat(first.sampleGradients()).isEqualTo(15L * split.train().samples());
        assertThat(training.train(model, model.initial(SEED + 1), split.train()).parameters()).isNotEqualTo(first.parameters());
    }

    @Test
    void anUntrainedCircuitGuesses() {
        Split split = Split.stratified(DataSets.named("iris", SEED), 0.5, SEED).standardised();
        VariationalClassifier model = LearningPlan.of(split.train(), SEED).circuit();
        var untrained = new VariationalTraining.Trained(
                model, model.initial(SEED), 0, 0, new StopReason(StopReason.Criterion.MAX_STEPS, 0, 0));
        assertThat(untrained.accuracy(split.test())).as("seed %d", SEED).isLessThan(0.75);
    }
}
