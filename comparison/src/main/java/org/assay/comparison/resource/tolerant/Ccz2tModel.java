package org.assay.comparison.resource.tolerant;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The model of Gidney and Fowler: a factory of CCZ states, each of which gives two T states by
 * catalysis, beside a block of data qubits.
 *
 * <pre>
 * P(d) = 0.1 (p / 0.01)^((d+1)/2)
 * l0 = p + 100 P(d1 div 2),  l1 = 1100 P(d1) + 35 l0^3,  l2 = 1000 P(d2) + 28 l1^2
 * cycles = ceil((5.5 nCCZ + nT/2) max(2 d1 + 1, d2)) / factories,  nCCZ = Toffoli + ceil(nT/2)
 * qubits = factories (6 . 64 d1^2 + 64 d2^2) + ceil(1.5 n) 2 d^2
 * </pre>
 *
 * @param physicalError p, below the threshold 0.01
 * @param cycleSeconds  one round of syndrome measurement
 * @see <a href="https://arxiv.org/abs/1812.01238">Gidney and Fowler 2019</a>; as in Qualtran
 *     (quantumlib/Qualtran, Apache-2.0)
 */
public record Ccz2tModel(double physicalError, double cycleSeconds) {

    private static final int MOST_COPIES = 1024;
    private static final double PREFACTOR = 0.1;
    private static final double THRESHOLD = 0.01;
    private static final double CCZ_DEPTH = 5.5;

    public Ccz2tModel {
        if (!(physicalError > 0 && physicalError < THRESHOLD)) {
            throw new IllegalArgumentException("physical error is %s, but must lie between 0 and the threshold %s"
                    .formatted(physicalError, THRESHOLD));
        }
        if (!(cycleSeconds > 0)) {
            throw new IllegalArgumentException("cycle time is %s s, but must be positive".formatted(cycleSeconds));
        }
    }

    /** The gate-based surface code of a physical qubit: four two-qubit gates and two measurements a cycle. */
    public static Ccz2tModel of(PhysicalQubit qubit) {
        if (qubit.kind() != PhysicalQubit.Kind.GATE_BASED) {
            throw new IllegalArgumentException("the CCZ model is for gate-based qubits, not for %s".formatted(qubit.name()));
        }
        return new Ccz2tModel(qubit.worstError(), (4 * qubit.twoQubitGateNs() + 2 * qubit.measurementNs()) / 1e9);
    }

    /**
     * What runs.
     *
     * @param qubits    of the algorithm
     * @param tGates    after synthesis of rotations
     * @param toffolis  and CCZ
     */
    public record Work(long qubits, long tGates, long toffolis) {
        long cczStates() {
            return toffolis + Math.ceilDiv(tGates, 2);
        }
    }

    /** Distances of the two distillation levels, and how many factories work side by side. */
    public record Factory(int level1, int level2, int copies) {
        /** The factory of the paper. */
        public static final Factory USUAL = new Factory(15, 31, 1);

        long qubits() {
            return copies * (6L * 64 * level1 * level1 + 64L * level2 * level2);
        }
    }

    /**
     * Cost of a run.
     *
     * @param failure probability; may exceed 1 where the model breaks down
     */
    public record Cost(Factory factory, int dataDistance, long qubits, double seconds, double failure) {
        public double hours() {
            return seconds / 3600;
        }

        public double qubitHours() {
            return qubits * hours();
        }
    }

    /** With the usual factory; the data block gets what it leaves of the error budget. */
    public Cost estimate(Work work, double errorBudget) {
        double left = errorBudget - factoryError(work, Factory.USUAL);
        if (!(left > 0)) {
            throw new IllegalArgumentException("the factory alone fails with probability %s, over the error budget %s"
                    .formatted(factoryError(work, Factory.USUAL), errorBudget));
        }
        double perCell = left / ((double) DataBlock.HALF_FOR_ROUTING.tiles(work.qubits()) * cycles(work, Factory.USUAL));
        return cost(work, Factory.USUAL, distanceFor(perCell));
    }

    /** The cheapest of all usual distances that stays within the error budget. */
    public Optional<Cost> cheapest(Work work, double errorBudget, int factories, Comparator<Cost> order) {
        return factories(factories)
                .flatMap(factory -> odd(7, 33).mapToObj(distance -> cost(work, factory, distance)))
                .filter(cost -> cost.failure() <= errorBudget)
                .min(order);
    }

    /** By qubits times time, with one factory. */
    public Optional<Cost> cheapest(Work work, double errorBudget) {
        return cheapest(work, errorBudget, 1, Comparator.comparingDouble(Cost::qubitHours));
    }

    /**
     * The same within limits on qubits, time and factories, with 1, 2, 4, ... factories side by side; nothing
     * where no machine of the model keeps them.
     */
    public Optional<Cost> cheapest(Work work, double errorBudget, Constraints limits) {
        if (!limits.limitsTheFrontier()) {
            return cheapest(work, errorBudget);
        }
        double mostNanos = limits.maxDurationNs().orElse(Long.MAX_VALUE);
        long mostQubits = limits.maxPhysicalQubits().orElse(Long.MAX_VALUE);
        int mostCopies = (int) Math.min(MOST_COPIES, limits.maxTFactories().orElse(MOST_COPIES));
        return IntStream.iterate(1, copies -> copies <= mostCopies, copies -> 2 * copies).boxed()
                .flatMap(Ccz2tModel::factories)
                .flatMap(factory -> odd(7, 33).mapToObj(distance -> cost(work, factory, distance)))
                .filter(cost -> cost.failure() <= errorBudget && cost.seconds() * 1e9 <= mostNanos && cost.qubits() <= mostQubits)
                .min(Comparator.comparingDouble(Cost::qubitHours));
    }

    Cost cost(Work work, Factory factory, int dataDistance) {
        long tiles = DataBlock.HALF_FOR_ROUTING.tiles(work.qubits());
        long cycles = cycles(work, factory);
        double failure = factoryError(work, factory) + (double) tiles * cycles * errorRate(dataDistance);
        long qubits = factory.qubits() + tiles * 2 * dataDistance * dataDistance;
        return new Cost(factory, dataDistance, qubits, cycles * cycleSeconds, failure);
    }

    private static Stream<Factory> factories(int copies) {
        return odd(5, 23).boxed().flatMap(
                level1 -> odd(level1 + 2, 39).mapToObj(level2 -> new Factory(level1, level2, copies)));
    }

    private static IntStream odd(int from, int to) {
        return IntStream.iterate(from, d -> d <= to, d -> d + 2);
    }

    private static long cycles(Work work, Factory factory) {
        double steps = work.cczStates() * CCZ_DEPTH + Math.ceilDiv(work.tGates(), 2);
        double cycles = Math.ceil(steps * Math.max(2 * factory.level1() + 1, factory.level2()));
        return (long) Math.ceil(cycles / factory.copies());
    }

    private double factoryError(Work work, Factory factory) {
        double level0 = physicalError + 100 * errorRate(factory.level1() / 2);
        double level1 = 1100 * errorRate(factory.level1()) + 35 * level0 * level0 * level0;
        double level2 = 1000 * errorRate(factory.level2()) + 28 * level1 * level1;
        return level2 * work.cczStates();
    }

    private double errorRate(int distance) {
        return PREFACTOR * Math.pow(physicalError / THRESHOLD, (distance + 1) / 2.0);
    }

    private int distanceFor(double errorRate) {
        double half = Math.log(errorRate / PREFACTOR) / Math.log(physicalError / THRESHOLD);
        return Math.max(3, 2 * (int) Math.ceil(half) - 1);
    }
}
