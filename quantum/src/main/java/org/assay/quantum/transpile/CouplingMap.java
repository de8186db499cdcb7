package org.assay.quantum.transpile;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which pairs of a machine's qubits can meet in a two-qubit gate, in either direction.
 *
 * <p>Connected: any qubit can be brought to any other by swaps.
 */
public final class CouplingMap {

    /** Two qubits that can meet, the lower first. */
    public record Pair(int low, int high) implements Comparable<Pair> {
        public Pair {
            if (low == high || low < 0 || high < 0) {
                throw new IllegalArgumentException("a coupling joins two different qubits, got %d and %d".formatted(low, high));
            }
            if (low > high) {
                int swapped = low;
                low = high;
                high = swapped;
            }
        }

        @Override
        public int compareTo(Pair other) {
            return low != other.low ? Integer.compare(low, other.low) : Integer.compare(high, other.high);
        }
    }

    private final String name;
    private final SortedSet<Pair> pairs;
    private final int[][] neighbours;
    private final int[][] distances;

    /**
     * A map of its own.
     *
     * @param name what reports call it
     * @param qubits 1 to 4096
     * @param pairs in any order; one named twice counts once
     * @throws IllegalArgumentException if a pair names a qubit that there is not, or if some qubit cannot be
     *     reached from qubit 0
     */
    public CouplingMap(String name, int qubits, Iterable<Pair> pairs) {
        if (qubits < 1 || qubits > 4096) {
            throw new IllegalArgumentException("a coupling map has 1 to 4096 qubits, got %d".formatted(qubits));
        }
        this.name = name;
        TreeSet<Pair> sorted = new TreeSet<>();
        pairs.forEach(sorted::add);
        this.pairs = Collections.unmodifiableSortedSet(sorted);
        neighbours = neighbours(qubits, sorted);
        distances = new int[qubits][];
        for (int q = 0; q < qubits; q++) {
            distances[q] = distancesFrom(q);
        }
    }

    private static int[][] neighbours(int qubits, SortedSet<Pair> pairs) {
        List<List<Integer>> lists = new ArrayList<>();
        for (int q = 0; q < qubits; q++) {
            lists.add(new ArrayList<>());
        }
        for (Pair pair : pairs) {
            if (pair.high >= qubits) {
                throw new IllegalArgumentException("%s names qubit %d, but the map has qubits 0..%d".formatted(pair, pair.high, qubits - 1));
            }
            lists.get(pair.low).add(pair.high);
            lists.get(pair.high).add(pair.low);
        }
        return lists.stream().map(l -> l.stream().mapToInt(Integer::intValue).toArray()).toArray(int[][]::new);
    }

    private int[] distancesFrom(int start) {
        int[] steps = new int[qubits()];
        Arrays.fill(steps, -1);
        steps[start] = 0;
        ArrayDeque<Integer> queue = new ArrayDeque<>(List.of(start));
        while (!queue.isEmpty()) {
            int here = queue.remove();
            for (int next : neighbours[here]) {
                if (steps[next] < 0) {
                    steps[next] = steps[here] + 1;
                    queue.add(next);
                }
            }
        }
        for (int q = 0; q < steps.length; q++) {
            if (steps[q] < 0) {
                throw new IllegalArgumentException(
                        "qubits %d and %d of map '%s' are not connected; is a coupling missing?".formatted(start, q, name));
            }
        }
        return steps;
    }

    /** {@code 0 - 1 - 2 - ...} */
    public static CouplingMap line(int qubits) {
        return new CouplingMap("line(%d)".formatted(qubits), qubits, chain(0, qubits));
    }

    /** A line whose ends meet; of one or two qubits, a line. */
    public static CouplingMap ring(int qubits) {
        List<Pair> pairs = chain(0, qubits);
        if (qubits > 2) {
            pairs.add(new Pair(0, qubits - 1));
        }
        return new CouplingMap("ring(%d)".formatted(qubits), qubits, pairs);
    }

