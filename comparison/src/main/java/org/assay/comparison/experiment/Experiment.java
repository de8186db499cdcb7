package org.assay.comparison.experiment;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.assay.comparison.contender.Budget;
import org.assay.comparison.contender.Contender;
import org.assay.comparison.contender.Histogram;
import org.assay.comparison.contender.Trial;
import org.assay.comparison.energy.EnergyMeter;
import org.assay.comparison.energy.EnergyModel;
import org.assay.comparison.energy.EnergyReading;
import org.assay.comparison.energy.ModelledMeter;
import org.assay.comparison.problem.Goal;
import org.assay.comparison.quantity.Interval;
import org.assay.comparison.statistics.Bootstrap;
import org.assay.quantum.simulate.StateTooLargeException;

/**
 * Runs plans.
 *
 * @param meter reads energy where the machine allows it
 * @param model gives it from processor time where not
 * @param warmUp how much processor time each contender has, at most, before the trials that count
 * @param joules for the whole run, warm-up included: each contender may use an equal part of what is left
 *               when it begins, and is ended there with what it has; no limit if empty
 */
public record Experiment(EnergyMeter meter, EnergyModel model, Watch watch, Duration warmUp, OptionalDouble joules) {
    private static final double LEVEL = 0.95;
    private static final Duration USUAL_WARM_UP = Duration.ofMillis(250);

    /** A warm-up is judged in so many windows. */
    private static final int WINDOWS = 50;

    private static final WarmUp.Spent NOT_WARMED = new WarmUp.Spent(0, 0);
    private static final Duration WARM_UP_UNDER_A_LIMIT = Duration.ofMillis(20);
    private static final String ENERGY_SPENT = "its part of the energy limit is used up";

    /** With the usual warm-up. */
    public Experiment(EnergyMeter meter, EnergyModel model, Watch watch) {
        this(meter, model, watch, USUAL_WARM_UP);
    }

    /** Without a limit of energy. */
    public Experiment(EnergyMeter meter, EnergyModel model, Watch watch, Duration warmUp) {
        this(meter, model, watch, warmUp, OptionalDouble.empty());
    }

    /** The same under a limit of energy, in J. */
    public Experiment withJoules(double limit) {
        if (!(limit > 0)) {
            throw new IllegalArgumentException("energy limit is %s J, but must be positive".formatted(limit));
        }
        return new Experiment(meter, model, watch, warmUp, OptionalDouble.of(limit));
    }

    /** Runs every contender of a plan; those with an obstacle are listed with it. */
    public ComparisonResult run(Plan plan) {
        List<Batch> batches = new ArrayList<>();
        EnergyPurse purse = new EnergyPurse(meter.obstacle().isEmpty() ? meter : ModelledMeter.ofThisProcess(model), joules);
        Map<Contender, WarmUp.Spent> warmed = warmUp(plan, purse);
        for (int i = 0; i < plan.contenders().size(); i++) {
            Contender contender = plan.contenders().get(i);
            OptionalDouble share = purse.share(plan.contenders().size() - i);
            Optional<String> obstacle = contender.obstacle(plan.problem()).or(() -> notBegun(contender, share));
            batches.add(obstacle.isPresent()
                    ? new Batch(contender, obstacle, List.of(), unmetered(), NOT_WARMED)
                    : guarded(plan, contender, warmed.getOrDefault(contender, NOT_WARMED), purse, share));
        }
        Quality quality = Quality.of(plan.problem().cost(), References.of(plan.problem(), answers(batches), proofs(plan, batches)));
        return new ComparisonResult(plan, quality, batches.stream().map(b -> entry(plan, quality, b)).toList());
    }

    private record Batch(
            Contender contender, Optional<String> obstacle, List<Trial> trials, EnergyReading metered, WarmUp.Spent warmed) {}

    private static EnergyReading unmetered() {
        return new EnergyReading.Unavailable("nothing ran", "remove the obstacle");
    }

