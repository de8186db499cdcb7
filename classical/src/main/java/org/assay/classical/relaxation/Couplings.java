package org.assay.classical.relaxation;

import org.assay.classical.search.SpinModel;
import org.assay.classical.search.WeightedGraph;

/**
 * The symmetric matrix J of a model, in compressed rows without the diagonal, divided by a power of
 * two so that the largest entry is of the order of 1: squares of entries are then in range.
 */
final class Couplings {
    /** The power of two; 1 where there are no couplings. */
    final double unit;

    final int[] offsets;
    final int[] neighbours;
    final double[] values;

    Couplings(SpinModel model) {
        WeightedGraph graph = model.couplings();
        unit = unit(graph);
        offsets = new int[graph.nodes() + 1];
        neighbours = new int[2 * graph.edges()];
        values = new double[2 * graph.edges()];
        for (int i = 0; i < graph.nodes(); i++) {
            int degree = graph.degree(i);
            offsets[i + 1] = offsets[i] + degree;
            for (int k = 0; k < degree; k++) {
                neighbours[offsets[i] + k] = graph.neighbour(i, k);
                values[offsets[i] + k] = graph.neighbourWeight(i, k) / unit;
            }
        }
    }

    /** The complete matrix with these entries; its values may be changed, and rows come in the order of their columns. */
    static Couplings dense(double[][] entries) {
        int n = entries.length;
        Couplings dense = new Couplings(n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                if (i != j) {
                    dense.neighbours[dense.denseIndex(i, j)] = j;
                    dense.values[dense.denseIndex(i, j)] = entries[i][j];
                }
            }
        }
        return dense;
    }

    private Couplings(int n) {
        unit = 1;
        offsets = new int[n + 1];
        for (int i = 0; i < n; i++) {
            offsets[i + 1] = offsets[i] + n - 1;
        }
        neighbours = new int[n * (n - 1)];
        values = new double[n * (n - 1)];
    }

    /** Where entry (i, j) of a complete matrix is. */
    int denseIndex(int i, int j) {
        return offsets[i] + (j < i ? j : j - 1);
    }

    private static double unit(WeightedGraph graph) {
        double largest = 0;
        for (int e = 0; e < graph.edges(); e++) {
            largest = Math.max(largest, Math.abs(graph.weight(e)));
        }
        return largest == 0 ? 1 : Math.scalb(1.0, Math.getExponent(Math.max(largest, Double.MIN_NORMAL)));
    }

    int size() {
        return offsets.length - 1;
    }

    int degree(int i) {
        return offsets[i + 1] - offsets[i];
    }

    /** Row i times a vector. */
    double row(int i, double[] x) {
        double sum = 0;
        for (int k = offsets[i]; k < offsets[i + 1]; k++) {
            sum += values[k] * x[neighbours[k]];
        }
        return sum;
    }
}
