package org.assay.quantum.circuit;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the user may have meant: the known name nearest to an unknown one. */
public final class NearestName {

    /** Names by which other tools and textbooks call what is here under another name. */
    private static final Map<String, String> ALIASES = Map.ofEntries(
            Map.entry("cnot", "cx"), Map.entry("toffoli", "ccx"), Map.entry("ccnot", "ccx"),
            Map.entry("hadamard", "h"), Map.entry("fredkin", "cswap"), Map.entry("phase", "p"),
            Map.entry("u1q", "u3"), Map.entry("not", "x"), Map.entry("i", "id"), Map.entry("v", "sx"),
            Map.entry("sdag", "sdg"), Map.entry("tdag", "tdg"), Map.entry("cphase", "cp"),
            Map.entry("csign", "cz"), Map.entry("zz", "rzz"), Map.entry("xx", "rxx"), Map.entry("yy", "ryy"));

    private static final int LONGEST_COMPARED = 40;

    private NearestName() {}

    /** The alias's target if the word is a known alias, else the name at the least edit distance, if near enough. */
    public static Optional<String> of(String word, Collection<String> known) {
        if (word.length() > LONGEST_COMPARED) {
            return Optional.empty();
        }
        String lower = word.toLowerCase(Locale.ROOT);
        String alias = ALIASES.get(lower);
        if (alias != null && known.contains(alias)) {
            return Optional.of(alias);
        }
        String best = null;
        int least = Math.max(1, word.length() / 3) + 1;
        for (String name : known) {
            int distance = distance(lower, name.toLowerCase(Locale.ROOT));
            if (distance < least || (distance == least && best != null && isBetter(lower, name, best))) {
                least = distance;
                best = name;
            }
        }
        return Optional.ofNullable(best);
    }

    /** At the same distance a name with the same first letter is likelier; then the alphabet decides. */
    private static boolean isBetter(String word, String name, String best) {
        boolean nameStarts = !word.isEmpty() && !name.isEmpty() && name.charAt(0) == word.charAt(0);
        boolean bestStarts = !word.isEmpty() && !best.isEmpty() && best.charAt(0) == word.charAt(0);
        return nameStarts == bestStarts ? name.compareTo(best) < 0 : nameStarts;
    }

    /** {@code "did you mean annealing?"} where a name is near, otherwise all of them. */
    public static String suggestion(String word, Collection<String> known) {
        return of(word, known).map("did you mean %s?"::formatted).orElseGet(() -> "known are " + String.join(", ", known));
    }

    /** {@code "; did you mean 'cx'?"}, or nothing. */
    public static String hint(String word, Collection<String> known) {
        return of(word, known).map("; did you mean '%s'?"::formatted).orElse("");
    }

    /** Insertions, deletions, replacements and swaps of neighbours that lead from one word to the other. */
    static int distance(String a, String b) {
        if (Math.abs(a.length() - b.length()) > LONGEST_COMPARED) {
            return Integer.MAX_VALUE;
        }
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(a, b, cost, i, j);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int cheapest(String a, String b, int[][] cost, int i, int j) {
        int replace = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int least = Math.min(replace, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
    }
}
