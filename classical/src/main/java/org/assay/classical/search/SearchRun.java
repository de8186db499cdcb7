package org.assay.classical.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One run of a search: its model, its random numbers, what is left of its budget, and the best it
 * has seen. A method asks {@link #goesOn()} at every checkpoint, charges what it did, and offers what
 * it found. For one thread.
 *
 * @param <L> what is searched
 */
public final class SearchRun<L extends Landscape> {
    private final L model;
    private final RandomGenerator random;
    private final long mostUpdates;
    private final double target;
    private final BooleanSupplier interrupted;
    private final long startNanos = System.nanoTime();
    /** From the start of this run; {@code Long.MAX_VALUE} for no limit. */
    private final long mostNanos;
    private final List<Improvement> trace = new ArrayList<>();
    private long updates;
    private long moves;
    private double bestEnergy = Double.POSITIVE_INFINITY;
    private double lowerBound = Double.NEGATIVE_INFINITY;
    private @Nullable Spins best;

    SearchRun(L model, RandomGenerator random, long mostUpdates, double target, long mostNanos, BooleanSupplier interrupted) {
        this.model = model;
        this.random = random;
        this.mostUpdates = mostUpdates;
        this.target = target;
        this.mostNanos = mostNanos;
        this.interrupted = interrupted;
    }

    public L model() {
        return model;
    }

    public RandomGenerator random() {
        return random;
    }

    /** Flips that this run may consider in all. */
    public long mostUpdates() {
        return mostUpdates;
    }

    /** Flips that are left. */
    public long updatesLeft() {
        return Math.max(0, mostUpdates - updates);
    }

    /**
     * How far a schedule of so many steps has come, 0 at step 0 and 1 at the last: by its steps, or by
     * the time that was left to this run when it began, whichever is further. A schedule that time
     * would cut off is thereby shortened to fit.
     */
    public double progress(long step, long steps) {
        double bySteps = steps == 1 ? 1 : step / (steps - 1.0);
        return mostNanos == Long.MAX_VALUE ? bySteps : Math.clamp((double) elapsedNanos() / mostNanos, bySteps, 1.0);
    }

    /** Whether neither the work, nor the time, nor the target has been reached. */
    public boolean goesOn() {
        return updates < mostUpdates && bestEnergy > target && !interrupted.getAsBoolean();
    }

    /** Adds to the work done. */
    public void charge(long updates, long moves) {
        this.updates += updates;
        this.moves += moves;
    }

    /** Adds to the work done. */
    public void charge(SearchWork work) {
        charge(work.updates(), work.moves());
    }

    /** Whether an energy is better than the best so far; ask before copying an assignment. */
    public boolean improves(double energy) {
        return energy < bestEnergy;
    }

    /** The best energy so far; infinity before the first offer. */
    public double bestEnergy() {
        return bestEnergy;
    }

    /** The best assignment so far; there is one after the first offer. */
    public Spins best() {
        return Objects.requireNonNull(best, "nothing has been offered yet");
    }

    /** Keeps the assignment if it is the best so far; its energy is summed afresh where rounding may have crept in. */
    public void offer(double energy, Spins spins) {
        if (improves(energy)) {
            keep(model.isIntegral() ? energy : model.energy(spins), spins);
        }
    }

    private void keep(double energy, Spins spins) {
        if (improves(energy)) {
            bestEnergy = energy;
            best = spins;
            trace.add(new Improvement(0, updates, elapsedNanos(), energy));
        }
    }

    /** Keeps the state's assignment if it is the best so far. */
    public void offer(FlipState state) {
        if (improves(state.energy())) {
            offer(state.energy(), state.spins());
        }
    }

    /** Records that no assignment has less energy than this; the caller vouches for it. */
    public void certify(double bound) {
        lowerBound = Math.max(lowerBound, bound);
    }

    long elapsedNanos() {
        return System.nanoTime() - startNanos;
    }

    /** What the run found; it ends with this. */
    Outcome outcome() {
        if (best == null) {
            throw new IllegalStateException("the method ended its run without an assignment");
        }
        return new Outcome(best, bestEnergy, lowerBound, new SearchWork(updates, moves), elapsedNanos(), trace);
    }

    /** A finished run; times and work count from its own start. */
    record Outcome(
            Spins best, double energy, double lowerBound, SearchWork work, long nanos, List<Improvement> trace) {}
}
