package org.assay.comparison.resource.tolerant;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Estimates that try every distance: the best under a limit, or all trade-offs. */
final class LimitedEstimate {

    private final AzureModel model;
    private final ErrorBudget budget;
    private final long minCycles;
    private final OptionalLong maxCopies;
    private final long tStates;
    private final int minDistance;

    LimitedEstimate(AzureModel model, long minCycles, OptionalLong maxCopies) {
        this.model = model;
        this.budget = model.errorBudget();
        this.minCycles = minCycles;
        this.maxCopies = maxCopies;
        this.tStates = model.tStates(budget);
        this.minDistance = model.code().distanceFor(model.qubit(), model.requiredErrorRate(budget, minCycles));
    }

    /** A distance with its factories and the cycles that the error budget allows. */
    private record Step(LogicalPatch patch, List<TFactory> factories, long maxCycles) {}

    /** The fewest qubits that finish in time. */
    FaultTolerantEstimate within(long maxNs) {
        List<FaultTolerantEstimate> best = new ArrayList<>();
        if (tStates == 0) {
            FaultTolerantEstimate only = withoutFactories();
            return only.runtimeNs().doubleValue() <= maxNs ? only : refuseDuration(maxNs);
        }
        forEachDistance(step -> {
            long cyclesInTime = (long) Math.floor((double) maxNs / step.patch().cycleNs());
            long maxCycles = Math.min(cyclesInTime, step.maxCycles());
            if (maxCycles < minCycles) {
                return;
            }
            for (TFactory factory : fitting(step, maxCycles)) {
                long copies = model.copies(step.patch(), factory, budget, maxCycles);
                if (maxCopies.isPresent() && copies > maxCopies.getAsLong()) {
                    continue;
                }
                keepBetter(best, result(step.patch(), factory, copies), Comparator.comparingLong(FaultTolerantEstimate::physicalQubits));
            }
        });
        return best.isEmpty() ? refuseDuration(maxNs) : best.getFirst();
    }

    /** The shortest run on so many qubits. */
    FaultTolerantEstimate onQubits(long maxQubits) {
        List<FaultTolerantEstimate> best = new ArrayList<>();
        if (tStates == 0) {
            FaultTolerantEstimate only = withoutFactories();
            return only.physicalQubits() <= maxQubits ? only : refuseQubits(maxQubits);
        }
        forEachDistance(step -> {
            long left = maxQubits - Math.multiplyExact(model.counts().logicalQubits(), step.patch().qubits());
            if (left <= 0 || step.maxCycles() < minCycles) {
                return;
            }
            Optional<TFactory> factory = step.factories().stream()
                    .filter(candidate -> candidate.qubits() <= left)
                    .min(AzureModel.cheapest());
            factory.ifPresent(chosen -> {
                long copies = left / chosen.qubits();
                FaultTolerantEstimate estimate = result(step.patch(), chosen, copies);
                boolean allowed = maxCopies.isEmpty() || copies <= maxCopies.getAsLong();
                if (allowed && estimate.logicalDepth() <= step.maxCycles()) {
                    keepBetter(best, estimate, Comparator.comparing(FaultTolerantEstimate::runtimeNs));
                }
            });
        });
        return best.isEmpty() ? refuseQubits(maxQubits) : best.getFirst();
    }

    /** Every estimate that none beats in both qubits and time, fastest first. */
    List<FaultTolerantEstimate> frontier() {
        if (tStates == 0) {
            return List.of(withoutFactories());
        }
        List<FaultTolerantEstimate> all = new ArrayList<>();
        forEachDistance(step -> {
            if (step.maxCycles() >= minCycles) {
                fitting(step, step.maxCycles()).forEach(factory -> addFrontier(step, factory, all));
            }
        });
        return undominated(all);
    }

    /** One copy more at a time, until the factories no longer hold up the algorithm. */
    private void addFrontier(Step step, TFactory factory, List<FaultTolerantEstimate> all) {
        for (long copies = model.copies(step.patch(), factory, budget, step.maxCycles());; copies++) {
            FaultTolerantEstimate estimate = result(step.patch(), factory, copies);
            all.add(estimate);
            boolean waiting = model.cyclesFor(step.patch(), factory, budget, copies) > minCycles;
            if (!waiting || estimate.factoryRuns() <= 1) {
                return;
            }
        }
    }

    private static List<FaultTolerantEstimate> undominated(List<FaultTolerantEstimate> all) {
        all.sort(Comparator.comparing(FaultTolerantEstimate::runtimeNs)
                .thenComparingLong(FaultTolerantEstimate::physicalQubits));
        List<FaultTolerantEstimate> kept = new ArrayList<>();
        for (FaultTolerantEstimate estimate : all) {
            if (kept.isEmpty() || estimate.physicalQubits() < kept.getLast().physicalQubits()
                    || sameCost(estimate, kept.getLast())) {
                kept.add(estimate);
            }
        }
        return List.copyOf(kept);
    }

    private static boolean sameCost(FaultTolerantEstimate a, FaultTolerantEstimate b) {
        return a.physicalQubits() == b.physicalQubits() && a.runtimeNs().equals(b.runtimeNs());
    }

    /** From the largest distance down; factories of a larger distance serve until one of them is too large. */
    private void forEachDistance(Consumer<Step> action) {
        List<TFactory> factories = List.of();
        int largest = Integer.MAX_VALUE;
        double error = budget.magic() / tStates;
        int top = CorrectingCode.MAX_DISTANCE - 1;
        for (int distance = top; distance >= minDistance; distance -= 2) {
            if (largest > distance) {
                factories = FactorySearch.find(model.code(), model.qubit(), error, distance);
                largest = factories.stream().mapToInt(TFactory::lastDistance).max().orElse(Integer.MAX_VALUE);
            }
            action.accept(new Step(model.code().patch(model.qubit(), distance), factories, model.maxCycles(budget, distance)));
        }
    }

    private static List<TFactory> fitting(Step step, long maxCycles) {
        return step.factories().stream()
                .filter(factory -> Math.ceilDiv(factory.ns(), step.patch().cycleNs()) <= maxCycles)
                .toList();
    }

    private FaultTolerantEstimate result(LogicalPatch patch, @Nullable TFactory factory, long copies) {
        long cycles = factory == null ? minCycles : Math.max(minCycles, model.cyclesFor(patch, factory, budget, copies));
        return model.result(budget, patch, cycles, factory, copies);
    }

    private FaultTolerantEstimate withoutFactories() {
        return result(model.code().patch(model.qubit(), minDistance), null, 0);
    }

    private static void keepBetter(List<FaultTolerantEstimate> best, FaultTolerantEstimate estimate,
            Comparator<FaultTolerantEstimate> order) {
        if (best.isEmpty() || order.compare(estimate, best.getFirst()) < 0) {
            best.clear();
            best.add(estimate);
        }
    }

    private static FaultTolerantEstimate refuseDuration(long maxNs) {
        throw new IllegalArgumentException("no machine of this model finishes within maxDuration %d ns; allow more".formatted(maxNs));
    }

    private static FaultTolerantEstimate refuseQubits(long maxQubits) {
        throw new IllegalArgumentException("no machine of this model manages with maxPhysicalQubits %d; allow more".formatted(maxQubits));
    }
}
