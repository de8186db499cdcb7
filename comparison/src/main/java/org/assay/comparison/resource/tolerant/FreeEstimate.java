package org.assay.comparison.resource.tolerant;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The estimate without a limit on time or qubits: starts at the algorithm's own depth and stretches
 * the run until a factory fits.
 *
 * @param maxCopies of the factory
 */
record FreeEstimate(AzureModel model, OptionalLong maxCopies) {

    private record Choice(TFactory factory, long cycles) {}

    FaultTolerantEstimate estimate(long startCycles) {
        AzureModel.FactoryCache factories = new AzureModel.FactoryCache(model);
        // A limit on factories and pruning could contradict each other: the limit wins.
        boolean prunes = model.pruning() && maxCopies.isEmpty();
        long cycles = startCycles;
        while (true) {
            ErrorBudget budget = model.pruning() ? rotationsPruned(model.errorBudget()) : model.errorBudget();
            int distance = model.code().distanceFor(model.qubit(), model.requiredErrorRate(budget, cycles));
            LogicalPatch patch = model.code().patch(model.qubit(), distance);
            long maxCycles = prunes ? cycles : model.maxCycles(budget, distance);
            if (prunes) {
                budget = logicalPruned(budget, patch, cycles);
            }
            long tStates = model.tStates(budget);
            if (tStates == 0) {
                return model.result(budget, patch, cycles, null, 0);
            }
            List<TFactory> candidates = factories.find(budget.magic() / tStates, distance);
            Optional<Choice> choice = choose(candidates, patch, budget, cycles, maxCycles);
            if (choice.isPresent()) {
                TFactory factory = choice.get().factory();
                long needed = choice.get().cycles();
                return model.result(budget, patch, needed, factory, model.copies(patch, factory, budget, needed));
            }
            boolean hopelessAtThisDistance = candidates.isEmpty();
            long limit = hopelessAtThisDistance ? model.maxCycles(budget, distance) : maxCycles;
            if (limit == Long.MAX_VALUE) { // more cycles than can be counted: no larger distance will be asked for
                throw new IllegalArgumentException(("no T factory on %s reaches an error rate of %s for each of %d T states, starting from %s;"
                        + " better T gates or a larger error budget are needed")
                        .formatted(model.qubit().name(), budget.magic() / tStates, tStates, model.qubit().tError()));
            }
            cycles = Math.max(limit, cycles) + 1;
        }
    }

    private Optional<Choice> choose(List<TFactory> candidates, LogicalPatch patch, ErrorBudget budget, long minCycles,
            long maxCycles) {
        Optional<TFactory> fitting = candidates.stream()
                .filter(factory -> fits(factory, patch, budget, minCycles))
                .min(AzureModel.cheapest());
        if (fitting.isPresent()) {
            return Optional.of(new Choice(fitting.get(), minCycles));
        }
        return candidates.stream()
                .map(factory -> new Choice(factory, cyclesNeeded(factory, patch, budget)))
                .filter(choice -> choice.cycles() <= maxCycles)
                .min((a, b) -> {
                    int byCost = AzureModel.cheapest().compare(a.factory(), b.factory());
                    return byCost != 0 ? byCost : Long.compare(a.cycles(), b.cycles());
                });
    }

    private boolean fits(TFactory factory, LogicalPatch patch, ErrorBudget budget, long cycles) {
        long copies = model.copies(patch, factory, budget, cycles);
        return copies > 0 && (maxCopies.isEmpty() || copies <= maxCopies.getAsLong());
    }

    private long cyclesNeeded(TFactory factory, LogicalPatch patch, ErrorBudget budget) {
        return maxCopies.isPresent()
                ? model.cyclesFor(patch, factory, budget, maxCopies.getAsLong())
                : Math.ceilDiv(factory.ns(), patch.cycleNs());
    }

    /** Gives to the T states what the whole number of T gates per rotation leaves over. */
    private ErrorBudget rotationsPruned(ErrorBudget budget) {
        OptionalLong perRotation = model.tPerRotation(budget);
        if (perRotation.isEmpty()) {
            return budget;
        }
        double spent = model.synthesis().errorOf(model.counts().rotationCount(), perRotation.getAsLong());
        return new ErrorBudget(budget.logical(), budget.magic() + (budget.rotations() - spent), spent);
    }

    /** Gives to the T states what the whole code distance leaves over. */
    private ErrorBudget logicalPruned(ErrorBudget budget, LogicalPatch patch, long cycles) {
        double spent = patch.errorRate() * model.volume(cycles);
        return new ErrorBudget(spent, budget.magic() + (budget.logical() - spent), budget.rotations());
    }
}
