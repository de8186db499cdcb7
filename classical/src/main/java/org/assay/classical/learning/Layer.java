package org.assay.classical.learning;

import org.assay.classical.objective.Require;

/**
 * A dense layer.
 *
 * @param outputs    units, at least 1
 * @param activation of every unit
 * @param dropout    share of the outputs set to 0 in training, each sample anew, the rest scaled up by
 *                   1/(1 - dropout); in [0, 1)
 * @see <a href="https://jmlr.org/papers/v15/srivastava14a.html">Srivastava et al. 2014</a>
 */
public record Layer(int outputs, Activation activation, double dropout) {

    public Layer {
        Require.atLeast("outputs of a layer", outputs, 1);
        Require.share("dropout", dropout);
    }

    /** A layer without dropout. */
    public Layer(int outputs, Activation activation) {
        this(outputs, activation, 0);
    }
}
