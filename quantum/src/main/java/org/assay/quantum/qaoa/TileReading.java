package org.assay.quantum.qaoa;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.assay.quantum.kernel.Workers;
import org.assay.quantum.simulate.StateVector;

/**
 * What can be read off a state in tiles, in one pass each.
 *
 * @param qubits of the whole state
 * @param halved whether memory has one qubit less, as assignments and their complements have the same amplitude
 * @param mirrored whether what stands at an assignment's place is the amplitude of its complement; never in a halved state
 */
record TileReading(int qubits, boolean halved, boolean mirrored, TileLayout layout, MemorySegment memory, Workers workers) {

    /** The state on arrays of its own. */
    StateVector state() {
        int size = 1 << qubits;
        double[] re = new double[size];
        double[] im = new double[size];
        double factor = halved ? Math.sqrt(0.5) : 1;
        workers.run(layout.blocks(), block -> copyBlock(block, re, im, factor));
        return StateVector.wrap(re, im);
    }

    private void copyBlock(int block, double[] re, double[] im, double factor) {
        int lanes = layout.lanes();
        long half = layout.cellBytes() / 2;
        int mask = re.length - 1;
        int first = block << layout.lowBits();
        for (int x = first; x < first + (1 << layout.lowBits()); x += lanes) {
            long at = layout.cellOffset(x);
            for (int lane = 0; lane < lanes; lane++) {
                double turnedRe = factor * layout.element(memory, at, lane);
                double turnedIm = factor * layout.element(memory, at + half, lane);
                // In memory stands i^k times the amplitude.
                int quarters = Integer.bitCount(x + lane) & 3;
                double r = switch (quarters) {
                    case 0 -> turnedRe;
                    case 1 -> turnedIm;
                    case 2 -> -turnedRe;
                    default -> -turnedIm;
                };
                double i = switch (quarters) {
                    case 0 -> turnedIm;
                    case 1 -> -turnedRe;
                    case 2 -> -turnedIm;
                    default -> turnedRe;
                };
                int index = mirrored ? ~(x + lane) & mask : x + lane;
                re[index] = r;
                im[index] = i;
                if (halved) {
                    re[~index & mask] = r;
                    im[~index & mask] = i;
                }
            }
        }
    }

    /** The probability of each assignment. */
    double[] probabilities() {
        double[] probabilities = new double[1 << qubits];
        int mask = probabilities.length - 1;
        int flip = mirrored ? mask : 0;
        workers.run(layout.blocks(), block -> forEach(block, (x, p) -> {
            if (halved) {
                probabilities[(int) x] = 0.5 * p;
                probabilities[~(int) x & mask] = 0.5 * p;
            } else {
                probabilities[(int) x ^ flip] = p;
            }
        }));
        return probabilities;
    }

    /** The probability that each qubit is 1, of a state that is not halved. */
    double[] marginals() {
        double[] ones = new double[qubits];
        double[][] byBlock = new double[layout.blocks()][];
        workers.run(layout.blocks(), block -> byBlock[block] = blockMarginals(block));
        for (double[] block : byBlock) {
            for (int q = 0; q < qubits; q++) {
                ones[q] += block[q];
            }
        }
        if (mirrored) {
            Arrays.setAll(ones, q -> 1 - ones[q]);
        }
        return ones;
    }

    /** First by place within a run of 2^9, then by qubit: two additions an amplitude and not {@code qubits}. */
    private double[] blockMarginals(int block) {
        int inRun = Math.min(9, layout.lowBits());
        double[] byPlace = new double[1 << inRun];
        double[] byRun = new double[1 << layout.lowBits() - inRun];
        forEach(block, (x, p) -> {
            byPlace[(int) x & byPlace.length - 1] += p;
            byRun[(int) (x >> inRun) & byRun.length - 1] += p;
        });
        double[] ones = new double[qubits];
        addByBit(byPlace, 0, ones);
        addByBit(byRun, inRun, ones);
        double all = Arrays.stream(byPlace).sum();
        for (int q = layout.lowBits(); q < qubits; q++) {
            ones[q] = (block >> q - layout.lowBits() & 1) * all;
        }
        return ones;
    }

    private static void addByBit(double[] sums, int firstQubit, double[] ones) {
        for (int x = 0; x < sums.length; x++) {
            for (int bits = x; bits != 0; bits &= bits - 1) {
                ones[firstQubit + Integer.numberOfTrailingZeros(bits)] += sums[x];
            }
        }
    }

    /** What is done with an assignment, as the state has it in memory, and its probability. */
    private interface Probability {
        void of(long x, double probability);
    }

    private void forEach(int block, Probability use) {
        int lanes = layout.lanes();
        long half = layout.cellBytes() / 2;
        long first = (long) block << layout.lowBits();
        for (long x = first; x < first + (1L << layout.lowBits()); x += lanes) {
            long at = layout.cellOffset(x);
            for (int lane = 0; lane < lanes; lane++) {
                double re = layout.element(memory, at, lane);
                double im = layout.element(memory, at + half, lane);
                use.of(x + lane, re * re + im * im);
            }
        }
    }
}
