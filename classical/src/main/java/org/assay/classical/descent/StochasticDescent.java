package org.assay.classical.descent;

import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.assay.classical.descent.StopReason.Criterion;
import org.assay.classical.objective.Points;
import org.assay.classical.objective.Require;
import org.assay.classical.objective.StochasticObjective;

/**
 * First-order descent with the gradient of one batch a step: SGD with a batch of 1, mini-batch
 * descent with more. Batches are dealt without replacement, shuffled every epoch.
 *
 * <p>The value of a batch is too noisy to choose a best point by. The whole sum is therefore
 * evaluated at the start, at the end of every epoch, and once where a budget ends inside an epoch;
 * only these points compete for the best, make up the trace, and meet rules on value and step.
 *
 * @param rule      turns gradients into steps
 * @param schedule  the learning rate of each step (each batch, not each epoch)
 * @param batchSize terms a step, at least 1
 * @param seed      of the shuffles
 * @see <a href="https://arxiv.org/abs/1606.04838">Bottou, Curtis and Nocedal 2018</a>
 */
public record StochasticDescent(UpdateRule rule, Schedule schedule, int batchSize, long seed)
        implements Minimiser<StochasticObjective> {

    public StochasticDescent {
        Require.atLeast("batch size", batchSize, 1);
    }

    @Override
    public StopReason pursue(Run<? extends StochasticObjective> run) {
        Batches batches = new Batches(run.objective().terms(), batchSize, random());
        double[] point = run.point();
        double[] gradient = new double[point.length];
        Moments memory = rule.start(point.length);
        Optional<StopReason> end = run.begin(run.value(point));
        while (end.isEmpty()) {
            int[] batch = batches.next();
            double value = run.objective().valueAndGradient(point, batch, gradient);
            Update update = rule.update(gradient, point, memory, schedule.rate(run.steps()));
            memory = update.memory();
            point = Vectors.sum(point, update.step());
            end = run.passBatch(batch.length);
            if (!Double.isFinite(value) || !Points.isFinite(point)) {
                return Run.diverged(value);
            }
            if (end.isPresent() || batches.atEpochStart()) {
                end = survey(run, point, end);
            }
        }
        return end.get();
    }

    /** Evaluates the whole sum; a reason found before stands, unless the sum is not finite. */
    private static Optional<StopReason> survey(
            Run<? extends StochasticObjective> run, double[] point, Optional<StopReason> before) {
        Optional<StopReason> now = run.survey(point, run.value(point), Run.NO_GRADIENT);
        boolean diverged = now.isPresent() && now.get().criterion() == Criterion.DIVERGED;
        return diverged ? now : before.or(() -> now);
    }

    private RandomGenerator random() {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }
}
