package org.assay.quantum.qasm;

import java.util.List;
import org.assay.quantum.circuit.Circuit;

/**
 * A circuit from a file, and what its reader should know about the file.
 *
 * @param version the dialect in which it was read
 * @param warnings whole sentences; empty for a faultless file
 */
public record Reading(Circuit circuit, QasmVersion version, List<String> warnings) {

    public Reading {
        warnings = List.copyOf(warnings);
    }
}
