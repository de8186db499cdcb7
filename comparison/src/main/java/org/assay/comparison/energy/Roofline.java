package org.assay.comparison.energy;

/**
 * Time and energy of classical work from its operations and its memory traffic: whichever is slower
 * decides the time.
 *
 * @param operationsPerSecond peak rate
 * @param bytesPerSecond      memory bandwidth
 * @param efficiency          share of the peak rate that such work reaches, 0..1
 * @param joulesPerOperation  dynamic energy of an operation
 * @param joulesPerByte       dynamic energy of moving a byte
 * @param staticWatts         drawn whatever happens
 * @see <a href="https://doi.org/10.1145/1498765.1498785">Williams, Waterman, Patterson 2009</a>
 */
public record Roofline(double operationsPerSecond, double bytesPerSecond, double efficiency, double joulesPerOperation,
        double joulesPerByte, double staticWatts) {

    /** Bytes of one complex amplitude in double precision. */
    private static final double AMPLITUDE = 16;

    /** Multiplications and additions for a pair of amplitudes under a one-qubit gate. */
    private static final double OPERATIONS_PER_PAIR = 28;

    public Roofline {
        if (!(operationsPerSecond > 0 && bytesPerSecond > 0 && efficiency > 0 && efficiency <= 1)) {
            throw new IllegalArgumentException("rates are %s op/s and %s B/s with efficiency %s; need positive rates and 0 < efficiency <= 1"
                    .formatted(operationsPerSecond, bytesPerSecond, efficiency));
        }
        if (!(joulesPerOperation >= 0 && joulesPerByte >= 0 && staticWatts >= 0)) {
            throw new IllegalArgumentException("energies are %s J/op, %s J/B and %s W; none can be negative"
                    .formatted(joulesPerOperation, joulesPerByte, staticWatts));
        }
    }

    /** Some work: arithmetic operations and bytes moved. */
    public record Work(double operations, double bytes) {
        public static Work stateVector(int qubits, double gates) {
            double amplitudes = Math.scalb(1.0, qubits);
            return new Work(gates * OPERATIONS_PER_PAIR * amplitudes / 2, gates * 2 * AMPLITUDE * amplitudes);
        }
    }

    /** s. */
    public double seconds(Work work) {
        return Math.max(work.operations() / (operationsPerSecond * efficiency), work.bytes() / bytesPerSecond);
    }

    public boolean isMemoryBound(Work work) {
        return work.bytes() / bytesPerSecond >= work.operations() / (operationsPerSecond * efficiency);
    }

    /** J. */
    public double joules(Work work) {
        return work.operations() * joulesPerOperation + work.bytes() * joulesPerByte + staticWatts * seconds(work);
    }
}
