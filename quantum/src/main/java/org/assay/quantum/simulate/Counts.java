package org.assay.quantum.simulate;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How often each outcome was seen in a number of shots; immutable.
 *
 * <p>An outcome is the reading of {@code bits} qubits or classical bits, bit {@code i} being qubit or
 * classical bit {@code i}. Outcomes never seen are not listed.
 */
public final class Counts {

    /** What the bits of an outcome are. */
    public enum Legend {
        /** Bit {@code i} is qubit {@code i}. */
        QUBITS('q'),
        /** Bit {@code i} is classical bit {@code i}. */
        CLASSICAL_BITS('c');

        private final char letter;

        Legend(char letter) {
            this.letter = letter;
        }
    }

    /** One outcome and how often it was seen. */
    public record Entry(BitString outcome, long count) {}

    private final int bits;
    private final Legend legend;
    private final NavigableMap<BitString, Long> counts;
    private final long shots;

    private Counts(int bits, Legend legend, NavigableMap<BitString, Long> counts) {
        this.bits = bits;
        this.legend = legend;
        this.counts = counts;
        this.shots = counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Refuses an outcome of another length and a negative count; a count of 0 is dropped. */
    public static Counts of(int bits, Legend legend, Map<BitString, Long> counts) {
        TreeMap<BitString, Long> kept = new TreeMap<>();
        counts.forEach((outcome, count) -> {
            if (outcome.length() != bits || count < 0) {
                throw new IllegalArgumentException(
                        "outcome %s was seen %d times; outcomes have %d bits, counts are 0 or more".formatted(outcome, count, bits));
            }
            if (count > 0) {
                kept.put(outcome, count);
            }
        });
        return new Counts(bits, legend, kept);
    }

    /** From basis states in ascending order, one entry a shot. */
    static Counts ofSorted(int bits, Legend legend, long[] outcomes) {
        TreeMap<BitString, Long> counts = new TreeMap<>();
        for (int from = 0, to; from < outcomes.length; from = to) {
            to = from + 1;
            while (to < outcomes.length && outcomes[to] == outcomes[from]) {
                to++;
            }
            counts.put(BitString.of(bits, outcomes[from]), (long) (to - from));
        }
        return new Counts(bits, legend, counts);
    }

    /** How many bits an outcome has. */
    public int bits() {
        return bits;
    }

    public Legend legend() {
        return legend;
    }

    /** All shots together. */
    public long shots() {
        return shots;
    }

    /** How many different outcomes were seen. */
    public int distinct() {
        return counts.size();
    }

    public long count(BitString outcome) {
        return counts.getOrDefault(outcome, 0L);
    }

    /** How often the outcome was seen that reads as this number. */
    public long count(long outcome) {
        return count(BitString.of(bits, outcome));
    }

    /** The share of the shots; 0 where there were none. */
    public double frequency(BitString outcome) {
        return shots == 0 ? 0 : (double) count(outcome) / shots;
    }

    public double frequency(long outcome) {
        return frequency(BitString.of(bits, outcome));
    }

    /** Ascending by outcome. */
    public List<Entry> entries() {
        return counts.entrySet().stream().map(e -> new Entry(e.getKey(), e.getValue())).toList();
    }

    /** The most frequent first; ties ascending by outcome. */
    public List<Entry> mostFrequent(int limit) {
        return entries().stream()
                .sorted(Comparator.comparingLong(Entry::count).reversed())
                .limit(limit)
                .toList();
    }

    /** As a map from text, {@code "011" -> 37}, ascending. */
    public Map<String, Long> toMap() {
        Map<String, Long> out = new LinkedHashMap<>();
        counts.forEach((outcome, count) -> out.put(outcome.toString(), count));
        return out;
    }

    /** Counts of some of the bits, whatever the others read; bit {@code i} of the result is {@code kept[i]}. */
    public Counts marginal(int... kept) {
        TreeMap<BitString, Long> sums = new TreeMap<>();
        counts.forEach((outcome, count) -> {
            long[] words = new long[BitString.wordsFor(kept.length)];
            for (int i = 0; i < kept.length; i++) {
                if (outcome.get(kept[i])) {
                    words[i >>> 6] |= 1L << i;
                }
            }
            sums.merge(BitString.ofWords(kept.length, words), count, Long::sum);
        });
        return new Counts(kept.length, legend, sums);
    }

    /** The counts of both runs; refuses other bits or another legend. */
    public Counts plus(Counts other) {
        if (bits != other.bits || legend != other.legend) {
            throw new IllegalArgumentException(
                    "counts over %s and over %s cannot be added".formatted(legendText(), other.legendText()));
        }
        TreeMap<BitString, Long> sums = new TreeMap<>(counts);
        other.counts.forEach((outcome, count) -> sums.merge(outcome, count, Long::sum));
        return new Counts(bits, legend, sums);
    }

    /** As in {@code |q2 q1 q0>}; shortened past eight bits. */
    public String legendText() {
        if (bits <= 8) {
            return IntStream.range(0, bits)
                    .mapToObj(i -> "" + legend.letter + (bits - 1 - i))
                    .collect(Collectors.joining(" ", "|", ">"));
        }
        return "|%1$c%2$d ... %1$c1 %1$c0>".formatted(legend.letter, bits - 1);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Counts that && bits == that.bits && legend == that.legend && counts.equals(that.counts);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(new Object[] {bits, legend, counts});
    }

    /** A table, ascending by outcome: ket, count, share. */
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder("%d shots, %s%n".formatted(shots, legendText()));
        for (Entry entry : entries()) {
            out.append(String.format(
                    Locale.ROOT, "|%s>  %d  %.4f%n", entry.outcome(), entry.count(), frequency(entry.outcome())));
        }
        return out.toString();
    }
}
