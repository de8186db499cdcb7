package org.assay.comparison.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assay.quantum.observable.PauliString;
import org.assay.quantum.observable.PauliSum;

/** A sum of Pauli strings as typed: {@code ZZI}, {@code 0.5*XX-1.2*ZZ}; the highest qubit on the left. */
final class PauliArgument {

    private static final Pattern TERM = Pattern.compile("\\s*([-+])?\\s*(?:([0-9.]+(?:[eE][-+]?[0-9]+)?)\\s*\\*?\\s*)?([IXYZ]+)\\s*");

    private PauliArgument() {}

    static PauliSum parse(String text, int qubits) {
        List<PauliSum.Term> terms = new ArrayList<>();
        Matcher matcher = TERM.matcher(text);
        int at = 0;
        while (at < text.length()) {
            boolean isTerm = matcher.find(at) && matcher.start() == at && (at == 0 || matcher.group(1) != null);
            boolean isWhole = isTerm && (matcher.end() == text.length() || "+-".indexOf(text.charAt(matcher.end())) >= 0);
            if (!isWhole) {
                throw Failure.usage("'%s' is no sum of Pauli strings (at column %d)".formatted(text, at + 1),
                        "write I, X, Y, Z, the highest qubit on the left, as in ZZI or 0.5*XX-1.2*ZZ");
            }
            terms.add(term(matcher, text, qubits));
            at = matcher.end();
        }
        return new PauliSum(terms);
    }

    private static PauliSum.Term term(Matcher matcher, String text, int qubits) {
        String letters = matcher.group(3);
        if (letters.length() != qubits) {
            throw Failure.usage("Pauli string '%s' of '%s' has %d letters, but the circuit has %d qubits"
                    .formatted(letters, text, letters.length(), qubits), "write I for qubits that are not looked at");
        }
        double size = matcher.group(2) == null ? 1 : Double.parseDouble(matcher.group(2));
        return new PauliSum.Term("-".equals(matcher.group(1)) ? -size : size, PauliString.parse(letters));
    }
}
