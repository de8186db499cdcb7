package org.assay.quantum.simulate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts beside what was expected, with Pearson's chi-square test. Outcomes with fewer than five
 * expected shots are pooled into one cell, or into the smallest other cell if they are too few even
 * together. An outcome that was seen though it is impossible makes the statistic infinite and p = 0.
 *
 * @param rows every outcome that was expected or seen, ascending
 * @param pValue the probability that honest shots deviate at least as much; small is suspicious
 */
public record GoodnessOfFit(String legend, List<Row> rows, double statistic, int degreesOfFreedom, double pValue) {

    private static final double LEAST_EXPECTED = 5;

    /** Below this an outcome counts as impossible: rounding errors of amplitudes, squared. */
    private static final double IMPOSSIBLE = 1e-20;

    /** One outcome: how many shots were expected, on average, and how many seen. */
    public record Row(BitString outcome, double expected, long observed) {}

    public GoodnessOfFit {
        rows = List.copyOf(rows);
    }

    /**
     * @param probabilities of each outcome, indexed by its number; must sum to 1 within 1e-6
     */
    public static GoodnessOfFit of(Counts counts, double[] probabilities) {
        if (probabilities.length != 1L << counts.bits()) {
            throw new IllegalArgumentException("%d probabilities for outcomes of %d bits; %d are needed"
                    .formatted(probabilities.length, counts.bits(), 1L << counts.bits()));
        }
        Map<BitString, Double> expected = new TreeMap<>();
        for (int i = 0; i < probabilities.length; i++) {
            if (probabilities[i] > 0) {
                expected.put(BitString.of(counts.bits(), i), probabilities[i]);
            }
        }
        return of(counts, expected);
    }

    /** Outcomes that the map lacks are impossible; its values must sum to 1 within 1e-6. */
    public static GoodnessOfFit of(Counts counts, Map<BitString, Double> probabilities) {
        double total = probabilities.values().stream().mapToDouble(Double::doubleValue).sum();
        if (!(Math.abs(total - 1) < 1e-6)) {
            throw new IllegalArgumentException("the expected probabilities sum to %s, but must sum to 1".formatted(total));
        }
        TreeMap<BitString, Row> rows = new TreeMap<>();
        probabilities.forEach((outcome, p) ->
                rows.put(outcome, new Row(outcome, p * counts.shots(), counts.count(outcome))));
        counts.entries().forEach(e -> rows.computeIfAbsent(e.outcome(), o -> new Row(o, 0, e.count())));
        return test(counts.legendText(), List.copyOf(rows.values()), counts.shots());
    }

    private record Cell(double expected, double observed) {
        Cell plus(Cell other) {
            return new Cell(expected + other.expected, observed + other.observed);
        }

        double statistic() {
            double difference = observed - expected;
            return difference * difference / expected;
        }
    }

    private static GoodnessOfFit test(String legend, List<Row> rows, long shots) {
        if (rows.stream().anyMatch(r -> r.observed > 0 && r.expected <= IMPOSSIBLE * shots)) {
            return new GoodnessOfFit(legend, rows, Double.POSITIVE_INFINITY, Math.max(1, rows.size() - 1), 0);
        }
        List<Cell> cells = pooled(rows);
        double statistic = cells.stream().mapToDouble(Cell::statistic).sum();
        int df = cells.size() - 1;
        return new GoodnessOfFit(legend, rows, statistic, df, df < 1 ? 1 : ChiSquare.upperTail(statistic, df));
    }

    private static List<Cell> pooled(List<Row> rows) {
        List<Cell> cells = new ArrayList<>();
        Cell pool = new Cell(0, 0);
        for (Row row : rows) {
            Cell cell = new Cell(row.expected, row.observed);
            if (row.expected < LEAST_EXPECTED) {
                pool = pool.plus(cell);
            } else {
                cells.add(cell);
            }
        }
        if (pool.expected >= LEAST_EXPECTED || (cells.isEmpty() && pool.expected > 0)) {
            cells.add(pool);
        } else if (pool.expected > 0) {
            cells.sort(Comparator.comparingDouble(Cell::expected));
            cells.set(0, cells.getFirst().plus(pool));
        }
        return cells;
    }

    /** A table of expected against observed, and the verdict of the test. */
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder("%s  expected  observed%n".formatted(legend));
        for (Row row : rows) {
            out.append(String.format(Locale.ROOT, "|%s>  %.1f  %d%n", row.outcome, row.expected, row.observed));
        }
        return out.append(String.format(
                        Locale.ROOT, "chi-square %.3f, %d degrees of freedom, p = %.4g%n", statistic, degreesOfFreedom, pValue))
                .toString();
    }
}
