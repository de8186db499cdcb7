package org.assay.quantum.qasm;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.assay.quantum.circuit.Angle;
import org.assay.quantum.circuit.NearestName;
import org.assay.quantum.qasm.Expression.Constant;
import org.assay.quantum.qasm.Expression.LoopVariable;
import org.assay.quantum.qasm.Statement.Symbol;
import org.jspecify.annotations.Nullable;

/** All names that a file may use at the point that is being read: gates, registers, values. */
final class Names implements Scope {

    private final QasmVersion version;
    private final Map<String, GateDefinition> gates;
    private final Set<String> ownGates = new HashSet<>();
    private int kept;
    private final Map<String, Symbol> symbols = new HashMap<>();
    private final Map<String, Expression> values = new HashMap<>();

    Names(QasmVersion version, Map<String, GateDefinition> known) {
        this.version = version;
        gates = new HashMap<>(known);
        if (version == QasmVersion.V3) {
            values.put("true", Constant.of(1));
            values.put("false", Constant.of(0));
        }
    }

    /** Counts a statement that is kept for later; refuses more than a file may have. */
    void keep(Span span) {
        if (++kept > Limits.MOST_KEPT) {
            throw span.error("more than %d statements in bodies of gates, loops and conditions".formatted(Limits.MOST_KEPT));
        }
    }

    @Nullable GateDefinition gate(String name) {
        return gates.get(name);
    }

    QasmException unknownGate(Span span, String name) {
        return span.error("unknown gate '%s'%s".formatted(Parsing.shortened(name), NearestName.hint(name, gates.keySet())));
    }

    /**
     * A file may define a library's gate anew, as those do that bring the library along; but nothing
     * twice. Where the definition is the library's own in other words, the library's form stays.
     */
    void define(GateDefinition gate, Span span) {
        if (!ownGates.add(gate.name())) {
            throw span.error("gate '%s' is defined twice".formatted(Parsing.shortened(gate.name())));
        }
        GateDefinition library = gates.get(gate.name());
        boolean isSame = gate instanceof GateDefinition.Defined
                && library != null
                && SameGate.asInLibrary(gate, library, version == QasmVersion.V3);
        if (!isSame) {
            gates.put(gate.name(), gate);
        }
    }

    /** The gates that the file itself has defined. */
    Map<String, GateDefinition> definedHere() {
        Map<String, GateDefinition> own = new HashMap<>(gates);
        own.keySet().retainAll(ownGates);
        return own;
    }

    @Nullable Symbol symbol(String name) {
        return symbols.get(name);
    }

    QasmException unknownRegister(Span span, String name) {
        return span.error("unknown register '%s'%s".formatted(Parsing.shortened(name), NearestName.hint(name, symbols.keySet())));
    }

    void declare(Symbol symbol, Span span) {
        requireNew(symbol.name(), span);
        symbols.put(symbol.name(), symbol);
    }

    void declare(String name, Angle value, Span span) {
        requireNew(name, span);
        values.put(name, new Constant(value));
    }

    private void requireNew(String name, Span span) {
        if (symbols.containsKey(name) || values.containsKey(name)) {
            throw span.error("'%s' is declared twice".formatted(Parsing.shortened(name)));
        }
    }

    /** Makes a loop variable visible; returns what it hides, for {@link #leaveLoop}. */
    @Nullable Expression enterLoop(String name, int depth) {
        return values.put(name, new LoopVariable(depth));
    }

    void leaveLoop(String name, @Nullable Expression hidden) {
        if (hidden == null) {
            values.remove(name);
        } else {
            values.put(name, hidden);
        }
    }

    @Override
    public @Nullable Expression value(String name) {
        return values.get(name);
    }

    @Override
    public Set<String> valueNames() {
        return values.keySet();
    }
}
