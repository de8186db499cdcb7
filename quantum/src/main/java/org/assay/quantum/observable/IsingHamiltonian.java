package org.assay.quantum.observable;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * {@code H = sum_i h_i z_i + sum_(i<j) J_ij z_i z_j + constant} over spins {@code z_i = 1 - 2 x_i},
 * sparse: the cost of a QAOA before it is spread over {@code 2^n} states.
 *
 * @param fields {@code h}, one for each spin
 * @param couplings {@code J}, each pair at most once
 */
public record IsingHamiltonian(List<Double> fields, List<Coupling> couplings, double constant) {

    /** {@code strength x z_i x z_j}. */
    public record Coupling(int i, int j, double strength) {
        public Coupling {
            if (i == j || i < 0 || j < 0) {
                throw new IllegalArgumentException("a coupling joins two different spins, got %d and %d".formatted(i, j));
            }
            requireFinite("coupling", strength);
        }
    }

    public IsingHamiltonian {
        fields = List.copyOf(fields);
        couplings = List.copyOf(couplings);
        fields.forEach(h -> requireFinite("field", h));
        requireFinite("constant", constant);
        for (Coupling c : couplings) {
            if (Math.max(c.i(), c.j()) >= fields.size()) {
                throw new IllegalArgumentException("%s is out of range for %d spins".formatted(c, fields.size()));
            }
        }
    }

    /** Without fields. */
    public static IsingHamiltonian ofCouplings(int spins, List<Coupling> couplings, double constant) {
        return new IsingHamiltonian(
                IntStream.range(0, spins).mapToObj(_ -> 0.0).toList(), couplings, constant);
    }

    public int spins() {
        return fields.size();
    }

    /** The most couplings of any spin; 0 where there are none. */
    public int maxDegree() {
        int[] degree = new int[spins()];
        for (Coupling c : couplings) {
            degree[c.i()]++;
            degree[c.j()]++;
        }
        return Arrays.stream(degree).max().orElse(0);
    }

    /** Whether flipping all spins leaves every energy as it is. */
    public boolean isSymmetric() {
        return fields.stream().allMatch(h -> h == 0);
    }

    /** The energy of one assignment; bit {@code i} of the index is {@code x_i}. */
    public double energy(long index) {
        double sum = constant;
        for (int i = 0; i < fields.size(); i++) {
            sum += fields.get(i) * spin(index, i);
        }
        for (Coupling c : couplings) {
            sum += c.strength() * spin(index, c.i()) * spin(index, c.j());
        }
        return sum;
    }

    private static int spin(long index, int i) {
        return 1 - 2 * (int) (index >>> i & 1);
    }

    /** {@code scale x H}, as in turning a cost that is minimised into one that is maximised; without negative zeros. */
    public IsingHamiltonian times(double scale) {
        return new IsingHamiltonian(
                fields.stream().map(h -> h * scale + 0.0).toList(),
                couplings.stream().map(c -> new Coupling(c.i(), c.j(), c.strength() * scale + 0.0)).toList(),
                constant * scale + 0.0);
    }

    /**
     * The energy of every assignment, {@code 2^spins} of them.
     *
     * <p>Adds one spin at a time: with spin {@code i} the energies known so far split into
     * {@code E(x) + L(x)} and {@code E(x) - L(x)}, where the local field
     * {@code L(x) = h_i + sum_(j<i) J_ij z_j} is itself built by doubling. About {@code 3 x 2^spins}
     * additions, whatever the number of couplings. Where an array is too large, see {@link IsingDiagonal}.
     */
    public DiagonalHamiltonian diagonal() {
        int n = spins();
        if (n > DiagonalHamiltonian.MAX_QUBITS) {
            throw DiagonalHamiltonian.tooLarge(n);
        }
        double[][] toLower = couplingsToLowerSpins();
        double[] values = new double[1 << n];
        double[] local = new double[n == 0 ? 0 : 1 << (n - 1)];
        values[0] = constant;
        for (int i = 0; i < n; i++) {
            fillLocalField(local, i, toLower[i]);
            int half = 1 << i;
            for (int x = 0; x < half; x++) {
                values[x + half] = values[x] - local[x];
                values[x] += local[x];
            }
        }
        return new DiagonalHamiltonian(n, values);
    }

    private double[][] couplingsToLowerSpins() {
        double[][] toLower = new double[spins()][];
        Arrays.setAll(toLower, double[]::new);
        for (Coupling c : couplings) {
            toLower[Math.max(c.i(), c.j())][Math.min(c.i(), c.j())] += c.strength();
        }
        return toLower;
    }

    private void fillLocalField(double[] local, int spin, double[] couplingTo) {
        double allUp = fields.get(spin);
        for (double strength : couplingTo) {
            allUp += strength;
        }
        local[0] = allUp;
        for (int j = 0; j < spin; j++) {
            int half = 1 << j;
            for (int x = 0; x < half; x++) {
                local[x + half] = local[x] - 2 * couplingTo[j];
            }
        }
    }

    private static void requireFinite(String what, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("%s is %s, but must be a finite number".formatted(what, value));
        }
    }
}
