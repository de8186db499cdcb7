package org.assay.quantum.qasm;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where an expression's names come from. */
interface Scope {

    /** What a name stands for, or null where it stands for nothing here. */
    @Nullable Expression value(String name);

    /** For suggestions. */
    Set<String> valueNames();
}
