package org.assay.classical.search;

/**
 * Low-autocorrelation binary sequences (Golay 1977; Bernasconi 1987): the energy {@code sum_(k=1..n-1)
 * C_k^2} with {@code C_k = sum_i z_i z_(i+k)}, of fourth order. A state keeps the correlations, so
 * that a flip is judged and made in O(n) (Gallardo, Cotta, Fernandez 2009).
 *
 * @param size length of the sequence, 2..10,000
 */
public record Autocorrelation(int size) implements Landscape {
    private static final int LONGEST = 10_000;

    public Autocorrelation {
        if (size < 2 || size > LONGEST) {
            throw new IllegalArgumentException("length is %d, but must lie within 2..%d".formatted(size, LONGEST));
        }
    }

    @Override
    public double energy(Spins spins) {
        long energy = 0;
        for (int k = 1; k < size; k++) {
            long correlation = 0;
            for (int i = 0; i + k < size; i++) {
                correlation += (long) spins.spin(i) * spins.spin(i + k);
            }
            energy += correlation * correlation;
        }
        return energy;
    }

    @Override
    public FlipState state(Spins start) {
        return new State(start);
    }

    @Override
    public boolean isIntegral() {
        return true;
    }

    private static final class State implements FlipState {
        private final int[] spins;
        /** C_k, from k = 1. */
        private final int[] correlations;

        private long energy;

        State(Spins start) {
            this.spins = new int[start.size()];
            this.correlations = new int[start.size()];
            for (int i = 0; i < spins.length; i++) {
                spins[i] = start.spin(i);
            }
            for (int k = 1; k < spins.length; k++) {
                for (int i = 0; i + k < spins.length; i++) {
                    correlations[k] += spins[i] * spins[i + k];
                }
                energy += (long) correlations[k] * correlations[k];
            }
        }

        @Override
        public int size() {
            return spins.length;
        }

        @Override
        public double energy() {
            return energy;
        }

        @Override
        public int spin(int i) {
            return spins[i];
        }

        @Override
        public double increase(int i) {
            int reach = Math.min(i, spins.length - 1 - i);
            int farthest = Math.max(i, spins.length - 1 - i);
            int side = i > spins.length - 1 - i ? -1 : 1;
            long rise = 0;
            for (int k = 1; k <= reach; k++) {
                rise += rise(k, spins[i] * (spins[i - k] + spins[i + k]));
            }
            for (int k = reach + 1; k <= farthest; k++) {
                rise += rise(k, spins[i] * spins[i + side * k]);
            }
            return rise;
        }

        /** Of the square of {@code C_k}, when products that sum to {@code lost} change their sign. */
        private long rise(int k, int lost) {
            return 4L * lost * (lost - correlations[k]);
        }

        @Override
        public void flip(int i) {
            energy += (long) increase(i);
            for (int k = 1; k < spins.length; k++) {
                int lost = (i >= k ? spins[i - k] : 0) + (i + k < spins.length ? spins[i + k] : 0);
                correlations[k] -= 2 * spins[i] * lost;
            }
            spins[i] = -spins[i];
        }

        @Override
        public Spins spins() {
            boolean[] down = new boolean[spins.length];
            for (int i = 0; i < down.length; i++) {
                down[i] = spins[i] < 0;
            }
            return Spins.ofSides(down);
        }

        @Override
        public double leastGain() {
            return 0;
        }
    }
}