    /** Qubit {@code row x columns + column} meets the ones beside, above and below. */
    public static CouplingMap grid(int rows, int columns) {
        requirePositive(rows, columns);
        List<Pair> pairs = new ArrayList<>();
        for (int q = 0; q < rows * columns; q++) {
            if (q % columns < columns - 1) {
                pairs.add(new Pair(q, q + 1));
            }
            if (q + columns < rows * columns) {
                pairs.add(new Pair(q, q + columns));
            }
        }
        return new CouplingMap("grid(%d, %d)".formatted(rows, columns), rows * columns, pairs);
    }

    /**
     * So many rows of so many hexagonal cells, with a qubit on each corner and each edge; every second row
     * is shifted by half a cell. One cell is a ring of 12. No qubit has more than three neighbours.
     */
    public static CouplingMap heavyHex(int rows, int columns) {
        requirePositive(rows, columns);
        int[] firstOf = new int[rows + 1];
        List<Pair> pairs = new ArrayList<>();
        int count = 0;
        for (int line = 0; line <= rows; line++) {
            int length = lineEnd(line, rows, columns) - lineStart(line, rows) + 1;
            firstOf[line] = count - lineStart(line, rows);
            pairs.addAll(chain(count, length));
            count += length;
        }
        for (int row = 0; row < rows; row++) {
            for (int cell = 0; cell <= columns; cell++) {
                int position = 2 * (row % 2) + 4 * cell;
                pairs.add(new Pair(firstOf[row] + position, count));
                pairs.add(new Pair(count, firstOf[row + 1] + position));
                count++;
            }
        }
        return new CouplingMap("heavy-hex(%d, %d)".formatted(rows, columns), count, pairs);
    }

    /** A line of qubits borders the row of cells above it and the one below; odd rows start two further right. */
    private static int lineStart(int line, int rows) {
        boolean bordersEvenRow = line % 2 == 0 ? line < rows : line > 0;
        return bordersEvenRow ? 0 : 2;
    }

    private static int lineEnd(int line, int rows, int columns) {
        boolean bordersOddRow = line % 2 == 1 ? line < rows : line > 0;
        return 4 * columns + (bordersOddRow ? 2 : 0);
    }

    /** Every qubit meets every other. */
    public static CouplingMap allToAll(int qubits) {
        List<Pair> pairs = new ArrayList<>();
        for (int a = 0; a < qubits; a++) {
            for (int b = a + 1; b < qubits; b++) {
                pairs.add(new Pair(a, b));
            }
        }
        return new CouplingMap("all-to-all(%d)".formatted(qubits), qubits, pairs);
    }

    private static List<Pair> chain(int first, int length) {
        List<Pair> pairs = new ArrayList<>();
        for (int q = first; q + 1 < first + length; q++) {
            pairs.add(new Pair(q, q + 1));
        }
        return pairs;
    }

    private static void requirePositive(int rows, int columns) {
        if (rows < 1 || columns < 1) {
            throw new IllegalArgumentException("a map has at least one row and one column, got %d and %d".formatted(rows, columns));
        }
    }

    public String name() {
        return name;
    }

    public int qubits() {
        return neighbours.length;
    }

    /** Each once, sorted. */
    public SortedSet<Pair> pairs() {
        return pairs;
    }

    public boolean areNeighbours(int a, int b) {
        return distances[a][b] == 1;
    }

    /** The fewest couplings between the two; 0 from a qubit to itself. */
    public int distance(int a, int b) {
        return distances[a][b];
    }

    /** Not a copy. */
    int[] neighboursOf(int qubit) {
        return neighbours[qubit];
    }

    boolean isComplete() {
        return pairs.size() == (long) qubits() * (qubits() - 1) / 2;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CouplingMap that && name.equals(that.name) && qubits() == that.qubits() && pairs.equals(that.pairs);
    }

    @Override
    public int hashCode() {
        return pairs.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
