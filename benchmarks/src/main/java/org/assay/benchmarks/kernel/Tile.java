package org.assay.benchmarks.kernel;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import org.assay.quantum.kernel.MixerAngle;
import org.assay.quantum.kernel.OffHeapMemory;
import org.assay.quantum.kernel.TileKernels;

/** Rows of cells, as loops of the QAOA engine take them, and the same numbers, turned as they stand there, in arrays. */
final class Tile {

    static final int ROWS = 8;

    static final int AMPLITUDES = 1024;

    final int cells;
    final long stride;
    final MemorySegment memory;
    final double[][] parts = new double[2][AMPLITUDES];
    private final int lanes;
    private final int cellBytes;

    Tile(TileKernels kernels, long seed, Arena arena) {
        lanes = kernels.lanes();
        cellBytes = kernels.bytesPerCell();
        cells = AMPLITUDES / ROWS / lanes;
        stride = (cells + 1L) * cellBytes;
        memory = OffHeapMemory.allocate(ROWS * stride, arena);
        SplittableRandom random = new SplittableRandom(seed);
        for (int part = 0; part < 2; part++) {
            for (int x = 0; x < AMPLITUDES; x++) {
                parts[part][x] = (float) random.nextDouble(-1, 1);
                if (isSingle()) {
                    memory.set(ValueLayout.JAVA_FLOAT, at(x, part), (float) parts[part][x]);
                } else {
                    memory.set(ValueLayout.JAVA_DOUBLE, at(x, part), parts[part][x]);
                }
            }
        }
    }

    private boolean isSingle() {
        return cellBytes == 2 * Float.BYTES * lanes;
    }

    private long at(int x, int part) {
        int cell = x / lanes;
        int bytes = cellBytes / 2 / lanes;
        return cell / cells * stride + cell % cells * (long) cellBytes + part * (long) cellBytes / 2 + x % lanes * (long) bytes;
    }

    private double get(int x, int part) {
        return isSingle() ? memory.get(ValueLayout.JAVA_FLOAT, at(x, part)) : memory.get(ValueLayout.JAVA_DOUBLE, at(x, part));
    }

    /** In the arrays alone, without the cosine. */
    void mix(int bit, MixerAngle angle) {
        for (double[] part : parts) {
            for (int x = 0; x < AMPLITUDES; x++) {
                if ((x & bit) == 0) {
                    double low = part[x];
                    part[x] -= angle.tangent() * part[x | bit];
                    part[x | bit] += angle.tangent() * low;
                }
            }
        }
    }

    /** Multiplies the arrays by so many cosines: of the qubits that the loop mixes exactly. */
    void shrink(int factors, MixerAngle angle) {
        for (double[] part : parts) {
            for (int x = 0; x < AMPLITUDES; x++) {
                part[x] *= Math.pow(angle.cosine(), factors);
            }
        }
    }

    /** Multiplies the arrays by {@code exp(-i angle(x))}. */
    void phase(IntToDoubleFunction angle) {
        for (int x = 0; x < AMPLITUDES; x++) {
            double re = parts[0][x];
            double cosine = Math.cos(angle.applyAsDouble(x));
            double sine = -Math.sin(angle.applyAsDouble(x));
            parts[0][x] = re * cosine - parts[1][x] * sine;
            parts[1][x] = re * sine + parts[1][x] * cosine;
        }
    }

    /** {@code sum cost(x) |a_x|^2}, of the arrays. */
    double energy(IntToDoubleFunction cost) {
        double sum = 0;
        for (int x = 0; x < AMPLITUDES; x++) {
            sum += cost.applyAsDouble(x) * (parts[0][x] * parts[0][x] + parts[1][x] * parts[1][x]);
        }
        return sum;
    }

    /** The imaginary part of {@code sum conj(b_x) cost(x) a_x}, of the arrays. */
    static double inner(Tile b, Tile a, IntToDoubleFunction cost) {
        double sum = 0;
        for (int x = 0; x < AMPLITUDES; x++) {
            sum += cost.applyAsDouble(x) * (b.parts[0][x] * a.parts[1][x] - b.parts[1][x] * a.parts[0][x]);
        }
        return sum;
    }

    /** Refuses memory that differs from the arrays by more than four times the tolerance. */
    void check(Object loop, double tolerance) {
        for (int part = 0; part < 2; part++) {
            for (int x = 0; x < AMPLITUDES; x++) {
                require(loop, get(x, part), parts[part][x], 4 * tolerance);
            }
        }
    }

    static void require(Object loop, double got, double expected, double tolerance) {
        if (!(Math.abs(got - expected) <= tolerance)) {
            throw new IllegalStateException("%s gives %s, expected %s".formatted(loop, got, expected));
        }
    }
}
