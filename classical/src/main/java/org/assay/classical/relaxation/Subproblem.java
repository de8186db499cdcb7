package org.assay.classical.relaxation;

import org.assay.classical.search.SpinModel;
import org.assay.classical.search.Spins;
import org.assay.classical.search.WeightedGraph;

/**
 * A field-free model some of whose spins have been tied to others: {@code z_i = sign_i v_(vertex_i)} over
 * fewer vertices v, whose energy is {@code constant + sum J_ab v_a v_b}. Immutable, with a full matrix.
 */
final class Subproblem {
    final double[][] couplings;
    final double constant;
    private final int[] vertexOf;
    private final boolean[] opposed;

    private Subproblem(double[][] couplings, double constant, int[] vertexOf, boolean[] opposed) {
        this.couplings = couplings;
        this.constant = constant;
        this.vertexOf = vertexOf;
        this.opposed = opposed;
    }

    /** The whole model, divided by a unit. */
    static Subproblem of(SpinModel model, double unit) {
        int n = model.size();
        double[][] couplings = new double[n][n];
        WeightedGraph graph = model.couplings();
        for (int e = 0; e < graph.edges(); e++) {
            couplings[graph.source(e)][graph.target(e)] = graph.weight(e) / unit;
            couplings[graph.target(e)][graph.source(e)] = graph.weight(e) / unit;
        }
        int[] vertexOf = new int[n];
        for (int i = 0; i < n; i++) {
            vertexOf[i] = i;
        }
        return new Subproblem(couplings, model.constant() / unit, vertexOf, new boolean[n]);
    }

    int size() {
        return couplings.length;
    }

    /** Ties vertex {@code tied} to another of smaller index, to the same value or to the opposite one. */
    Subproblem tie(int tied, int to, boolean opposite) {
        int m = size();
        double sign = opposite ? -1 : 1;
        double[][] merged = new double[m - 1][m - 1];
        for (int a = 0; a < m; a++) {
            for (int b = 0; b < m; b++) {
                if (a != tied && b != tied) {
                    merged[after(a, tied)][after(b, tied)] = couplings[a][b];
                }
            }
        }
        for (int b = 0; b < m; b++) {
            if (b != tied && b != to) {
                merged[to][after(b, tied)] += sign * couplings[tied][b];
                merged[after(b, tied)][to] += sign * couplings[tied][b];
            }
        }
        int[] vertices = new int[vertexOf.length];
        boolean[] signs = opposed.clone();
        for (int i = 0; i < vertices.length; i++) {
            vertices[i] = vertexOf[i] == tied ? to : after(vertexOf[i], tied);
            signs[i] ^= vertexOf[i] == tied && opposite;
        }
        return new Subproblem(merged, constant + sign * couplings[tied][to], vertices, signs);
    }

    /** The index of a vertex once one before it has gone. */
    static int after(int vertex, int gone) {
        return vertex > gone ? vertex - 1 : vertex;
    }

    /** The assignment of the whole model that one of the vertices means. */
    Spins toOriginal(Spins vertices) {
        boolean[] down = new boolean[vertexOf.length];
        for (int i = 0; i < down.length; i++) {
            down[i] = vertices.isDown(vertexOf[i]) != opposed[i];
        }
        return Spins.ofSides(down);
    }

    /** The couplings that are not zero, as a model. */
    SpinModel toModel() {
        WeightedGraph.Builder graph = WeightedGraph.builder(size());
        for (int a = 0; a < size(); a++) {
            for (int b = a + 1; b < size(); b++) {
                if (couplings[a][b] != 0) {
                    graph.edge(a, b, couplings[a][b]);
                }
            }
        }
        return SpinModel.ising(new double[size()], graph.build(), constant);
    }
}
