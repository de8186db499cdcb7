package org.assay.classical.search;

import org.jspecify.annotations.Nullable;

/**
 * The loop of {@link GrayCode}. Energies are in units of the integer form where there is one, without
 * the constant. Bit i of an assignment is set where spin i is down.
 */
final class GrayEnumeration {
    private static final int LOW_SPINS = 10;
    private static final int STEPS_BETWEEN_CHECKS = 1 << 12;

    private final SpinModel model;
    private final double[] fields;
    private final double[][] couplings;
    private final int low;
    private final int high;
    private final EnergyTable table;
    private final double[] highFields;
    private double highEnergy;
    private long highBits;
    private double least = Double.POSITIVE_INFINITY;
    private long bestBits;
    private long found;
    private boolean complete;

    GrayEnumeration(SpinModel model) {
        this.model = model;
        int free = freeSpins(model);
        this.low = Math.min(free, LOW_SPINS);
        this.high = free - low;
        this.fields = new double[free];
        this.couplings = new double[free][free];
        gather(model.integers() == null ? 1 : model.integers().unit);
        this.highFields = new double[high];
        this.table = EnergyTable.of(lowEnergies(), pulls(), model.isIntegral());
        startHigh();
    }

    static int freeSpins(SpinModel model) {
        return model.hasFields() ? model.size() : model.size() - 1;
    }

    /** Divides by the unit, and takes the coupling to a fixed spin as a field. */
    private void gather(double unit) {
        WeightedGraph graph = model.couplings();
        for (int i = 0; i < fields.length; i++) {
            fields[i] = model.field(i) / unit;
        }
        for (int e = 0; e < graph.edges(); e++) {
            int u = graph.source(e);
            int v = graph.target(e);
            double coupling = graph.weight(e) / unit;
            if (v < fields.length) {
                couplings[u][v] = coupling;
                couplings[v][u] = coupling;
            } else {
                fields[u] += coupling;
            }
        }
    }

    /** Energies of the low spins among themselves, by their bits. */
    private double[] lowEnergies() {
        double[] energies = new double[1 << low];
        for (int i = 0; i < low; i++) {
            energies[0] += fields[i];
            for (int j = 0; j < i; j++) {
                energies[0] += couplings[i][j];
            }
        }
        for (int bits = 1; bits < energies.length; bits++) {
            int i = Integer.numberOfTrailingZeros(bits);
            energies[bits] = energies[bits & bits - 1] - 2 * lowField(i, bits & bits - 1);
        }
        return energies;
    }

    private double lowField(int i, int bits) {
        double field = fields[i];
        for (int j = 0; j < low; j++) {
            field += j == i ? 0 : couplings[i][j] * spin(bits, j);
        }
        return field;
    }

    /** For each high spin, by the bits of the low ones: their energy with it while it is up. */
    private double[][] pulls() {
        double[][] pulls = new double[high][1 << low];
        for (int h = 0; h < high; h++) {
            for (int bits = 0; bits < 1 << low; bits++) {
                for (int i = 0; i < low; i++) {
                    pulls[h][bits] += couplings[low + h][i] * spin(bits, i);
                }
            }
        }
        return pulls;
    }

    private static int spin(long bits, int i) {
        return (bits >>> i & 1) == 0 ? 1 : -1;
    }

    /** All high spins up. */
    private void startHigh() {
        double twice = 0;
        for (int h = 0; h < high; h++) {
            highFields[h] = fields[low + h];
            for (int j = 0; j < high; j++) {
                highFields[h] += couplings[low + h][low + j];
            }
            twice += highFields[h] + fields[low + h];
        }
        highEnergy = twice / 2;
    }

    /** Visits every assignment, or stops early when the run says so. */
    void search(@Nullable SearchRun<SpinModel> run) {
        long steps = 1L << high;
        look();
        for (long step = 1; step < steps; step++) {
            flip(Long.numberOfTrailingZeros(step));
            look();
            if (step % STEPS_BETWEEN_CHECKS == 0) {
                table.refresh(highBits);
                if (run != null && isOver(run)) {
                    return;
                }
            }
        }
        if (run != null) {
            run.charge((steps % STEPS_BETWEEN_CHECKS) << low, steps % STEPS_BETWEEN_CHECKS);
        }
        complete = true;
    }

    private boolean isOver(SearchRun<SpinModel> run) {
        run.charge((long) STEPS_BETWEEN_CHECKS << low, STEPS_BETWEEN_CHECKS);
        Spins best = best();
        run.offer(model.energy(best), best);
        return !run.goesOn();
    }

    private void flip(int h) {
        int before = spin(highBits, h);
        highEnergy -= 2 * before * highFields[h];
        for (int j = 0; j < high; j++) {
            highFields[j] -= 2 * before * couplings[low + h][low + j];
        }
        highBits ^= 1L << h;
        table.flip(h, before);
    }

    private void look() {
        double here = highEnergy + table.least();
        if (here < least) {
            least = here;
            found = 0;
            bestBits = highBits << low | table.indexOfLeast();
        }
        if (here == least) {
            found += table.countOfLeast();
        }
    }

    boolean isComplete() {
        return complete;
    }

    /** The best so far; a fixed spin is up. */
    Spins best() {
        boolean[] down = new boolean[model.size()];
        for (int i = 0; i < fields.length; i++) {
            down[i] = (bestBits >>> i & 1) != 0;
        }
        return Spins.ofSides(down);
    }

    /** Assignments that have the least energy, complements included; exact for integral models. */
    long optima() {
        return fields.length == model.size() ? found : 2 * found;
    }
}
