package org.assay.classical.relaxation;

import java.util.random.RandomGenerator;

/** One unit vector for each spin: the rows of a matrix, padded with zeros to a multiple of 8 columns. */
final class UnitVectors {
    private static final int PADDING = 8;

    final int size;
    final int rank;
    /** Columns held: the rank and its padding. */
    final int stride;
    final double[] rows;

    private UnitVectors(int size, int rank) {
        this.size = size;
        this.rank = rank;
        this.stride = Math.ceilDiv(rank, PADDING) * PADDING;
        this.rows = new double[Math.multiplyExact(size, stride)];
    }

    /** Vectors drawn uniformly from the sphere. */
    static UnitVectors random(int size, int rank, RandomGenerator random) {
        UnitVectors vectors = new UnitVectors(size, rank);
        for (int i = 0; i < size; i++) {
            vectors.draw(i, random);
        }
        return vectors;
    }

    /** The same vectors without one of them. */
    UnitVectors without(int removed) {
        UnitVectors fewer = new UnitVectors(size - 1, rank);
        System.arraycopy(rows, 0, fewer.rows, 0, removed * stride);
        System.arraycopy(rows, (removed + 1) * stride, fewer.rows, removed * stride, (size - 1 - removed) * stride);
        return fewer;
    }

    private void draw(int i, RandomGenerator random) {
        double square = 0;
        for (int c = i * stride; c < i * stride + rank; c++) {
            rows[c] = random.nextGaussian();
            square += rows[c] * rows[c];
        }
        for (int c = i * stride; c < i * stride + rank; c++) {
            rows[c] /= Math.sqrt(square);
        }
    }

    /** Vector i times a direction of {@code rank} components. */
    double along(int i, double[] direction) {
        double sum = 0;
        for (int c = 0; c < rank; c++) {
            sum += rows[i * stride + c] * direction[c];
        }
        return sum;
    }

    /** The inner product of two vectors. */
    double product(int i, int j) {
        double sum = 0;
        for (int c = 0; c < stride; c++) {
            sum += rows[i * stride + c] * rows[j * stride + c];
        }
        return sum;
    }
}
