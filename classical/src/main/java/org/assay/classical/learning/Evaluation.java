package org.assay.classical.learning;

import java.util.Locale;
import org.assay.classical.learning.data.Targets.Classes;

/**
 * How well a model answers a data set.
 *
 * @param samples   answered
 * @param loss      mean, of the kind that the model was trained for
 * @param correct   samples whose class was found; 0 for regression
 * @param confusion how often the class of the row was taken for the class of the column; empty for regression
 */
@SuppressWarnings("ArrayRecordComponent") // for reading; never compared
public record Evaluation(int samples, double loss, int correct, int[][] confusion) {

    static Evaluation of(double loss, Classes classes, int[] answers) {
        int[][] confusion = new int[classes.count()][classes.count()];
        int correct = 0;
        for (int i = 0; i < answers.length; i++) {
            confusion[classes.labels()[i]][answers[i]]++;
            correct += classes.labels()[i] == answers[i] ? 1 : 0;
        }
        return new Evaluation(answers.length, loss, correct, confusion);
    }

    static Evaluation ofValues(double loss, int samples) {
        return new Evaluation(samples, loss, 0, new int[0][]);
    }

    /** Share of the samples whose class was found. */
    public double accuracy() {
        return (double) correct / samples;
    }

    @Override
    public String toString() {
        return confusion.length == 0
                ? String.format(Locale.ROOT, "loss %.4f over %d samples", loss, samples)
                : String.format(Locale.ROOT, "%d of %d correct (%.4f), loss %.4f", correct, samples, accuracy(), loss);
    }
}
