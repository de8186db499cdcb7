package org.assay.comparison.resource;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.assay.comparison.quantity.Quantity;

/**
 * A machine, as named numbers with their sources.
 *
 * @param id           for the command line, such as {@code sc_heron}
 * @param family       what kind of machine: {@code nisq-superconducting}, {@code ft-gate}, {@code classical}, ...
 * @param title        for people
 * @param connectivity which qubits can meet in a gate; empty for what is no gate machine
 * @param fields       by short name ({@code t2q}, {@code e2}, {@code power}); in the order of the file
 */
public record HardwareProfile(String id, String family, String title, Optional<Connectivity> connectivity,
        Map<String, Quantity> fields) {

    /** Which pairs of qubits a two-qubit gate may join, and how many at once. */
    public enum Connectivity {
        /** A hexagonal lattice with a qubit on every edge as well; holds long lines. */
        HEAVY_HEX,
        /** A square lattice. */
        GRID,
        /** Any pair, disjoint pairs at once. */
        ALL_TO_ALL,
        /** Any pair, but one gate after the other: ions in one trap. */
        ONE_AT_A_TIME;

        /** Whether circuits must be routed by swaps. */
        public boolean needsRouting() {
            return this == HEAVY_HEX || this == GRID;
        }
    }

    public HardwareProfile {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    public Optional<Quantity> find(String field) {
        return Optional.ofNullable(fields.get(field));
    }

    /** @throws IllegalArgumentException if this machine has no such number */
    public Quantity require(String field) {
        return find(field).orElseThrow(() -> new IllegalArgumentException(
                "profile %s has no '%s'; it has %s".formatted(id, field, fields.keySet())));
    }

    /** Whether circuits can be estimated by {@link NisqPath}. */
    public boolean isNisq() {
        return family.startsWith("nisq-");
    }

    /** Whether the fault-tolerant path can start from its physical qubits. */
    public boolean isFaultTolerant() {
        return family.equals("ft-gate") || family.equals("ft-majorana");
    }
}
