package org.assay.comparison.resource.tolerant;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The Azure Quantum Resource Estimator's model of an algorithm on a machine.
 *
 * <pre>
 * depth C    = measurements + rotations + T + 3 Toffoli + t_R . rotation depth
 * T states   = T + 4 Toffoli + t_R . rotations
 * distance d : Q C a (p/p*)^((d+1)/2) <= logical error budget
 * </pre>
 *
 * <p>The cheapest factory (qubit-seconds per state) that fits into the run is taken, as many copies as
 * feed the algorithm; where none fits the run is stretched, within what the distance allows, and then
 * with a larger distance.
 *
 * @param synthesis T gates per rotation
 * @param pruning   what is left of the budget for logical errors and rotations goes to the T states
 * @see <a href="https://arxiv.org/abs/2211.07629">Beverland et al. 2022</a>
 * @see <a href="https://github.com/microsoft/qsharp">its open-source form (MIT)</a>
 */
public record AzureModel(LogicalCounts counts, ErrorBudget errorBudget, PhysicalQubit qubit, CorrectingCode code,
        RotationSynthesis synthesis, boolean pruning) {

    public AzureModel {
        code.requireFits(qubit);
        if ((counts.rotationCount() > 0 && errorBudget.rotations() == 0) || (counts.needsMagic() && errorBudget.magic() == 0)) {
            throw new IllegalArgumentException(
                    "error budget %s leaves nothing for rotations or T states that the algorithm has".formatted(errorBudget));
        }
    }

    /** With the estimator's own synthesis, and without pruning. */
    public static AzureModel of(LogicalCounts counts, double totalError, PhysicalQubit qubit, CorrectingCode code) {
        return new AzureModel(counts, ErrorBudget.split(totalError, counts), qubit, code, RotationSynthesis.AZURE, false);
    }

    public AzureModel withPruning() {
        return new AzureModel(counts, errorBudget, qubit, code, synthesis, true);
    }

    public AzureModel with(RotationSynthesis other) {
        return new AzureModel(counts, errorBudget, qubit, code, other, pruning);
    }

    /** @throws IllegalArgumentException if no machine of this model meets the limits */
    public FaultTolerantEstimate estimate(Constraints constraints) {
        long cycles = stretched(constraints);
        if (constraints.maxDurationNs().isPresent()) {
            return new LimitedEstimate(this, cycles, constraints.maxTFactories()).within(
                    constraints.maxDurationNs().getAsLong());
        }
        if (constraints.maxPhysicalQubits().isPresent()) {
            return new LimitedEstimate(this, cycles, constraints.maxTFactories()).onQubits(
                    constraints.maxPhysicalQubits().getAsLong());
        }
        return new FreeEstimate(this, constraints.maxTFactories()).estimate(cycles);
    }

    public FaultTolerantEstimate estimate() {
        return estimate(Constraints.NONE);
    }

    /** All trade-offs of qubits against time, fastest first. Only the depth factor may be constrained. */
    public List<FaultTolerantEstimate> frontier(Constraints constraints) {
        if (constraints.limitsTheFrontier()) {
            throw new IllegalArgumentException("a frontier takes no limit on duration, qubits or factories: read it off the result");
        }
        return new LimitedEstimate(this, stretched(constraints), OptionalLong.empty()).frontier();
    }

    /** T gates per rotation under a budget. */
    OptionalLong tPerRotation(ErrorBudget budget) {
        return synthesis.tPerRotation(counts.rotationCount(), budget.rotations());
    }

    /** Logical cycles that the algorithm needs. */
    long depth(ErrorBudget budget) {
        return counts.measurementCount() + counts.rotationCount() + counts.tCount() + 3 * counts.toffoliCount()
                + tPerRotation(budget).orElse(0) * counts.rotationDepth();
    }

    long tStates(ErrorBudget budget) {
        return 4 * counts.toffoliCount() + counts.tCount() + tPerRotation(budget).orElse(0) * counts.rotationCount();
    }

    /** The largest error of one logical qubit in one cycle. */
    double requiredErrorRate(ErrorBudget budget, long cycles) {
        return budget.logical() / volume(cycles);
    }

    double volume(long cycles) {
        long logicalQubits = counts.logicalQubits();
        return Math.multiplyHigh(logicalQubits, cycles) == 0 && logicalQubits * cycles >= 0
                ? (double) (logicalQubits * cycles)
                : (double) logicalQubits * cycles;
    }

    /** Cycles that the budget allows at a distance. */
    long maxCycles(ErrorBudget budget, int distance) {
        return (long) Math.floor(budget.logical() / (counts.logicalQubits() * code.errorRate(qubit, distance)));
    }

    FaultTolerantEstimate result(ErrorBudget budget, LogicalPatch patch, long cycles, @Nullable TFactory factory, long copies) {
        long tStates = tStates(budget);
        long qubitsAlgorithm = Math.multiplyExact(counts.logicalQubits(), patch.qubits());
        long rqops = (long) Math.ceil(counts.logicalQubits() * (1e9 / patch.cycleNs()));
        return new FaultTolerantEstimate(counts.logicalQubits(), depth(budget), cycles, tStates, tPerRotation(budget), patch,
                qubitsAlgorithm, factory == null ? 0 : Math.multiplyExact(copies, factory.qubits()),
                BigInteger.valueOf(patch.cycleNs()).multiply(BigInteger.valueOf(cycles)), rqops, copies,
                factory == null ? 0 : Math.ceilDiv(tStates, Math.multiplyExact(copies, factory.outT())),
                Optional.ofNullable(factory), budget);
    }

    /** Copies of a factory that make all T states within some cycles; 0 if not even one run fits. */
    long copies(LogicalPatch patch, TFactory factory, ErrorBudget budget, long cycles) {
        long tStates = tStates(budget);
        if (Math.unsignedMultiplyHigh(cycles, patch.cycleNs()) == 0) {
            long runs = Long.divideUnsigned(cycles * patch.cycleNs(), factory.ns());
            return runs == 0 ? 0 : Math.ceilDiv(tStates, Math.multiplyExact(runs, factory.outT()));
        }
        double perCycle = (double) tStates / (factory.outT() * cycles);
        return (long) Math.ceil(perCycle * ((double) factory.ns() / patch.cycleNs()));
    }

    /** Cycles in which so many copies make all T states. */
    long cyclesFor(LogicalPatch patch, TFactory factory, ErrorBudget budget, long copies) {
        long runs = Math.ceilDiv(tStates(budget), Math.multiplyExact(copies, factory.outT()));
        return Math.ceilDiv(Math.multiplyExact(runs, factory.ns()), patch.cycleNs());
    }

    static Comparator<TFactory> cheapest() {
        return Comparator.comparingDouble(TFactory::volumePerState);
    }

    private long stretched(Constraints constraints) {
        long depth = depth(errorBudget);
        long cycles = constraints.logicalDepthFactor().isPresent()
                ? (long) Math.ceil(depth * constraints.logicalDepthFactor().getAsDouble())
                : depth;
        if (cycles == 0 && tStates(errorBudget) == 0) {
            throw new IllegalArgumentException(
                    "the algorithm has neither measurements nor T states: there is nothing to estimate");
        }
        return cycles;
    }

    /** Factories by distance, remembered while the required error stays the same. */
    static final class FactoryCache {
        private final AzureModel model;
        private double requiredError = Double.NaN;
        private final List<@Nullable List<TFactory>> byIndex = new ArrayList<>();

        FactoryCache(AzureModel model) {
            this.model = model;
        }

        List<TFactory> find(double error, int distance) {
            if (error != requiredError) {
                byIndex.clear();
                requiredError = error;
            }
            while (byIndex.size() <= distance) {
                byIndex.add(null);
            }
            List<TFactory> known = byIndex.get(distance);
            if (known == null) {
                known = FactorySearch.find(model.code(), model.qubit(), error, distance);
                byIndex.set(distance, known);
            }
            return known;
        }
    }
}
