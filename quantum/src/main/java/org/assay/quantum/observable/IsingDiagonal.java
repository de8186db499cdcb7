package org.assay.quantum.observable;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The energies of an {@link IsingHamiltonian}, computed as they are read: for sizes of which no array
 * of {@code 2^spins} numbers should exist.
 *
 * <p>In a run of {@code 2^m} the upper spins are fixed. What they do to the lower ones are fields; what
 * the lower ones do to each other is computed once for each length of run and kept.
 */
public final class IsingDiagonal implements DiagonalCost {

    /** Beyond this the index of a state is no longer a positive number. */
    public static final int MAX_SPINS = 62;

    private final IsingHamiltonian hamiltonian;
    private final int spins;
    private final double[] fields;
    private final int[] lower;
    private final int[] upper;
    private final double[] strength;
    private volatile @Nullable Lower known;

    /**
     * @param toLower for each spin below {@code spins} its coupling to each lower assignment:
     *     {@code sum_(j<i) J_ij z_j}
     */
    @SuppressWarnings("ArrayRecordComponent") // private, never changed
    private record Lower(int spins, double[][] toLower) {}

    private IsingDiagonal(IsingHamiltonian hamiltonian) {
        this.hamiltonian = hamiltonian;
        this.spins = hamiltonian.spins();
        this.fields = hamiltonian.fields().stream().mapToDouble(h -> h).toArray();
        var couplings = hamiltonian.couplings();
        this.lower = couplings.stream().mapToInt(c -> Math.min(c.i(), c.j())).toArray();
        this.upper = couplings.stream().mapToInt(c -> Math.max(c.i(), c.j())).toArray();
        this.strength = couplings.stream().mapToDouble(IsingHamiltonian.Coupling::strength).toArray();
    }

    public static IsingDiagonal of(IsingHamiltonian hamiltonian) {
        if (hamiltonian.spins() > MAX_SPINS) {
            throw new IllegalArgumentException("a diagonal on %d qubits has more entries than a long can count; at most %d qubits do not"
                    .formatted(hamiltonian.spins(), MAX_SPINS));
        }
        return new IsingDiagonal(hamiltonian);
    }

    public IsingHamiltonian hamiltonian() {
        return hamiltonian;
    }

    @Override
    public int qubits() {
        return spins;
    }

    @Override
    public boolean isSymmetric() {
        return hamiltonian.isSymmetric();
    }

    @Override
    public double at(long index) {
        return hamiltonian.energy(index);
    }

    @Override
    public void read(long first, double[] values) {
        DiagonalCost.requireRun(spins, first, values);
        int low = Integer.numberOfTrailingZeros(values.length);
        double[] field = Arrays.copyOf(fields, low);
        double[][] toLower = lower(low).toLower;
        values[0] = fixed(first, low, field);
        for (int i = 0; i < low; i++) {
            double h = field[i];
            double[] local = toLower[i];
            int half = 1 << i;
            for (int x = 0; x < half; x++) {
                double e = values[x];
                double l = local[x] + h;
                values[x] = e + l;
                values[x + half] = e - l;
            }
        }
    }

    /** The energy of the upper spins among themselves; adds to the lower ones' fields what comes from them. */
    private double fixed(long first, int low, double[] field) {
        double sum = hamiltonian.constant();
        for (int i = low; i < spins; i++) {
            sum += fields[i] * spin(first, i);
        }
        for (int c = 0; c < strength.length; c++) {
            if (lower[c] >= low) {
                sum += strength[c] * spin(first, lower[c]) * spin(first, upper[c]);
            } else if (upper[c] >= low) {
                field[lower[c]] += strength[c] * spin(first, upper[c]);
            }
        }
        return sum;
    }

    private Lower lower(int low) {
        Lower table = known;
        if (table == null || table.spins != low) {
            table = new Lower(low, tables(low));
            known = table;
        }
        return table;
    }

    private double[][] tables(int low) {
        double[][] tables = new double[low][];
        for (int i = 0; i < low; i++) {
            double[] local = new double[1 << i];
            double[] couplingTo = couplingsTo(i);
            local[0] = Arrays.stream(couplingTo).sum();
            for (int j = 0; j < i; j++) {
                int half = 1 << j;
                for (int x = 0; x < half; x++) {
                    local[x + half] = local[x] - 2 * couplingTo[j];
                }
            }
            tables[i] = local;
        }
        return tables;
    }

    private double[] couplingsTo(int spin) {
        double[] couplingTo = new double[spin];
        for (int c = 0; c < strength.length; c++) {
            if (upper[c] == spin) {
                couplingTo[lower[c]] += strength[c];
            }
        }
        return couplingTo;
    }

    private static int spin(long index, int i) {
        return 1 - 2 * (int) (index >>> i & 1);
    }
}
