package org.assay.comparison.resource;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** "did you mean ...?" for a name that is not in a list. */
public final class Suggestions {

    private Suggestions() {}

    /** The nearest names if any is near, otherwise all of them. */
    public static String of(String unknown, Collection<String> known) {
        int near = Math.max(2, unknown.length() / 3);
        List<String> close = known.stream()
                .filter(name -> distance(unknown, name) <= near)
                .sorted(Comparator.comparingInt((String name) -> distance(unknown, name)).thenComparing(name -> name))
                .limit(3)
                .toList();
        return close.isEmpty()
                ? "known are " + String.join(", ", known)
                : "did you mean " + String.join(" or ", close) + "?";
    }

    /** Fewest single-letter edits, ignoring case. */
    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                boolean same = Character.toLowerCase(a.charAt(i - 1)) == Character.toLowerCase(b.charAt(j - 1));
                int change = previous[j - 1] + (same ? 0 : 1);
                current[j] = Math.min(change, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
