package org.assay.classical.learning;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.assay.classical.descent.StopReason;
import org.assay.classical.descent.Work;

/**
 * What training led to.
 *
 * @param network after the epoch with the least validation loss; without validation, after the last
 *                batch (the last whole epoch, where training diverged); finite in any case
 * @param work    steps are batches, terms are samples
 * @param epochs  whole epochs, in order
 */
public record TrainingResult(Network network, Work work, StopReason reason, List<Epoch> epochs) {

    /**
     * One pass over the training samples.
     *
     * @param loss       mean over the batches as they were met, dropout and all
     * @param validation after the epoch, where there are samples for it
     */
    public record Epoch(double loss, Optional<Evaluation> validation) {}

    /** Nominal rate of training, by {@link Architecture#flopsPerSampleStep}, in 1e9 operations a second. */
    public double gigaflopsPerSecond() {
        return work.nanos() == 0
                ? 0
                : (double) network.architecture().flopsPerSampleStep() * work.terms() / work.nanos();
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s after %d epochs, %d batches, %.3f s: %s",
                network.architecture(),
                epochs.size(),
                work.steps(),
                work.seconds(),
                reason);
    }
}
