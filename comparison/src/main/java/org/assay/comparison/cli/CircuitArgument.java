package org.assay.comparison.cli;

import org.assay.quantum.circuit.Circuit;
import org.assay.quantum.library.Library;

/** What a user writes for a circuit: a name from the library, as in {@code ghz:3}. */
final class CircuitArgument {

    static final String HELP = "A name from the library, as in ghz:3 or qft:5; 'assay examples' lists them.";

    private CircuitArgument() {}

    static Circuit resolve(String text) {
        try {
            return Library.named(text);
        } catch (IllegalArgumentException e) {
            throw Failure.badInput(String.valueOf(e.getMessage()), "list them with: assay examples");
        }
    }
}
