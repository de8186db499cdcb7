package org.assay.classical.search;

/** Energies of the low spins, by their bits, under high spins that flip. */
sealed interface EnergyTable {

    /**
     * The table with all high spins up.
     *
     * @param own      energies of the low spins among themselves
     * @param pulls    for each high spin, their energies with it while it is up
     * @param integral whether all of these are integers
     */
    static EnergyTable of(double[] own, double[][] pulls, boolean integral) {
        double reach = largest(own);
        for (double[] pull : pulls) {
            reach += largest(pull);
        }
        return integral && reach < 1 << 30 ? new Ints(own, pulls) : new Doubles(own, pulls);
    }

    private static double largest(double[] values) {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }

    /** Flips a high spin that was {@code before}. */
    void flip(int h, int before);

    double least();

    int indexOfLeast();

    int countOfLeast();

    /** Sums the table afresh for the high spins whose bits are given, where rounding errors may have grown. */
    void refresh(long highBits);

    /** Exact, in integers. */
    final class Ints implements EnergyTable {
        private final int[] table;
        private final int[][] twicePulls;
        private int least;

        Ints(double[] own, double[][] pulls) {
            table = new int[own.length];
            twicePulls = new int[pulls.length][own.length];
            least = Integer.MAX_VALUE;
            for (int k = 0; k < own.length; k++) {
                double sum = own[k];
                for (int h = 0; h < pulls.length; h++) {
                    twicePulls[h][k] = (int) (2 * pulls[h][k]);
                    sum += pulls[h][k];
                }
                table[k] = (int) sum;
                least = Math.min(least, table[k]);
            }
        }

        @Override
        public void flip(int h, int before) {
            int[] pull = twicePulls[h];
            least = before > 0 ? subtract(table, pull) : add(table, pull);
        }

        private static int add(int[] table, int[] pull) {
            int least = Integer.MAX_VALUE;
            for (int k = 0; k < table.length; k++) {
                int sum = table[k] + pull[k];
                table[k] = sum;
                least = Math.min(least, sum);
            }
            return least;
        }

        private static int subtract(int[] table, int[] pull) {
            int least = Integer.MAX_VALUE;
            for (int k = 0; k < table.length; k++) {
                int sum = table[k] - pull[k];
                table[k] = sum;
                least = Math.min(least, sum);
            }
            return least;
        }

        @Override
        public double least() {
            return least;
        }

        @Override
        public int indexOfLeast() {
            int k = 0;
            while (table[k] != least) {
                k++;
            }
            return k;
        }

        @Override
        public int countOfLeast() {
            int count = 0;
            for (int value : table) {
                count += value == least ? 1 : 0;
            }
            return count;
        }

        @Override
        public void refresh(long highBits) {
            // Integers do not drift.
        }
    }

    /** In doubles. */
    final class Doubles implements EnergyTable {
        private final double[] own;
        private final double[][] pulls;
        private final double[] table;

        Doubles(double[] own, double[][] pulls) {
            this.own = own;
            this.pulls = pulls;
            this.table = new double[own.length];
            refresh(0);
        }

        @Override
        public void flip(int h, int before) {
            double[] pull = pulls[h];
            for (int k = 0; k < table.length; k++) {
                table[k] -= 2 * before * pull[k];
            }
        }

        @Override
        public double least() {
            double least = table[0];
            for (double value : table) {
                least = Math.min(least, value);
            }
            return least;
        }

        @Override
        public int indexOfLeast() {
            double least = least();
            int k = 0;
            while (table[k] != least) {
                k++;
            }
            return k;
        }

        @Override
        public int countOfLeast() {
            double least = least();
            int count = 0;
            for (double value : table) {
                count += value == least ? 1 : 0;
            }
            return count;
        }

        @Override
        public void refresh(long highBits) {
            System.arraycopy(own, 0, table, 0, own.length);
            for (int h = 0; h < pulls.length; h++) {
                double spin = (highBits >>> h & 1) == 0 ? 1 : -1;
                for (int k = 0; k < table.length; k++) {
                    table[k] += spin * pulls[h][k];
                }
            }
        }
    }
}
