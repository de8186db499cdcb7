package org.assay.classical.learning;

import java.util.Arrays;
import org.assay.classical.descent.DescentResult;
import org.assay.classical.descent.Lbfgs;
import org.assay.classical.descent.StopRule;
import org.assay.classical.learning.data.DataSet;
import org.assay.classical.objective.Require;

/**
 * Multinomial logistic regression: softmax of one linear layer, that is a network without hidden
 * layers, fitted by L-BFGS from zero. With a penalty the minimum is unique, so there is no seed.
 *
 * @param penalty half of it times the sum of the squared weights is added to the mean loss; not negative
 */
public record LogisticRegression(double penalty) {

    public LogisticRegression {
        Require.notNegative("penalty", penalty);
    }

    /** With a penalty of 1e-3. */
    public LogisticRegression() {
        this(1e-3);
    }

    /** The fitted network, and what the fit cost. */
    public record Fit(Network network, DescentResult result) {}

    /** Fits until the gradient's norm is below 1e-5, or one of {@code stops} answers. */
    public Fit fit(DataSet data, StopRule... stops) {
        Architecture architecture = Architecture.classifier(
                data.features(), Activation.IDENTITY, data.classes().count());
        StopRule[] all = Arrays.copyOf(stops, stops.length + 1);
        all[stops.length] = StopRule.gradientNorm(1e-5);
        DescentResult result = new Lbfgs()
                .minimise(
                        new NetworkLoss(architecture, data, penalty), new double[architecture.parameters()], all);
        return new Fit(Network.of(architecture, result.best()), result);
    }
}