    private static List<Trial.Answer> answers(List<Batch> batches) {
        return batches.stream().flatMap(b -> b.trials.stream()).flatMap(t -> t.outcome().answer().stream()).toList();
    }

    private static List<References.Proof> proofs(Plan plan, List<Batch> batches) {
        List<References.Proof> proofs = new ArrayList<>();
        for (Batch b : batches) {
            bound(plan.problem().cost().goal(), b.trials).ifPresent(cost -> proofs.add(new References.Proof(cost, b.contender.title())));
        }
        return proofs;
    }

    private Optional<String> notBegun(Contender contender, OptionalDouble share) {
        Optional<String> reason = watch.stopped()
                .or(() -> share.isPresent() && share.getAsDouble() <= 0 ? Optional.of(ENERGY_SPENT) : Optional.empty());
        reason.ifPresent(why -> watch.cutShort(contender, why));
        return reason.map("not begun: %s"::formatted);
    }

    /** One that is ended before its first trial is over has nothing to show. */
    private Batch guarded(Plan plan, Contender contender, WarmUp.Spent warmed, EnergyPurse purse, OptionalDouble share) {
        try (EnergyPurse.Guard guard = purse.begin(share)) {
            Batch batch = batch(plan, contender, warmed, guard);
            Optional<String> ended = ended(guard);
            if (batch.trials.size() < plan.trialsOf(contender)) {
                ended.ifPresent(why -> watch.cutShort(contender, why));
            }
            return batch.trials.isEmpty()
                    ? new Batch(contender, Optional.of("ended before its first trial was over: %s".formatted(ended.orElse("no trial"))), List.of(),
                            unmetered(), NOT_WARMED)
                    : batch;
        } catch (StateTooLargeException e) {
            // Others took memory since the method was asked for obstacles; what the others have done is kept.
            String reason = String.valueOf(e.getMessage()).lines().map(String::strip).collect(Collectors.joining("; "));
            return new Batch(contender, Optional.of(reason), List.of(), unmetered(), NOT_WARMED);
        }
    }

    private Optional<String> ended(EnergyPurse.Guard guard) {
        return watch.stopped().or(() -> guard.isSpent() ? Optional.of(ENERGY_SPENT) : Optional.empty());
    }

    private Batch batch(Plan plan, Contender contender, WarmUp.Spent warmed, EnergyPurse.Guard guard) {
        int count = plan.trialsOf(contender);
        refresh(plan, contender, warmed, guard);
        List<Trial> trials = new ArrayList<>();
        SeedTree trialSeeds = seeds(plan, contender).child("trials");
        long trialsStart = System.nanoTime();
        EnergyReading metered = meter.measure(() -> {
            for (int i = 0; i < count && ended(guard).isEmpty(); i++) {
                watch.beginning(contender, i, count);
                Optional<Budget> share = share(plan, count - i, System.nanoTime() - trialsStart);
                if (i > 0 && share.isEmpty()) {
                    return;
                }
                long seed = trialSeeds.child(i).seed();
                unlessEnded(guard, () -> contender.run(plan.problem(), seed, share.orElse(plan.budget()))).ifPresent(trials::add);
            }
        });
        return new Batch(contender, Optional.empty(), trials, metered, warmed);
    }

    /** What the next of so many trials may spend; nothing if the time of the contender is over. */
    private static Optional<Budget> share(Plan plan, int trialsLeft, long spentNanos) {
        if (plan.timeLimit().isEmpty()) {
            return Optional.of(plan.budget());
        }
        long left = plan.timeLimit().get().toNanos() - spentNanos;
        return left <= 0 ? Optional.empty() : Optional.of(plan.budget().withTime(Duration.ofNanos(Math.ceilDiv(left, trialsLeft))));
    }

