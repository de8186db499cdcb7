package org.assay.quantum.simulate;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.assay.quantum.circuit.Gate;
import org.assay.quantum.circuit.Operation;

/** Remembers the actions of gates that were seen before, wherever they stood. */
final class CliffordActions {

    private record Key(Gate gate, int on, int off) {}

    private final Map<Key, Optional<CliffordAction>> known = new HashMap<>();

    Optional<CliffordAction> of(Operation.Apply step) {
        Key key = new Key(step.gate(), step.controls().on().size(), step.controls().off().size());
        return known.computeIfAbsent(key, _ -> CliffordAction.of(step));
    }
}
