package org.assay.quantum.qaoa;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.assay.quantum.observable.IsingHamiltonian;

/**
 * An Ising cost as a sparse symmetric matrix: row i is at {@code start[i] .. start[i + 1]}, sorted by
 * neighbour, couplings that were given twice added up.
 */
@SuppressWarnings("ArrayRecordComponent") // shared inside the package, never changed
record CouplingGraph(double constant, double[] fields, int[] start, int[] neighbour, double[] strength) {

    static CouplingGraph of(IsingHamiltonian cost) {
        int n = cost.spins();
        List<TreeMap<Integer, Double>> rows = new ArrayList<>(n);
        for (int i = 0; i < n; i++) {
            rows.add(new TreeMap<>());
        }
        for (IsingHamiltonian.Coupling c : cost.couplings()) {
            rows.get(c.i()).merge(c.j(), c.strength(), Double::sum);
            rows.get(c.j()).merge(c.i(), c.strength(), Double::sum);
        }
        int[] start = new int[n + 1];
        for (int i = 0; i < n; i++) {
            start[i + 1] = start[i] + rows.get(i).size();
        }
        return new CouplingGraph(
                cost.constant(),
                cost.fields().stream().mapToDouble(Double::doubleValue).toArray(),
                start,
                rows.stream().flatMapToInt(r -> r.keySet().stream().mapToInt(Integer::intValue)).toArray(),
                rows.stream().flatMapToDouble(r -> r.values().stream().mapToDouble(Double::doubleValue)).toArray());
    }

    int spins() {
        return fields.length;
    }
}