    /** What a method gives that ends in time; nothing of one that gives up when it is asked to end. */
    private Optional<Trial> unlessEnded(EnergyPurse.Guard guard, Supplier<Trial> trial) {
        try {
            return Optional.of(trial.get());
        } catch (RuntimeException e) {
            if (ended(guard).isPresent()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** All contenders by turns; a single trial needs none. Under a limit of energy it ends with a tenth of that. */
    private Map<Contender, WarmUp.Spent> warmUp(Plan plan, EnergyPurse purse) {
        List<Contender> cold = plan.contenders().stream()
                .filter(c -> plan.trialsOf(c) > 1 && c.obstacle(plan.problem()).isEmpty()).toList();
        Budget budget = joules.isPresent() ? plan.budget().withTime(WARM_UP_UNDER_A_LIMIT) : plan.budget().shortenedTo(warmUp);
        Map<Contender, WarmUp.Spent> spent = new LinkedHashMap<>();
        try (EnergyPurse.Guard guard = purse.begin(purse.tenth())) {
            List<WarmUp.Spent> all = new WarmUp(warmUp.toNanos() / WINDOWS, warmUp.toNanos(), WarmUp.processorTime()).of(
                    cold.stream().map(contender -> repeated(plan, contender, budget, guard)).toList());
            for (int i = 0; i < cold.size(); i++) {
                spent.put(cold.get(i), all.get(i));
            }
        }
        return spent;
    }

    /** A window more where runs are shorter than one: others have had the caches since. */
    private void refresh(Plan plan, Contender contender, WarmUp.Spent warmed, EnergyPurse.Guard guard) {
        long window = warmUp.toNanos() / WINDOWS;
        if (joules.isEmpty() && warmed.runs() > 0 && warmed.nanos() / warmed.runs() < window) {
            new WarmUp(window, 1, WarmUp.processorTime()).of(List.of(repeated(plan, contender, plan.budget().shortenedTo(warmUp), guard)));
        }
    }

    private IntConsumer repeated(Plan plan, Contender contender, Budget budget, EnergyPurse.Guard guard) {
        SeedTree seeds = seeds(plan, contender).child("warm-up");
        return run -> {
            try {
                if (ended(guard).isEmpty()) {
                    unlessEnded(guard, () -> contender.run(plan.problem(), seeds.child(run).seed(), budget));
                }
            } catch (StateTooLargeException e) {
                return; // the first trial will say so
            }
        };
    }

    private static SeedTree seeds(Plan plan, Contender contender) {
        return new SeedTree(plan.seed()).child(contender.spec());
    }

    private Entry entry(Plan plan, Quality quality, Batch batch) {
        return batch.obstacle
                .<Entry>map(reason -> new Entry.Refused(batch.contender, reason))
                .orElseGet(() -> new Entry.Ran(batch.contender, batch.trials, findings(plan, quality, batch), measurements(plan, quality, batch)));
    }

    private static Entry.Findings findings(Plan plan, Quality quality, Batch batch) {
        Goal goal = plan.problem().cost().goal();
        Bootstrap bootstrap = bootstrap(plan, batch.contender);
        double[] qualities = batch.trials.stream().mapToDouble(t -> quality.of(t.outcome().meanCost())).toArray();
        Optional<Trial.Answer> best = batch.trials.stream().flatMap(t -> t.outcome().answer().stream())
                .min(Comparator.comparingDouble(a -> goal.energy(a.cost())));
        double target = quality.costAtLeast(plan.target());
        Optional<ToTarget> work = toTarget(plan, batch, bootstrap,
                t -> t.outcome().work(), t -> t.workTo(target, goal).orElse(Double.NaN), t -> t.outcome().workOnce());
        return new Entry.Findings(
                best,
                best.isPresent() ? OptionalDouble.of(quality.of(best.get().cost())) : OptionalDouble.empty(),
                Arrays.stream(qualities).average().orElse(Double.NaN),
                bootstrap.ofMean(qualities),
                batch.trials.stream().map(t -> t.outcome().samples()).reduce(new Histogram(List.of()), Histogram::plus),
                work.map(ToTarget::successes).orElse(0),
                work,
                counters(batch.trials),
                bound(goal, batch.trials));
    }

    /** The tightest of what the trials proved. */
    private static OptionalDouble bound(Goal goal, List<Trial> trials) {
        return trials.stream().flatMapToDouble(t -> t.outcome().bound().stream())
                .boxed().max(Comparator.comparingDouble(goal::energy)).map(OptionalDouble::of).orElseGet(OptionalDouble::empty);
    }

    private Entry.Measurements measurements(Plan plan, Quality quality, Batch batch) {
        Goal goal = plan.problem().cost().goal();
        double target = quality.costAtLeast(plan.target());
        double seconds = batch.trials.stream().mapToDouble(t -> t.timing().seconds()).sum();
        double cpuSeconds = batch.trials.stream().mapToDouble(t -> t.timing().cpuSeconds()).sum();
        EnergyReading energy = batch.metered.or(model.readingOf(cpuSeconds, seconds, heapGiB()));
        Optional<ToTarget> time = toTarget(plan, batch, bootstrap(plan, batch.contender),
                t -> t.timing().seconds(), t -> t.nanosTo(target, goal).orElse(Double.NaN) * 1e-9,
                t -> t.timing().nanosOnce() * 1e-9);
        return new Entry.Measurements(
                time, joules(plan, quality, batch, energy), energy, seconds, cpuSeconds, batch.warmed.runs(), batch.warmed.nanos() * 1e-9);
    }

    private static Optional<ToTarget> toTarget(
            Plan plan, Batch batch, Bootstrap bootstrap, ToDoubleFunction<Trial> spent, ToDoubleFunction<Trial> reached,
            ToDoubleFunction<Trial> once) {
        if (batch.trials.stream().anyMatch(t -> t.outcome().answer().isEmpty())) {
            return Optional.empty();
        }
        List<ToTarget.Attempt> attempts = batch.trials.stream()
                .map(t -> new ToTarget.Attempt(spent.applyAsDouble(t), reached.applyAsDouble(t), once.applyAsDouble(t))).toList();
        return Optional.of(ToTarget.of(attempts, plan.confidence(), bootstrap));
    }

    /**
     * A metered energy belongs to all trials together and is shared out by their lengths; a modelled one
     * follows each trial's own processor time, so that a trial that was kept waiting does not lend its
     * low power to the others.
     */
    private Optional<ToTarget> joules(Plan plan, Quality quality, Batch batch, EnergyReading energy) {
        if (energy.joules().isEmpty()) {
            return Optional.empty();
        }
        Goal goal = plan.problem().cost().goal();
        double target = quality.costAtLeast(plan.target());
        double seconds = batch.trials.stream().mapToDouble(t -> t.timing().seconds()).sum();
        double total = energy.joules().get().value();
        ToDoubleFunction<Trial> joules = energy instanceof EnergyReading.Modelled
                ? t -> model.energyOf(t.timing().cpuSeconds(), t.timing().seconds(), heapGiB()).value()
                : t -> total * t.timing().seconds() / seconds;
        return toTarget(plan, batch, bootstrap(plan, batch.contender), joules,
                t -> joules.applyAsDouble(t) * (t.nanosTo(target, goal).orElse(Double.NaN) * 1e-9 / t.timing().seconds()),
                t -> joules.applyAsDouble(t) * ((double) t.timing().nanosOnce() / t.timing().nanos()));
    }

    private static Bootstrap bootstrap(Plan plan, Contender contender) {
        return new Bootstrap(plan.resamples(), LEVEL, new SeedTree(plan.seed()).child(contender.spec()).child("bootstrap").seed());
    }

    private static Map<String, Long> counters(List<Trial> trials) {
        Map<String, Long> sums = new LinkedHashMap<>();
        trials.forEach(t -> t.outcome().counters().forEach((name, count) -> sums.merge(name, count, Long::sum)));
        return sums;
    }

    private static double heapGiB() {
        return (double) Runtime.getRuntime().totalMemory() / (1L << 30);
    }
}
