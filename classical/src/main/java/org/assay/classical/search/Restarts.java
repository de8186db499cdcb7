package org.assay.classical.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.assay.classical.search.SearchRun.Outcome;
import org.assay.classical.search.SearchStop.Criterion;
import org.jspecify.annotations.Nullable;

/**
 * Runs a randomised method again and again, on several threads, until a budget ends.
 *
 * <p>Run r draws from stream r of the seed, has a share of the budget that is known beforehand, and
 * is merged in the order of the runs. The first run, in this order, that reaches the target is the
 * last that counts. The answer therefore does not depend on the number of threads, unless time ends
 * the search; then all runs count that had begun.
 *
 * @param <L> what is searched
 */
public final class Restarts<L extends Landscape> {
    private final L model;
    private final long seed;
    private final Budget budget;
    private final long runUpdates;
    private final long runs;
    private final Consumer<SearchRun<L>> method;
    private final long startNanos = System.nanoTime();
    private final Thread caller = Thread.currentThread();
    private final AtomicLong nextRun = new AtomicLong();
    private final AtomicLong lastRun;
    private final Map<Long, Outcome> waiting = new TreeMap<>();
    private final Merger merger = new Merger();

    private Restarts(L model, long seed, Budget budget, long runUpdates, Consumer<SearchRun<L>> method) {
        this.model = model;
        this.seed = seed;
        this.budget = budget;
        this.runUpdates = Math.min(runUpdates, budget.updates());
        this.runs = Math.min(budget.runs(), ceilingQuotient(budget.updates(), this.runUpdates));
        this.lastRun = new AtomicLong(runs - 1);
        this.method = method;
    }

    /**
     * Searches by restarts.
     *
     * @param runUpdates flips that one run considers by itself; the last run has what is left of the
     *                   budget. {@code Long.MAX_VALUE} where a run goes on for as long as it may
     * @param method     makes one run: offers at least one assignment, and returns once the run does
     *                   not go on
     */
    public static <L extends Landscape> SearchResult search(
            L model, long seed, Budget budget, long runUpdates, Consumer<SearchRun<L>> method) {
        if (!budget.hasEnd()) {
            throw new IllegalArgumentException(
                    "the budget has no end, but a search that restarts needs one: limit runs, updates or time");
        }
        return new Restarts<>(model, seed, budget, runUpdates, method).search();
    }

    private static long ceilingQuotient(long all, long part) {
        return all == Long.MAX_VALUE ? Long.MAX_VALUE : Math.ceilDiv(all, part);
    }

    private SearchResult search() {
        int threads = (int) Math.min(budget.threads(), runs);
        if (threads == 1) {
            work();
        } else {
            workOn(threads);
        }
        return merger.result(System.nanoTime() - startNanos);
    }

    private void workOn(int threads) {
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<?>> workers = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                workers.add(pool.submit(this::work));
            }
            for (Future<?> worker : workers) {
                await(worker);
            }
        }
    }

    private void await(Future<?> worker) {
        try {
            worker.get();
        } catch (ExecutionException e) {
            lastRun.set(-1);
            throw new IllegalStateException("a run failed", e.getCause());
        } catch (InterruptedException e) {
            lastRun.set(-1);
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the search was interrupted", e);
        }
    }

    private void work() {
        long run = nextRun.getAndIncrement();
        while (run == 0 || (run <= lastRun.get() && !outOfTime())) {
            merge(run, make(run));
            run = nextRun.getAndIncrement();
        }
    }

    private boolean outOfTime() {
        return System.nanoTime() - startNanos >= budget.nanos() || caller.isInterrupted();
    }

    private long nanosLeft() {
        return budget.nanos() == Long.MAX_VALUE ? Long.MAX_VALUE : Math.max(1, budget.nanos() - (System.nanoTime() - startNanos));
    }

    private Outcome make(long index) {
        long share = runUpdates == Long.MAX_VALUE ? runUpdates : Math.min(runUpdates, budget.updates() - index * runUpdates);
        SearchRun<L> run = new SearchRun<>(
                model, Seeds.stream(seed, index), share, budget.target(), nanosLeft(), () -> index > lastRun.get() || outOfTime());
        method.accept(run);
        return run.outcome();
    }

    private synchronized void merge(long run, Outcome outcome) {
        if (outcome.energy() <= budget.target()) {
            lastRun.accumulateAndGet(run, Math::min);
        }
        waiting.put(run, outcome);
        Outcome next = waiting.remove(merger.merged);
        while (next != null) {
            merger.merge(next);
            next = waiting.remove(merger.merged);
        }
    }

    /** Adds up runs in their order. */
    private final class Merger {
        private long merged;
        private SearchWork work = SearchWork.NONE;
        private long nanos;
        private double lowerBound = Double.NEGATIVE_INFINITY;
        private @Nullable Outcome best;
        private final List<Improvement> trace = new ArrayList<>();

        void merge(Outcome outcome) {
            if (best != null && best.energy() <= budget.target()) {
                return;
            }
            outcome.trace().stream().filter(i -> best == null || i.energy() < best.energy()).map(this::shifted).forEach(trace::add);
            if (best == null || outcome.energy() < best.energy()) {
                best = outcome;
            }
            lowerBound = Math.max(lowerBound, outcome.lowerBound());
            work = work.plus(outcome.work());
            nanos += outcome.nanos();
            merged++;
        }

        private Improvement shifted(Improvement i) {
            return new Improvement(merged, work.updates() + i.updates(), nanos + i.nanos(), i.energy());
        }

        SearchResult result(long elapsedNanos) {
            Outcome found = Objects.requireNonNull(best);
            double energy = model.energy(found.best());
            return new SearchResult(
                    found.best(), energy, lowerBound, merged, work, elapsedNanos, stop(energy, elapsedNanos), trace);
        }

        private SearchStop stop(double energy, long elapsedNanos) {
            if (lowerBound >= energy) {
                return new SearchStop(Criterion.PROVED, energy, lowerBound);
            }
            if (energy <= budget.target()) {
                return new SearchStop(Criterion.TARGET, energy, budget.target());
            }
            if (work.updates() >= budget.updates()) {
                return new SearchStop(Criterion.UPDATES, work.updates(), budget.updates());
            }
            if (elapsedNanos >= budget.nanos()) {
                return new SearchStop(Criterion.TIME, elapsedNanos * 1e-9, budget.nanos() * 1e-9);
            }
            return new SearchStop(Criterion.RUNS, merged, runs);
        }
    }
}
