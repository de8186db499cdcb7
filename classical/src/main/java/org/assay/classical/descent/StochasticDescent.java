package org.assay.classical.descent;

import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.assay.classical.objective.Points;
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
 * @param traced    whether the result lists the value at the start and after every epoch
 * @param clock     nanoseconds, from any origin
 * @see <a href="https://arxiv.org/abs/1606.04838">Bottou, Curtis and Nocedal 2018</a>
 */
public record StochasticDescent(
        UpdateRule rule, Schedule schedule, int batchSize, long seed, boolean traced, LongSupplier clock)
        implements Minimiser<StochasticObjective> {

    public StochasticDescent {
        Settings.requireAtLeast("batch size", batchSize, 1);
    }

    public StochasticDescent(UpdateRule rule, Schedule schedule, int batchSize, long seed) {
        this(rule, schedule, batchSize, seed, false, System::nanoTime);
    }

    public StochasticDescent withTrace() {
        return new StochasticDescent(rule, schedule, batchSize, seed, true, clock);
    }

    public StochasticDescent withClock(LongSupplier nanos) {
        return new StochasticDescent(rule, schedule, batchSize, seed, traced, nanos);
    }

    @Override
    public DescentResult minimise(StochasticObjective objective, double[] start, StopRule... stops) {
        Run run = new Run(objective, start, clock, traced, stops);
        Batches batches = new Batches(objective.terms(), batchSize, random());
        double[] point = run.start();
        double[] gradient = new double[point.length];
        Moments memory = rule.start(point.length);
        Optional<StopReason> end = run.begin(run.objective().value(point), Run.NO_GRADIENT);
        while (end.isEmpty()) {
            int[] batch = batches.next();
            double value = objective.valueAndGradient(point, batch, gradient);
            Update update = rule.update(gradient, point, memory, schedule.rate(run.steps()));
            memory = update.memory();
            point = Vectors.sum(point, update.step());
            end = run.passBatch(batch.length);
            if (!Double.isFinite(value) || !Points.isFinite(point)) {
                return run.end(Run.diverged(value));
            }
            if (end.isPresent() || batches.atEpochStart()) {
                Optional<StopReason> seen = run.survey(point, run.objective().value(point), Run.NO_GRADIENT);
                end = end.isPresent() && !isDivergence(seen) ? end : seen;
            }
        }
        return run.end(end.get());
    }

    private static boolean isDivergence(Optional<StopReason> reason) {
        return reason.isPresent() && reason.get().criterion() == StopReason.Criterion.DIVERGED;
    }

    private RandomGenerator random() {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }
}
