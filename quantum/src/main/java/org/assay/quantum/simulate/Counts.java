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

    /** Ascending, {@code BitString.wordsFor(bits)} words each, the lowest first: a hundred thousand shots stay lean. */
    private final long[] outcomes;

    private final long[] counts;
    private final long shots;

    private Counts(int bits, Legend legend, long[] outcomes, long[] counts) {
        this.bits = bits;
        this.legend = legend;
        this.outcomes = outcomes;
        this.counts = counts;
        this.shots = Arrays.stream(counts).sum();
    }

    private static Counts ofSortedMap(int bits, Legend legend, NavigableMap<BitString, Long> counts) {
        int words = BitString.wordsFor(bits);
        long[] outcomes = new long[counts.size() * words];
        int position = 0;
        for (BitString outcome : counts.keySet()) {
            System.arraycopy(outcome.words(), 0, outcomes, position, words);
            position += words;
        }
        return new Counts(bits, legend, outcomes, counts.values().stream().mapToLong(Long::longValue).toArray());
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
        return ofSortedMap(bits, legend, kept);
    }

    /** From basis states in ascending order, one entry a shot. */
    public static Counts ofSorted(int bits, Legend legend, long[] shots) {
        long[] outcomes = new long[shots.length];
        long[] counts = new long[shots.length];
        int distinct = 0;
        for (int shot = 0; shot < shots.length; shot++) {
            if (shot == 0 || shots[shot] != shots[shot - 1]) {
                outcomes[distinct++] = shots[shot];
            }
            counts[distinct - 1]++;
        }
        return new Counts(bits, legend, Arrays.copyOf(outcomes, distinct), Arrays.copyOf(counts, distinct));
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
        return counts.length;
    }

    public long count(BitString outcome) {
        if (outcome.length() != bits) {
            throw new IllegalArgumentException("outcome %s has %d bits, but outcomes here have %d".formatted(outcome, outcome.length(), bits));
        }
        int low = 0;
        int high = counts.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = outcome(middle).compareTo(outcome);
            if (order == 0) {
                return counts[middle];
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return 0;
    }

    private BitString outcome(int position) {
        int words = BitString.wordsFor(bits);
        return BitString.ofWords(bits, Arrays.copyOfRange(outcomes, position * words, (position + 1) * words));
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
        return IntStream.range(0, counts.length).mapToObj(i -> new Entry(outcome(i), counts[i])).toList();
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
        entries().forEach(e -> out.put(e.outcome().toString(), e.count()));
        return out;
    }

    /** Counts of some of the bits, whatever the others read; bit {@code i} of the result is {@code kept[i]}. */
    public Counts marginal(int... kept) {
        TreeMap<BitString, Long> sums = new TreeMap<>();
        for (Entry entry : entries()) {
            long[] words = new long[BitString.wordsFor(kept.length)];
            for (int i = 0; i < kept.length; i++) {
                if (entry.outcome().get(kept[i])) {
                    words[i >>> 6] |= 1L << i;
                }
            }
            sums.merge(BitString.ofWords(kept.length, words), entry.count(), Long::sum);
        }
        return ofSortedMap(kept.length, legend, sums);
    }

    /** The counts of both runs; refuses other bits or another legend. */
    public Counts plus(Counts other) {
        if (bits != other.bits || legend != other.legend) {
            throw new IllegalArgumentException(
                    "counts over %s and over %s cannot be added".formatted(legendText(), other.legendText()));
        }
        TreeMap<BitString, Long> sums = new TreeMap<>();
        entries().forEach(e -> sums.put(e.outcome(), e.count()));
        other.entries().forEach(e -> sums.merge(e.outcome(), e.count(), Long::sum));
        return ofSortedMap(bits, legend, sums);
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
        return other instanceof Counts that && bits == that.bits && legend == that.legend
                && Arrays.equals(outcomes, that.outcomes) && Arrays.equals(counts, that.counts);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(outcomes) + Arrays.hashCode(counts);
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
