package org.assay.classical.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assay.classical.descent.StopRule;
import org.assay.classical.learning.data.DataSet;
import org.assay.classical.learning.data.DataSets;
import org.assay.classical.learning.data.Split;
import org.junit.jupiter.api.Test;

class LogisticRegressionTest {

    /** Against scikit-learn 1.5.2: LogisticRegression(C = 1/(150 . 1e-3), tol = 1e-12), mean loss and penalty. */
    @Test
    void theMinimumOnIrisIsThatOfAnIndependentProgram() {
        var fit = new LogisticRegression(1e-3).fit(DataSets.iris());
        assertThat(fit.result().value()).as("%s", fit.result()).isCloseTo(IRIS_OBJECTIVE, within(1e-8));
        assertThat(fit.network().evaluate(DataSets.iris()).loss()).isCloseTo(IRIS_LOSS, within(1e-5));
    }

    @Test
    void theMinimumOnDigitsIsThatOfAnIndependentProgram() {
        var fit = new LogisticRegression(1e-2).fit(sixteenths(DataSets.digits()));
        assertThat(fit.result().value()).as("%s", fit.result()).isCloseTo(DIGITS_OBJECTIVE, within(1e-8));
    }

    @Test
    void readsDigitsAndEndsWithItsBudget() {
        Split split = Split.stratified(DataSets.digits(), 0.25, 3).standardised();
        var fit = new LogisticRegression(1e-2).fit(split.train(), StopRule.maxEvaluations(30));
        assertThat(fit.network().evaluate(split.test()).accuracy()).isGreaterThan(0.94);
        assertThat(fit.result().work().evaluations()).isLessThanOrEqualTo(30);
        assertThat(fit.network().architecture().parameters()).isEqualTo(650);
    }

    private static DataSet sixteenths(DataSet data) {
        float[] inputs = data.inputs().clone();
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] /= 16;
        }
        return data.withInputs(data.features(), inputs);
    }

    private static final double IRIS_LOSS = 0.06335075135323968;
    private static final double IRIS_OBJECTIVE = 0.09573000017808783;
    private static final double DIGITS_OBJECTIVE = 0.7385140818752782;
}
