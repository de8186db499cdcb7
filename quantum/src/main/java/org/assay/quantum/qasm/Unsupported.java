package org.assay.quantum.qasm;

import java.util.Set;

/** The words of OpenQASM 3 that stand outside its static subset: refused by name. */
final class Unsupported {

    private static final Set<String> KEYWORDS = Set.of(
            "def", "extern", "while", "switch", "box", "cal", "defcal", "defcalgrammar", "array", "duration",
            "stretch", "int", "uint", "float", "angle", "bool", "complex", "output", "return", "end", "break",
            "continue", "delay", "durationof", "nop", "mutable", "readonly", "void", "case", "default");

    private Unsupported() {}

    static boolean isKeyword(String word, QasmVersion version) {
        return version == QasmVersion.V3 && KEYWORDS.contains(word);
    }

    static QasmException error(Span span, String word) {
        return span.error(("'%s' is not read: of OpenQASM 3 the static subset is (registers, gates, const, input,"
                + " for over constant ranges, if, measure, reset, barrier)").formatted(word));
    }
}
