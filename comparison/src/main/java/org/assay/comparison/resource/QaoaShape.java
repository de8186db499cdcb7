package org.assay.comparison.resource;

import org.assay.comparison.resource.tolerant.LogicalCounts;

/**
 * The size of a QAOA circuit, of any size: nothing here grows with it.
 *
 * @param qubits    variables
 * @param pairs     terms of the cost with two variables (edges)
 * @param singles   terms with one variable; 0 for MaxCut
 * @param maxDegree most pairs at one variable
 * @param layers    p
 */
public record QaoaShape(long qubits, long pairs, long singles, long maxDegree, long layers) {

    public QaoaShape {
        if (qubits < 1 || pairs < 0 || singles < 0 || layers < 1 || singles > qubits) {
            throw new IllegalArgumentException(
                    "QAOA of %d layers on %d qubits with %d pairs and %d single terms; need layers >= 1, qubits >= 1, and at most one single term a qubit"
                            .formatted(layers, qubits, pairs, singles));
        }
        if (maxDegree < 0 || maxDegree >= qubits || 2.0 * pairs > (double) maxDegree * qubits) {
            throw new IllegalArgumentException("greatest degree %d does not fit %d pairs on %d variables"
                    .formatted(maxDegree, pairs, qubits));
        }
    }

    /** MaxCut: no single terms. */
    public static QaoaShape maxCut(long vertices, long edges, long maxDegree, long layers) {
        return new QaoaShape(vertices, edges, 0, maxDegree, layers);
    }

    /** A QAOA for MaxCut on a regular graph. */
    public static QaoaShape regular(long vertices, long degree, long layers) {
        return maxCut(vertices, vertices * degree / 2, degree, layers);
    }

    /** Rotations by arbitrary angles: one for each term and each qubit, in every layer. */
    public long rotations() {
        return Math.multiplyExact(layers, Math.addExact(Math.addExact(pairs, singles), qubits));
    }

    /**
     * Layers of rotations: pairs that meet at a variable wait for one another, single terms and the
     * mixer take one more each. As many colours as the greatest degree suffice for the pairs of most
     * graphs; by Vizing's theorem some need one more.
     */
    public long rotationLayers() {
        return Math.multiplyExact(layers, maxDegree + 1 + (singles > 0 ? 1 : 0));
    }

    /** Counts for a fault-tolerant machine; each qubit is measured once. */
    public LogicalCounts logicalCounts() {
        return new LogicalCounts(qubits, 0, rotations(), rotationLayers(), 0, 0, qubits);
    }
}
