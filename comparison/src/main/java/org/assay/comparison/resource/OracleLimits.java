package org.assay.comparison.resource;

/**
 * What a polynomial speedup can reach in a given time, when one quantum operation is so much slower
 * than a classical one.
 */
public final class OracleLimits {

    private OracleLimits() {}

    /**
     * Most operations that an oracle may have for a speedup of order k to break even within a time:
     * {@code M = T Rq (Rq/Rc)^(1/(k-1))} (Hoefler, Haener, Troyer, CACM 2023).
     *
     * @param seconds     for the whole computation
     * @param quantumRate operations per second of the quantum machine
     * @param classicalRate operations per second of the classical one
     * @param order       of the speedup: 2 for quadratic; more than 1
     */
    public static double mostOracleOperations(double seconds, double quantumRate, double classicalRate, double order) {
        requirePositive("seconds", seconds);
        requirePositive("quantumRate", quantumRate);
        requirePositive("classicalRate", classicalRate);
        requireOrder(order);
        return seconds * quantumRate * Math.pow(quantumRate / classicalRate, 1 / (order - 1));
    }

    /**
     * Quantum calls at which both sides take equally long: {@code M = (tQ S / (tC R))^(1/(d-1))} (Babbush et al.
     * 2021, arXiv:2011.04149).
     *
     * @param quantumSeconds   one quantum call
     * @param classicalSeconds one classical call
     * @param classicalSpeedup S: processors that share the classical work
     * @param quantumSpeedup   R: machines that share the quantum work
     * @param order            d of the speedup, more than 1
     */
    public static double breakEvenCalls(double quantumSeconds, double classicalSeconds, double classicalSpeedup,
            double quantumSpeedup, double order) {
        requirePositive("quantumSeconds", quantumSeconds);
        requirePositive("classicalSeconds", classicalSeconds);
        requirePositive("classicalSpeedup", classicalSpeedup);
        requirePositive("quantumSpeedup", quantumSpeedup);
        requireOrder(order);
        return Math.pow(quantumSeconds * classicalSpeedup / (classicalSeconds * quantumSpeedup), 1 / (order - 1));
    }

    /** Seconds that those calls take: the shortest run with an advantage. */
    public static double breakEvenSeconds(double quantumSeconds, double classicalSeconds, double classicalSpeedup,
            double quantumSpeedup, double order) {
        return quantumSeconds / quantumSpeedup
                * breakEvenCalls(quantumSeconds, classicalSeconds, classicalSpeedup, quantumSpeedup, order);
    }

    /** Time to move an instance in or out, in s. */
    public static double transferSeconds(double bits, double bitsPerSecond) {
        requirePositive("bitsPerSecond", bitsPerSecond);
        return bits / bitsPerSecond;
    }

    private static void requirePositive(String name, double value) {
        if (!(value > 0 && Double.isFinite(value))) {
            throw new IllegalArgumentException("%s is %s, but must be positive".formatted(name, value));
        }
    }

    private static void requireOrder(double order) {
        if (!(order > 1)) {
            throw new IllegalArgumentException("order is %s, but a speedup has an order above 1".formatted(order));
        }
    }
}
