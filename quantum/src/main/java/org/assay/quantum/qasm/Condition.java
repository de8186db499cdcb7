package org.assay.quantum.qasm;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * When a classical test holds: one of several cubes, each fixing some bits, no two of which can hold
 * at once.
 *
 * <p>Conditions of OpenQASM 3 are brought to this form, since a circuit knows only "these bits read
 * this value".
 */
record Condition(List<SortedMap<Integer, Boolean>> cubes) {

    /** More are refused: the unrolled circuit would be absurd. */
    static final int MOST_CUBES = 1024;

    static final Condition ALWAYS = new Condition(List.of(new TreeMap<>()));
    static final Condition NEVER = new Condition(List.of());

    /** The bits, lowest first, read as this number. A number that they cannot reach never holds. */
    static Condition reads(int[] bits, double value) {
        TreeMap<Integer, Boolean> cube = new TreeMap<>();
        double rest = value;
        for (int bit : bits) {
            cube.put(bit, rest % 2 == 1);
            rest = Math.floor(rest / 2);
        }
        return rest != 0 ? NEVER : new Condition(List.of(cube));
    }

    Condition and(Condition other, Span span) {
        List<SortedMap<Integer, Boolean>> both = new ArrayList<>();
        for (SortedMap<Integer, Boolean> mine : cubes) {
            for (SortedMap<Integer, Boolean> theirs : other.cubes) {
                addIfPossible(both, mine, theirs);
                requireFew(both, span);
            }
        }
        return new Condition(both);
    }

    private static void addIfPossible(
            List<SortedMap<Integer, Boolean>> cubes, SortedMap<Integer, Boolean> a, SortedMap<Integer, Boolean> b) {
        TreeMap<Integer, Boolean> joined = new TreeMap<>(a);
        joined.putAll(b);
        if (a.entrySet().stream().allMatch(e -> e.getValue().equals(joined.get(e.getKey())))) {
            cubes.add(joined);
        }
    }

    /** Leaves the cubes disjoint: {@code a or (not a and b)}. */
    Condition or(Condition other, Span span) {
        List<SortedMap<Integer, Boolean>> either = new ArrayList<>(cubes);
        either.addAll(not(span).and(other, span).cubes);
        requireFew(either, span);
        return new Condition(either);
    }

    Condition not(Span span) {
        Condition none = ALWAYS;
        for (SortedMap<Integer, Boolean> cube : cubes) {
            none = none.and(outside(cube), span);
        }
        return none;
    }

    /** Everything but one cube: the first bit differs, or it agrees and the second differs, and so on. */
    private static Condition outside(SortedMap<Integer, Boolean> cube) {
        List<SortedMap<Integer, Boolean>> cubes = new ArrayList<>();
        TreeMap<Integer, Boolean> agreed = new TreeMap<>();
        cube.forEach((bit, value) -> {
            TreeMap<Integer, Boolean> differs = new TreeMap<>(agreed);
            differs.put(bit, !value);
            cubes.add(differs);
            agreed.put(bit, value);
        });
        return new Condition(cubes);
    }

    private static void requireFew(List<SortedMap<Integer, Boolean>> cubes, Span span) {
        if (cubes.size() > MOST_CUBES) {
            throw span.error("this condition has more than %d cases".formatted(MOST_CUBES));
        }
    }
}
