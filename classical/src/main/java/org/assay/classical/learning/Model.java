package org.assay.classical.learning;

import org.assay.classical.learning.data.DataSet;
import org.assay.classical.learning.data.Targets.Classes;
import org.assay.classical.learning.data.Targets.Values;

/** Anything that answers samples: a network, or a compressed form of one. */
public interface Model {

    Architecture architecture();

    /** The answers row by row, one row a sample: probabilities under cross-entropy, otherwise plain numbers. */
    float[] answers(DataSet data);

    /** What it takes to hold the parameters and to answer one sample. */
    Footprint footprint();

    /** The class of the highest answer of each sample; with a single output, whether it is above 1/2. */
    default int[] classify(DataSet data) {
        int outputs = architecture().outputs();
        float[] answers = answers(data);
        int[] classes = new int[data.samples()];
        for (int i = 0; i < classes.length; i++) {
            classes[i] = outputs == 1 ? (answers[i] > 0.5 ? 1 : 0) : highest(answers, i * outputs, outputs);
        }
        return classes;
    }

    /** Loss and, where the targets are classes, accuracy. */
    default Evaluation evaluate(DataSet data) {
        float[] answers = answers(data);
        double loss = Losses.mean(architecture(), data, answers);
        return switch (data.targets()) {
            case Classes classes -> Evaluation.of(loss, classes, classify(data));
            case Values values -> Evaluation.ofValues(loss, values.samples());
        };
    }

    private static int highest(float[] answers, int from, int count) {
        int best = from;
        for (int i = from + 1; i < from + count; i++) {
            best = answers[i] > answers[best] ? i : best;
        }
        return best - from;
    }
}
